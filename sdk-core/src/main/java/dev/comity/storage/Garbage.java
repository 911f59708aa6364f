package dev.comity.storage;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Rows under which an older version hangs, in the order of the commits that wrote over it. It can
 * go as soon as every open unit of work sees that commit. Guarded by the storage's commit lock.
 */
final class Garbage {

  private record Overwritten<K>(VersionedTable<K, ?> table, K key, long commit) {
    void forget(long oldest) {
      table.forget(key, oldest);
    }
  }

  private final Queue<Overwritten<?>> waiting = new ArrayDeque<>();

  <K> void add(VersionedTable<K, ?> table, K key, long commit) {
    waiting.add(new Overwritten<>(table, key, commit));
  }

  /** Forgets what nobody sees any more, the oldest snapshot in use being given. */
  void sweep(long oldest) {
    for (Overwritten<?> it = waiting.peek();
        it != null && it.commit() <= oldest;
        it = waiting.peek()) {
      it.forget(oldest);
      waiting.remove();
    }
  }
}
