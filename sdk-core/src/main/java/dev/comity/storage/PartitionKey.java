package dev.comity.storage;

import dev.comity.journal.FeedPartition;
import java.util.Comparator;

/** A part of the feed, as the readers of one subscription share it. */
record PartitionKey(String subscription, int index) {

  static final Comparator<PartitionKey> ORDER =
      Comparator.comparing(PartitionKey::subscription).thenComparingInt(PartitionKey::index);

  static PartitionKey of(FeedPartition partition) {
    return new PartitionKey(partition.subscription(), partition.slice().index());
  }

  @Override
  public String toString() {
    return index + " of subscription " + subscription;
  }
}
