package dev.comity.storage.lies;

import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Slice;
import java.util.List;
import java.util.Optional;

/** Passes everything on to the feed. */
class ForwardingFeed implements FeedStore {

  final FeedStore honest;

  ForwardingFeed(FeedStore honest) {
    this.honest = honest;
  }

  @Override
  public int number(int limit) {
    return honest.number(limit);
  }

  @Override
  public boolean isAnyUnnumbered() {
    return honest.isAnyUnnumbered();
  }

  @Override
  public List<FeedEntry> after(long position, Slice slice, int limit) {
    return honest.after(position, slice, limit);
  }

  @Override
  public List<Event> unnumbered(Optional<Event> after, int limit) {
    return honest.unnumbered(after, limit);
  }

  @Override
  public void restore(FeedEntry entry) {
    honest.restore(entry);
  }
}
