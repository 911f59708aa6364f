package dev.comity.storage.lies;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartition.Lease;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/** Lies about instants and dates. */
final class TimeLies {

  private TimeLies() {}

  /** Instants or dates of entries are changed when they are kept, or when they are read. */
  private abstract static class Clockwork extends LyingStorage {
    Event kept(Event event) {
      return event;
    }

    Event read(Event event) {
      return event;
    }

    @Override
    final Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          honest.append(kept(event));
        }

        @Override
        public List<Event> events(AggregateId aggregate) {
          return honest.events(aggregate).stream().map(Clockwork.this::read).toList();
        }

        @Override
        public Optional<Event> last(AggregateId aggregate) {
          return honest.last(aggregate).map(Clockwork.this::read);
        }

        @Override
        public List<Event> page(Optional<Event> after, int limit) {
          return honest.page(after, limit).stream().map(Clockwork.this::read).toList();
        }
      };
    }
  }

  /** Instants of entries lose what is finer than a millisecond. */
  @CaughtBy({"entriesKeepTheirInstantsAndDates", "anEntryComesBackEqualInEveryField"})
  static final class CutsMicroseconds extends Clockwork {
    @Override
    Event kept(Event it) {
      return Events.withRecorded(it, it.recorded().truncatedTo(ChronoUnit.MILLIS));
    }
  }

  /** Instants of entries are kept as the time of day of whatever zone the program is in. */
  @CaughtBy("theZoneOfTheProgramChangesNothing")
  static final class KeepsTheTimeOfDay extends Clockwork {
    @Override
    Event kept(Event it) {
      LocalDateTime time = LocalDateTime.ofInstant(it.recorded(), ZoneId.systemDefault());
      return Events.withRecorded(it, time.toInstant(ZoneOffset.UTC));
    }

    @Override
    Event read(Event it) {
      LocalDateTime time = LocalDateTime.ofInstant(it.recorded(), ZoneOffset.UTC);
      return Events.withRecorded(it, time.atZone(ZoneId.systemDefault()).toInstant());
    }
  }

  /** Dates of entries are kept as midnight in one zone and read in another. */
  @CaughtBy("theZoneOfTheProgramChangesNothing")
  static final class ShiftsDates extends Clockwork {
    @Override
    Event kept(Event it) {
      Instant midnight = it.effective().atStartOfDay(ZoneId.systemDefault()).toInstant();
      return Events.withEffective(it, LocalDate.ofInstant(midnight, ZoneOffset.UTC));
    }
  }

  /** Dates before 1582 are those of the Julian calendar. */
  @CaughtBy({"entriesKeepTheirInstantsAndDates", "anEntryComesBackEqualInEveryField"})
  static final class GoesByTheJulianCalendar extends Clockwork {
    @Override
    Event kept(Event it) {
      LocalDate date = it.effective();
      Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      calendar.clear();
      calendar.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
      return Events.withEffective(it, LocalDate.ofInstant(calendar.toInstant(), ZoneOffset.UTC));
    }
  }

  /** Instants of entries are counted in seconds of 31 bits. */
  @CaughtBy("entriesKeepTheirInstantsAndDates")
  static final class EndsIn2038 extends Clockwork {
    @Override
    Event kept(Event it) {
      int seconds = (int) it.recorded().getEpochSecond();
      return Events.withRecorded(it, Instant.ofEpochSecond(seconds, it.recorded().getNano()));
    }
  }

  /** Instants before 1970 are cut towards 1970, not towards the past. */
  @CaughtBy("entriesKeepTheirInstantsAndDates")
  static final class RoundsTowards1970 extends Clockwork {
    @Override
    Event kept(Event it) {
      Instant then = it.recorded();
      boolean isCut = then.getEpochSecond() < 0 && then.getNano() != 0;
      return isCut ? Events.withRecorded(it, then.plusSeconds(1)) : it;
    }
  }

  /** The end of a lease is kept to the second. */
  @CaughtBy({"aPartComesBackEqualInEveryField", "theZoneOfTheProgramChangesNothing"})
  static final class EndsLeasesWithTheSecond extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public void insert(FeedPartition it) {
          honest.insert(cut(it));
        }

        @Override
        public void update(FeedPartition it, long expected) {
          honest.update(cut(it), expected);
        }
      };
    }

    private static FeedPartition cut(FeedPartition it) {
      Optional<Lease> lease =
          it.lease()
              .map(held -> new Lease(held.reader(), held.until().truncatedTo(ChronoUnit.SECONDS)));
      return new FeedPartition(
          it.subscription(), it.slice(), it.version(), it.acknowledged(), lease);
    }
  }

  /** The instant of an answer is kept to the millisecond. */
  @CaughtBy({"anAnswerComesBackEqualInEveryField", "whatIsOlderIsForgottenToTheMicrosecond"})
  static final class CutsInstantsOfAnswers extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void insert(KeyedAnswer it) {
          Instant cut = it.recorded().truncatedTo(ChronoUnit.MILLIS);
          honest.insert(
              new KeyedAnswer(
                  it.key(), it.place(), it.command(), it.aggregate(), it.version(), cut));
        }
      };
    }
  }

  /** The instant of an import is kept to the second. */
  @CaughtBy({"editionsKeepTheirInstants", "placesAreFoundJustAsTheyWereImported"})
  static final class CutsInstantsOfImports extends LyingStorage {
    @Override
    PlaceStore places(LyingUnit unit, PlaceStore places) {
      return new ForwardingPlaces(places) {
        @Override
        public void replaceAll(Edition it, PlaceIndex index) {
          Instant cut = it.imported().truncatedTo(ChronoUnit.SECONDS);
          honest.replaceAll(
              new Edition(it.number(), it.source(), it.places(), it.digest(), cut), index);
        }
      };
    }
  }
}
