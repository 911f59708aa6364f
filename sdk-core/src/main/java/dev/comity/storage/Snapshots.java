package dev.comity.storage;

import java.util.TreeMap;

/**
 * The number of the last commit, and of the earlier ones that open units of work look at. Taking a
 * snapshot is taking a number.
 */
final class Snapshots {

  private final TreeMap<Long, Integer> users = new TreeMap<>();
  private long last;

  /** The last commit, to be looked at until it is given back. */
  synchronized long take() {
    users.merge(last, 1, Integer::sum);
    return last;
  }

  synchronized void giveBack(long snapshot) {
    users.computeIfPresent(snapshot, (it, count) -> count == 1 ? null : count - 1);
  }

  synchronized long last() {
    return last;
  }

  /** Lets all units of work that begin from now on see a commit, all of it at once. */
  synchronized void publish(long commit) {
    last = commit;
  }

  /** The oldest commit that somebody looks at or can come to look at. */
  synchronized long oldest() {
    return users.isEmpty() ? last : users.firstKey();
  }
}
