package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about the journal. */
final class JournalLies {

  private JournalLies() {}

  /** An entry whose number is taken is passed over without a word. */
  @CaughtBy({"aNumberIsTakenOnce", "aUnitThatSwallowedAConflictCannotBeCommitted"})
  static final class PassesOverTakenNumbers extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          long last = honest.last(event.aggregate()).map(Event::sequence).orElse(0L);
          if (event.sequence() > last) {
            honest.append(event);
          }
        }
      };
    }
  }

  /** Two units that take a number at once are both told that they have it. */
  @CaughtBy("oneOfTwoUnitsTakesANumber")
  static final class GivesNumbersTwice extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isFirst = !unit.isCommitted();
      try {
        super.commit(unit);
      } catch (ConflictException e) {
        boolean isEntering =
            isFirst
                && !written(unit).isEmpty()
                && written(unit).stream().allMatch(it -> it.isOf(Journal.class));
        if (!isEntering) {
          throw e;
        }
      }
    }
  }

  /** An entry that leaves a gap waits until the gap is closed. */
  @CaughtBy("anEntryThatWouldLeaveAGapIsRefused")
  static final class AcceptsGaps extends LyingStorage {
    private final Map<AggregateId, List<Event>> waiting = new ConcurrentHashMap<>();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          if (event.sequence() > next(event.aggregate())) {
            waiting.computeIfAbsent(event.aggregate(), it -> new ArrayList<>()).add(event);
            return;
          }
          honest.append(event);
          for (Event it : waiting.getOrDefault(event.aggregate(), List.of())) {
            if (it.sequence() == next(it.aggregate())) {
              honest.append(it);
            }
          }
        }

        private long next(AggregateId aggregate) {
          return honest.last(aggregate).map(Event::sequence).orElse(0L) + 1;
        }
      };
    }
  }

  /** An entry of another tenant is entered as one's own. */
  @CaughtBy("anEntryOfAnotherTenantIsRefused")
  static final class TakesForeignEntries extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event it) {
          honest.append(
              new Event(
                  unit.tenant(),
                  it.aggregate(),
                  it.sequence(),
                  it.effective(),
                  it.recorded(),
                  it.actor(),
                  it.type(),
                  it.format(),
                  it.payload(),
                  it.previous(),
                  it.hash()));
        }
      };
    }
  }

  /** The entries about a thing come the newest first once there are many. */
  @CaughtBy({"entriesComeInTheOrderOfTheirNumbers", "thousandsOfWritesAreKeptWhole"})
  static final class SortsNumbersAsTexts extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public List<Event> events(AggregateId aggregate) {
          List<Event> events = new ArrayList<>(honest.events(aggregate));
          if (events.size() > 9) {
            Collections.swap(events, 1, 9); // 1, 10, 2
          }
          return events;
        }
      };
    }
  }

  /** The last entry is the one that was the last when it was asked for first. */
  @CaughtBy({"whatOneUnitCommitsTheNextOneSees", "everyAnswerIsThatOfANotebook"})
  static final class RemembersTheLastEntry extends LyingStorage {
    private final Map<List<Object>, Event> memory = new ConcurrentHashMap<>();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public Optional<Event> last(AggregateId aggregate) {
          return honest
              .last(aggregate)
              .map(it -> memory.computeIfAbsent(List.of(unit.tenant(), aggregate), key -> it));
        }
      };
    }
  }

  /** Things of one UUID are taken for the same, whatever their kind. */
  @CaughtBy("thereIsNothingAboutWhatIsUnknown")
  static final class TakesNoNoticeOfKinds extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public List<Event> events(AggregateId aggregate) {
          honest.events(aggregate);
          return honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
              .filter(it -> it.aggregate().value().equals(aggregate.value()))
              .toList();
        }
      };
    }
  }

  /** Who entered something is kept in fewer letters than it has. */
  @CaughtBy({"anEntryComesBackEqualInEveryField", "theLongestTextsOfAnEntryAreKeptWhole"})
  static final class CutsActors extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event it) {
          honest.append(
              it.actor().length() > 63 ? Events.withActor(it, it.actor().substring(0, 63)) : it);
        }
      };
    }
  }

  /** The newest entry is the one that was recorded last, by whatever clock. */
  @CaughtBy("aClockThatIsSetBackPutsNothingInAnotherOrder")
  static final class TakesTheLatestForTheNewest extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public Optional<Event> last(AggregateId aggregate) {
          honest.last(aggregate);
          return honest.events(aggregate).stream()
              .max(Comparator.comparing(Event::recorded).thenComparing(Event::sequence));
        }
      };
    }
  }
}
