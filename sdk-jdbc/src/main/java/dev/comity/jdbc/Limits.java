package dev.comity.jdbc;

/** The greatest length of a page. */
final class Limits {

  private Limits() {}

  static int check(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "A page of " + limit + " would never end. Maybe 100 at a time?");
    }
    return limit;
  }
}
