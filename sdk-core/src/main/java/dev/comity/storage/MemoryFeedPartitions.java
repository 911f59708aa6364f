package dev.comity.storage;

import dev.comity.failure.StaleVersionException;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The subscriptions of one tenant in a unit of work in memory. */
final class MemoryFeedPartitions implements FeedPartitionStore {

  private final UnitState state;
  private final TableView<PartitionKey, FeedPartition> partitions;

  MemoryFeedPartitions(UnitState state, TableView<PartitionKey, FeedPartition> partitions) {
    this.state = state;
    this.partitions = partitions;
  }

  @Override
  public SortedSet<String> subscriptions() {
    state.reading();
    return partitions
        .all()
        .map(row -> row.key().subscription())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public List<FeedPartition> of(String subscription) {
    state.reading();
    return partitions
        .from(new PartitionKey(subscription, 0))
        .takeWhile(row -> row.key().subscription().equals(subscription))
        .flatMap(row -> row.value().stream())
        .toList();
  }

  @Override
  public void insert(FeedPartition partition) {
    state.write(() -> partitions.insert(PartitionKey.of(partition), partition));
  }

  @Override
  public void update(FeedPartition partition, long expected) {
    PartitionKey key = PartitionKey.of(partition);
    state.write(
        () -> {
          if (partitions.find(key).filter(it -> it.version() == expected).isEmpty()) {
            throw new StaleVersionException(partitions + " " + key, expected);
          }
          partitions.put(key, partition);
        });
  }

  @Override
  public void remove(String subscription) {
    List<FeedPartition> all = of(subscription);
    state.write(() -> all.forEach(it -> partitions.remove(PartitionKey.of(it))));
  }
}
