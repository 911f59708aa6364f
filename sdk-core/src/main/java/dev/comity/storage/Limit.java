package dev.comity.storage;

/** The greatest length of a page. */
final class Limit {

  private Limit() {}

  static int checked(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "A page of " + limit + " would never end. Maybe 100 at a time?");
    }
    return limit;
  }
}
