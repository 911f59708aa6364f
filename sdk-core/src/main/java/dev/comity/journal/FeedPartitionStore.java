package dev.comity.journal;

import java.util.List;
import java.util.SortedSet;

/** The port to the subscriptions to the feed of one tenant, in one unit of work. */
public interface FeedPartitionStore {

  /**
   * The names of all subscriptions.
   *
   * @return the names
   */
  SortedSet<String> subscriptions();

  /**
   * The parts of a subscription.
   *
   * @param subscription its name
   * @return all parts, in the order of their index; empty if there is no such subscription
   */
  List<FeedPartition> of(String subscription);

  /**
   * Keeps a new part.
   *
   * @param partition the part, in whatever version it is
   * @throws dev.comity.failure.ConflictException here or at the commit, if the subscription has a
   *     part of that index already, of however many
   */
  void insert(FeedPartition partition);

  /**
   * Keeps a new version of a part.
   *
   * @param partition the new version
   * @param expected the version that must be there now
   * @throws dev.comity.failure.ConflictException here or at the commit, if there is no such part or
   *     another version is there
   */
  void update(FeedPartition partition, long expected);

  /**
   * Forgets all parts of a subscription, if there is one of that name.
   *
   * @param subscription its name
   */
  void remove(String subscription);
}
