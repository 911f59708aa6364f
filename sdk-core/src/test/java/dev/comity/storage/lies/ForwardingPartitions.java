package dev.comity.storage.lies;

import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import java.util.List;
import java.util.SortedSet;

/** Passes everything on to the subscriptions. */
class ForwardingPartitions implements FeedPartitionStore {

  final FeedPartitionStore honest;

  ForwardingPartitions(FeedPartitionStore honest) {
    this.honest = honest;
  }

  @Override
  public SortedSet<String> subscriptions() {
    return honest.subscriptions();
  }

  @Override
  public List<FeedPartition> of(String subscription) {
    return honest.of(subscription);
  }

  @Override
  public void insert(FeedPartition partition) {
    honest.insert(partition);
  }

  @Override
  public void update(FeedPartition partition, long expected) {
    honest.update(partition, expected);
  }

  @Override
  public void remove(String subscription) {
    honest.remove(subscription);
  }
}
