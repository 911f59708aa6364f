package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.Event;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Status;
import dev.comity.party.CityId;
import dev.comity.party.PartyId;
import dev.comity.storage.Samples;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lies about partnerships. */
final class PartnershipLies {

  private PartnershipLies() {}

  /** Two units that open a partnership at once both do. */
  @CaughtBy({"oneOfTwoUnitsOpensAPartnership", "oneOfTwoUnitsReopensOrOpens"})
  static final class OpensTwo extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isFirst = !unit.isCommitted();
      try {
        super.commit(unit);
      } catch (ConflictException e) {
        boolean isOpening =
            isFirst
                && !written(unit).isEmpty()
                && written(unit).stream().allMatch(it -> it.isOf(PartnershipStore.class));
        if (!isOpening) {
          throw e;
        }
      }
    }
  }

  /** A second open partnership is kept as one that has ended. */
  @CaughtBy({"onePartnershipOfAKindIsOpenBetweenTwoCities"})
  static final class EndsTheSecond extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public void insert(Partnership it) {
          boolean isSecond = it.isOpen() && honest.findOpen(it.pair(), it.kind()).isPresent();
          honest.insert(isSecond ? in(Status.EXPIRED, it) : it);
        }
      };
    }
  }

  private static Partnership in(Status status, Partnership it) {
    return Samples.in(status, it);
  }

  /** An update takes no notice of the version that was read. */
  @CaughtBy("anUpdateOfAnotherVersionOfAPartnershipConflicts")
  static final class UpdatesAnyVersionOfAPartnership extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public void update(Partnership it, long expected) {
          honest.update(it, honest.find(it.id()).map(Partnership::version).orElse(expected));
        }
      };
    }
  }

  /** A partnership that has ended is still found as the open one. */
  @CaughtBy({"anOpenPartnershipIsFoundByItsCitiesUntilItEnds", "everyAnswerIsThatOfANotebook"})
  static final class FindsEndedOnes extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public Optional<Partnership> findOpen(Pair pair, String kind) {
          PartnershipFilter of = PartnershipFilter.ALL.withCity(pair.first()).withKind(kind);
          return honest
              .findOpen(pair, kind)
              .or(
                  () ->
                      honest.page(of, Optional.empty(), 1_000).stream()
                          .filter(it -> it.pair().equals(pair))
                          .findFirst());
        }
      };
    }
  }

  /** The open partnership is found whatever its kind. */
  @CaughtBy("anotherKindOrPairIsNotFoundInstead")
  static final class FindsAnotherKind extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public Optional<Partnership> findOpen(Pair pair, String kind) {
          return honest
              .findOpen(pair, kind)
              .or(
                  () ->
                      honest
                          .page(
                              PartnershipFilter.ALL.withCity(pair.first()), Optional.empty(), 1_000)
                          .stream()
                          .filter(it -> it.isOpen() && it.pair().equals(pair))
                          .findFirst());
        }
      };
    }
  }

  /** A list of partnerships takes no notice of part of the conditions. */
  private abstract static class Filtering extends LyingStorage {
    abstract PartnershipFilter understood(PartnershipFilter filter);

    boolean isListed(PartnershipFilter filter, Partnership partnership) {
      return true;
    }

    @Override
    final PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public List<Partnership> page(
            PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
          honest.page(filter, after, limit);
          return honest.page(understood(filter), after, Integer.MAX_VALUE).stream()
              .filter(it -> isListed(filter, it))
              .limit(limit)
              .toList();
        }
      };
    }
  }

  /** A list in some statuses holds those under review, too. */
  @CaughtBy("everyCombinationOfConditionsIsAnswered")
  static final class AddsAStatus extends Filtering {
    @Override
    PartnershipFilter understood(PartnershipFilter filter) {
      Set<Status> statuses = EnumSet.of(Status.UNDER_REVIEW);
      statuses.addAll(filter.statuses());
      return filter.withStatuses(statuses);
    }
  }

  /** A list in no status at all holds everything. */
  @CaughtBy({"everyCombinationOfConditionsIsAnswered", "pagesHoldWhatTheFilterAccepts"})
  static final class TakesNoStatusForAll extends Filtering {
    @Override
    PartnershipFilter understood(PartnershipFilter filter) {
      return filter.statuses().isEmpty()
          ? filter.withStatuses(PartnershipFilter.ALL.statuses())
          : filter;
    }
  }

  /** A list of one city's partnerships takes no notice of the kind. */
  @CaughtBy("everyCombinationOfConditionsIsAnswered")
  static final class ForgetsTheKindBesideTheCity extends Filtering {
    @Override
    PartnershipFilter understood(PartnershipFilter filter) {
      return filter.city().isPresent()
          ? new PartnershipFilter(filter.city(), Optional.empty(), filter.statuses())
          : filter;
    }
  }

  /** A city's partnerships are listed only if it is the first of the pair. */
  @CaughtBy({"everyCombinationOfConditionsIsAnswered", "pagesHoldWhatTheFilterAccepts"})
  static final class KnowsOneSideOnly extends Filtering {
    @Override
    PartnershipFilter understood(PartnershipFilter filter) {
      return filter;
    }

    @Override
    boolean isListed(PartnershipFilter filter, Partnership it) {
      return filter.city().map((PartyId city) -> it.pair().first().equals(city)).orElse(true);
    }
  }

  /** What was said of a partnership before an update is added to what is said now. */
  @CaughtBy("anUpdateTakesAwayWhatIsNoLongerSaid")
  static final class KeepsFormerApprovals extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public void update(Partnership it, long expected) {
          Optional<Partnership> before = honest.find(it.id());
          boolean fill = it.approvals().isEmpty() && before.isPresent();
          honest.update(fill ? approved(it, before.get()) : it, expected);
        }
      };
    }

    private static Partnership approved(Partnership it, Partnership before) {
      return new Partnership(
          it.id(),
          it.version(),
          it.pair(),
          it.kind(),
          it.status(),
          it.vitality(),
          it.inForceSince(),
          it.endedOn(),
          it.text(),
          Stream.concat(it.approvals().stream(), before.approvals().stream()).toList(),
          it.suspendedBy(),
          it.lastActivity(),
          it.references(),
          it.latest());
    }
  }

  /** The entries of a city's partnerships, told otherwise. */
  private abstract static class Telling extends LyingStorage {
    abstract List<Event> told(LyingUnit unit, CityId city, List<Event> entries);

    @Override
    final PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public List<Event> entriesOf(CityId city) {
          return told(unit, city, honest.entriesOf(city));
        }
      };
    }

    static List<Partnership> of(LyingUnit unit, CityId city) {
      PartnershipFilter its = PartnershipFilter.ALL.withCity(city);
      return unit.honest().partnerships().page(its, Optional.empty(), Integer.MAX_VALUE);
    }
  }

  /** What has ended has no entries any more. */
  @CaughtBy({
    "theEntriesOfACitysPartnershipsAreThoseOfTheJournal",
    "whatOneUnitCommitsTheNextOneSees"
  })
  static final class TellsOfOpenOnesOnly extends Telling {
    @Override
    List<Event> told(LyingUnit unit, CityId city, List<Event> entries) {
      Set<UUID> open =
          of(unit, city).stream()
              .filter(Partnership::isOpen)
              .map(it -> it.id().value())
              .collect(Collectors.toSet());
      return entries.stream().filter(it -> open.contains(it.aggregate().value())).toList();
    }
  }

  /** The entries of a city's partnerships come as they were recorded. */
  @CaughtBy("aClockThatIsSetBackPutsNothingInAnotherOrder")
  static final class TellsByTheClock extends Telling {
    @Override
    List<Event> told(LyingUnit unit, CityId city, List<Event> entries) {
      return entries.stream().sorted(Comparator.comparing(Event::recorded)).toList();
    }
  }

  /** Entries about another thing of a partnership's UUID come too. */
  @CaughtBy("theEntriesOfACitysPartnershipsAreThoseOfTheJournal")
  static final class TellsOfEveryKind extends Telling {
    @Override
    List<Event> told(LyingUnit unit, CityId city, List<Event> entries) {
      Set<UUID> ids =
          of(unit, city).stream().map(it -> it.id().value()).collect(Collectors.toSet());
      return unit.honest().journal().page(Optional.empty(), Integer.MAX_VALUE).stream()
          .filter(it -> ids.contains(it.aggregate().value()))
          .toList();
    }
  }
}
