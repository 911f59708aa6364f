package dev.comity.storage;

import java.util.List;

/**
 * A key of one or several texts, ordered text by text; a number is written with leading zeros. The
 * first text is the tenant.
 *
 * @param parts the texts
 */
record Key(List<String> parts) implements Comparable<Key> {

  static Key of(String... parts) {
    return new Key(List.of(parts));
  }

  static String number(long number) {
    return String.format("%019d", number);
  }

  boolean startsWith(Key prefix) {
    return parts.size() >= prefix.parts.size()
        && parts.subList(0, prefix.parts.size()).equals(prefix.parts);
  }

  @Override
  public int compareTo(Key other) {
    int common = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < common; i++) {
      int order = parts.get(i).compareTo(other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public String toString() {
    return String.join(" ", parts);
  }
}
