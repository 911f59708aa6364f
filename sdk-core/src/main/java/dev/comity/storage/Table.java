package dev.comity.storage;

import java.util.Comparator;

/**
 * A sorted table: what its rows are called, and in which order their keys stand. What is in it
 * stands in {@link Contents}.
 */
@SuppressWarnings("UnusedTypeParameter") // V: what stands under a key
final class Table<K, V> {

  private final String name;
  private final Comparator<K> order;

  /** Describes a table; the name is a noun that can stand before a key. */
  Table(String name, Comparator<K> order) {
    this.name = name;
    this.order = order;
  }

  Comparator<K> order() {
    return order;
  }

  /** The name, as it stands before a key. */
  @Override
  public String toString() {
    return name;
  }
}
