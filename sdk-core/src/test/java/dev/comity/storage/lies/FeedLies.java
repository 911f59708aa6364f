package dev.comity.storage.lies;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Journal;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Lies about the feed. */
final class FeedLies {

  private FeedLies() {}

  /** The feed of a unit, told otherwise. */
  private abstract static class Telling extends LyingStorage {
    abstract List<FeedEntry> told(
        LyingUnit unit, FeedStore honest, long position, Slice slice, int limit);

    @Override
    final FeedStore feed(LyingUnit unit, FeedStore feed) {
      return new ForwardingFeed(feed) {
        @Override
        public List<FeedEntry> after(long position, Slice slice, int limit) {
          honest.after(position, slice, limit);
          return told(unit, honest, position, slice, limit);
        }
      };
    }

    static List<FeedEntry> all(FeedStore honest) {
      return honest.after(0, Slice.WHOLE, Integer.MAX_VALUE);
    }
  }

  /** Positions are given when an entry is written, not when it is committed. */
  @CaughtBy("aReaderPassesOverNothingThatIsCommittedLate")
  static final class NumbersWhenWritten extends Telling {
    private final AtomicLong last = new AtomicLong();
    private final Map<Event, Long> positions = new ConcurrentHashMap<>();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          honest.append(event);
          positions.computeIfAbsent(event, it -> last.incrementAndGet());
        }
      };
    }

    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return all(honest).stream()
          .map(it -> new FeedEntry(positions.get(it.event()), it.event()))
          .filter(it -> it.position() > position && slice.holds(idOf(it)))
          .sorted(Comparator.comparingLong(FeedEntry::position))
          .limit(limit)
          .toList();
    }
  }

  private static UUID idOf(FeedEntry entry) {
    return entry.event().aggregate().value();
  }

  /** Of two entries about one thing that were committed together the later one comes first. */
  @CaughtBy("entriesOfOneThingComeInTheirOrderHoweverTheyWereCommitted")
  static final class TurnsEntriesAround extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      List<FeedEntry> feed = honest.after(position, slice, limit);
      List<FeedEntry> turned = new ArrayList<>(feed);
      for (int i = 0; i + 1 < feed.size(); i += 2) {
        if (feed.get(i).event().aggregate().equals(feed.get(i + 1).event().aggregate())) {
          turned.set(i, new FeedEntry(feed.get(i).position(), feed.get(i + 1).event()));
          turned.set(i + 1, new FeedEntry(feed.get(i + 1).position(), feed.get(i).event()));
        }
      }
      return turned;
    }
  }

  /** Positions are counted when the feed is read, in the order of the journal. */
  @CaughtBy("aPositionNeverChanges")
  static final class CountsWhileReading extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      List<Event> all = unit.honest().journal().page(Optional.empty(), Integer.MAX_VALUE);
      return IntStream.range(0, all.size())
          .mapToObj(it -> new FeedEntry(it + 1L, all.get(it)))
          .filter(it -> it.position() > position && slice.holds(idOf(it)))
          .limit(limit)
          .toList();
    }
  }

  /** Two entries share each position. */
  @CaughtBy({
    "everyCommittedEntryIsInTheFeedOnceAndNoPositionIsLeftOut",
    "theFeedIsReadFromAnyPositionInPagesOfAnyLength"
  })
  static final class GivesPositionsTwice extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return all(honest).stream()
          .map(it -> new FeedEntry((it.position() + 1) / 2, it.event()))
          .filter(it -> it.position() > position && slice.holds(idOf(it)))
          .limit(limit)
          .toList();
    }
  }

  /** Positions go up by two. */
  @CaughtBy("everyCommittedEntryIsInTheFeedOnceAndNoPositionIsLeftOut")
  static final class LeavesPositionsOut extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(position / 2, slice, limit).stream()
          .map(it -> new FeedEntry(it.position() * 2, it.event()))
          .toList();
    }
  }

  /** The entry at the position that was read last comes again. */
  @CaughtBy("theFeedIsReadFromAnyPositionInPagesOfAnyLength")
  static final class RepeatsTheLastEntry extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(Math.max(0, position - 1), slice, limit);
    }
  }

  /** Parts of the feed hold the first entries of the next part too. */
  @CaughtBy("partsOfTheFeedHoldEveryEntryExactlyOnce")
  static final class LetsPartsOverlap extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return all(honest).stream()
          .filter(it -> it.position() > position)
          .filter(it -> slice.from() <= bits(it) && bits(it) <= slice.to() + 1)
          .limit(limit)
          .toList();
    }
  }

  private static int bits(FeedEntry entry) {
    return (int) idOf(entry).getLeastSignificantBits() & 255;
  }

  /** Parts of the feed lack the last of what they should hold. */
  @CaughtBy("partsOfTheFeedHoldEveryEntryExactlyOnce")
  static final class LeavesAGapBetweenParts extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(position, slice, Integer.MAX_VALUE).stream()
          .filter(it -> bits(it) < slice.to() || slice.from() == slice.to())
          .limit(limit)
          .toList();
    }
  }

  /** The limit is applied before the part is chosen. */
  @CaughtBy("partsOfTheFeedHoldEveryEntryExactlyOnce")
  static final class LimitsBeforeChoosing extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(position, Slice.WHOLE, limit).stream()
          .filter(it -> slice.holds(idOf(it)))
          .toList();
    }
  }

  /** The feed takes no notice of the limit. */
  @CaughtBy("theFeedIsReadFromAnyPositionInPagesOfAnyLength")
  static final class IgnoresTheLimitOfTheFeed extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(position, slice, Integer.MAX_VALUE);
    }
  }

  /** Entries are told of as soon as they are written, and for ever. */
  @CaughtBy("whatIsNotCommittedHasNoPlaceInTheFeed")
  static final class TellsWhatIsNotCommitted extends Telling {
    private final Map<TenantId, List<Event>> written = new ConcurrentHashMap<>();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          honest.append(event);
          of(unit).add(event);
        }
      };
    }

    private List<Event> of(LyingUnit unit) {
      return written.computeIfAbsent(
          unit.tenant(), it -> Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      List<Event> all = of(unit);
      return IntStream.range(0, all.size())
          .mapToObj(it -> new FeedEntry(it + 1L, all.get(it)))
          .filter(it -> it.position() > position && slice.holds(idOf(it)))
          .limit(limit)
          .toList();
    }
  }

  /** Entries about things with certain ids never come. */
  @CaughtBy({"everyAnswerIsThatOfANotebook", "partsOfTheFeedHoldEveryEntryExactlyOnce"})
  static final class SkipsSomeThings extends Telling {
    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      return honest.after(position, slice, Integer.MAX_VALUE).stream()
          .filter(it -> idOf(it).getLeastSignificantBits() % 3 != 0)
          .limit(limit)
          .toList();
    }
  }

  /** All tenants share one feed. */
  @CaughtBy({"everyTenantHasAFeedOfItsOwn", "whatOneTenantWritesAnotherDoesNotSee"})
  static final class MixesTenantsInTheFeed extends Telling {
    private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();

    @Override
    List<FeedEntry> told(LyingUnit unit, FeedStore honest, long position, Slice slice, int limit) {
      tenants.add(unit.tenant());
      List<Event> all = new ArrayList<>();
      for (TenantId tenant : tenants()) {
        try (UnitOfWork other = honest().begin(tenant, Access.READ)) {
          all(other.feed()).forEach(it -> all.add(it.event()));
        }
      }
      return IntStream.range(0, all.size())
          .mapToObj(it -> new FeedEntry(it + 1L, all.get(it)))
          .filter(it -> it.position() > position && slice.holds(idOf(it)))
          .limit(limit)
          .toList();
    }
  }

  /** A unit that only reads gives positions. */
  @CaughtBy("aReadingUnitRefusesToWrite")
  static final class NumbersInReadingUnits extends LyingStorage {
    @Override
    FeedStore feed(LyingUnit unit, FeedStore feed) {
      return new ForwardingFeed(feed) {
        @Override
        public int number(int limit) {
          return unit.access() == Access.READ ? 0 : honest.number(limit);
        }
      };
    }
  }

  /** Two units that give positions at once give the same ones. */
  @CaughtBy("twoWhoNumberAtOnceGiveNoPositionTwice")
  static final class NumbersWithoutLooking extends LateFeedStorage {
    @Override
    void refuseIfOvertaken(List<Event> now, Late feed) {
      // whoever was faster is not looked for
    }
  }

  /** More entries get a position than were asked for. */
  @CaughtBy({"numberingStopsAtTheLimitAndSaysWhenNothingIsLeft"})
  static final class NumbersMoreThanAsked extends LateFeedStorage {
    @Override
    List<Event> chosen(List<Event> unnumbered, int limit) {
      return super.chosen(unnumbered, limit == Integer.MAX_VALUE ? limit : limit + 1);
    }
  }

  /** Numbering stops before the end and says that it is done. */
  @CaughtBy({
    "numberingStopsAtTheLimitAndSaysWhenNothingIsLeft",
    "everyCommittedEntryIsInTheFeedOnceAndNoPositionIsLeftOut"
  })
  static final class NumbersLessThanThereIs extends LateFeedStorage {
    @Override
    List<Event> chosen(List<Event> unnumbered, int limit) {
      return super.chosen(unnumbered, Math.max(1, limit - 1));
    }
  }

  /** Of entries about one thing the newest gets its position first. */
  @CaughtBy("entriesOfOneThingComeInTheirOrderHoweverTheyWereCommitted")
  static final class NumbersBackwards extends LateFeedStorage {
    @Override
    List<Event> chosen(List<Event> unnumbered, int limit) {
      List<Event> backwards = new ArrayList<>(unnumbered);
      Collections.reverse(backwards);
      return super.chosen(backwards, limit);
    }
  }

  /** An entry is passed over if its thing sorts before one that has a position already. */
  @CaughtBy({"aReaderPassesOverNothingThatIsCommittedLate", "aPositionNeverChanges"})
  static final class NumbersForwardOnly extends LateFeedStorage {
    private final Map<TenantId, AggregateId> furthest = new ConcurrentHashMap<>();

    @Override
    List<Event> chosen(List<Event> unnumbered, int limit) {
      List<Event> ahead =
          unnumbered.stream()
              .filter(it -> it.aggregate().compareTo(furthest(it.tenant())) >= 0)
              .toList();
      List<Event> chosen = super.chosen(ahead, limit);
      chosen.forEach(it -> furthest.put(it.tenant(), it.aggregate()));
      return chosen;
    }

    private AggregateId furthest(TenantId tenant) {
      return furthest.getOrDefault(tenant, new AggregateId("a", new UUID(0, 0)));
    }
  }
}
