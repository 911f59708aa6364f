package dev.comity.backup;

import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import java.util.Optional;

/**
 * The subscriptions of one tenant as lines. A lease is left out: its reader is not of this world.
 */
final class ReaderLines {

  private static final String PART = "subscription";

  private ReaderLines() {}

  static void write(FeedPartitionStore store, BackupWriter out) {
    for (String subscription : store.subscriptions()) {
      store.of(subscription).forEach(part -> out.line(PART, json(part)));
    }
  }

  static void restore(BackupReader in, FeedPartitionStore store) {
    while (in.isNext(PART)) {
      store.insert(in.next(PART, ReaderLines::part));
    }
  }

  static void skip(BackupReader in) {
    while (in.isNext(PART)) {
      in.skip();
    }
  }

  private static Payload json(FeedPartition it) {
    return Payload.builder()
        .text("name", it.subscription())
        .number("part", it.slice().index())
        .number("parts", it.slice().count())
        .number("version", it.version())
        .number("acknowledged", it.acknowledged())
        .build();
  }

  private static FeedPartition part(Payload json) {
    return new FeedPartition(
        json.text("name"),
        new Slice((int) json.number("part"), (int) json.number("parts")),
        json.number("version"),
        json.number("acknowledged"),
        Optional.empty());
  }
}
