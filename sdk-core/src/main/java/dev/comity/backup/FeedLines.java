package dev.comity.backup;

import dev.comity.journal.Event;
import dev.comity.journal.EventJson;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Journal;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one tenant as lines, in the order of the feed, so that every cursor of a reader
 * means the same after the restoration. What has no position yet comes last.
 */
final class FeedLines {

  private static final String ENTRY = "entry";
  private static final int PAGE = 1_000;

  private FeedLines() {}

  /** Answers how many there are. */
  static long write(FeedStore feed, BackupWriter out) {
    long count = 0;
    long position = 0;
    List<FeedEntry> numbered;
    do {
      numbered = feed.after(position, Slice.WHOLE, PAGE);
      for (FeedEntry it : numbered) {
        position = it.position();
        out.line(ENTRY, entry(it.event()).number("position", position).build());
      }
      count += numbered.size();
    } while (numbered.size() == PAGE);
    Optional<Event> last = Optional.empty();
    List<Event> unnumbered;
    do {
      unnumbered = feed.unnumbered(last, PAGE);
      for (Event it : unnumbered) {
        last = Optional.of(it);
        out.line(ENTRY, entry(it).build());
      }
      count += unnumbered.size();
    } while (unnumbered.size() == PAGE);
    return count;
  }

  private static Payload.Builder entry(Event it) {
    return Payload.builder().object("entry", EventJson.write(it));
  }

  static void restore(
      TenantId tenant, long count, BackupReader in, Journal journal, FeedStore feed) {
    long position = 0;
    for (long i = 1; i <= count; i++) {
      Payload line = in.next(ENTRY, it -> it);
      Event event = in.believed(() -> EventJson.read(tenant, line.object("entry")));
      if (!line.has("position")) {
        journal.append(event);
      } else if (position == i - 1 && in.believed(() -> line.number("position")) == i) {
        position = i;
        feed.restore(new FeedEntry(position, event));
      } else {
        throw in.fault("the positions in the feed do not follow each other");
      }
    }
  }

  static void skip(BackupReader in) {
    while (in.isNext(ENTRY)) {
      in.skip();
    }
  }
}
