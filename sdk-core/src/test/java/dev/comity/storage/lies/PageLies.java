package dev.comity.storage.lies;

import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about pages and their order. */
final class PageLies {

  private PageLies() {}

  /** Pages of parties, told otherwise. */
  private abstract static class Paging extends LyingStorage {
    abstract List<Party> page(List<Party> all, Optional<PartyId> after, int limit);

    @Override
    final PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> page(Optional<PartyId> after, int limit) {
          honest.page(after, limit);
          List<Party> all = honest.page(Optional.empty(), Integer.MAX_VALUE);
          return Paging.this.page(all, after, limit);
        }
      };
    }

    static int indexOf(List<Party> all, PartyId id) {
      return all.stream().map(Party::id).toList().indexOf(id);
    }
  }

  /** The next page begins at the number of rows that were read, wherever they stand now. */
  @CaughtBy("pagesOfPartiesNeitherRepeatNorDropARowUnderWrites")
  static final class CountsRows extends Paging {
    private final Map<PartyId, Integer> offsets = new ConcurrentHashMap<>();

    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      int from = after.map(it -> offsets.getOrDefault(it, indexOf(all, it) + 1)).orElse(0);
      List<Party> page = all.stream().skip(from).limit(limit).toList();
      for (int i = 0; i < page.size(); i++) {
        offsets.put(page.get(i).id(), from + i + 1);
      }
      return page;
    }
  }

  /** A row that was changed since the page before moves to the end. */
  @CaughtBy("pagesOfPartiesNeitherRepeatNorDropARowUnderWrites")
  static final class SortsByChange extends Paging {
    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      List<Party> sorted = new ArrayList<>(all);
      sorted.sort(Comparator.comparingLong(Party::version));
      int from = after.map(it -> indexOf(sorted, it) + 1).orElse(0);
      return sorted.stream().skip(from).limit(limit).toList();
    }
  }

  /** A row that has been on a page is not on another one, whoever asks. */
  @CaughtBy("pagesGoThroughAllPartiesInTheOrderOfTheirIds")
  static final class GivesRowsOnce extends Paging {
    private final Set<Party> given = ConcurrentHashMap.newKeySet();

    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      int from = after.map(it -> indexOf(all, it) + 1).orElse(0);
      return all.stream().skip(from).filter(given::add).limit(limit).toList();
    }
  }

  /** The last row of a page is the first of the next one. */
  @CaughtBy("pagesGoThroughAllPartiesInTheOrderOfTheirIds")
  static final class RepeatsTheLastRow extends Paging {
    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      int from = after.map(it -> Math.max(0, indexOf(all, it))).orElse(0);
      return all.stream().skip(from).limit(limit).toList();
    }
  }

  /** Rows come in the order in which they were inserted. */
  @CaughtBy({"pagesGoThroughAllPartiesInTheOrderOfTheirIds", "everyAnswerIsThatOfANotebook"})
  static final class SortsByInsertion extends LyingStorage {
    private final Map<PartyId, Integer> inserted = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          honest.insert(party);
          inserted.putIfAbsent(party.id(), inserted.size());
        }

        @Override
        public List<Party> page(Optional<PartyId> after, int limit) {
          honest.page(after, limit);
          int from = after.map(it -> inserted.getOrDefault(it, -1)).orElse(-1);
          return honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
              .filter(it -> inserted.get(it.id()) > from)
              .sorted(Comparator.comparing(it -> inserted.get(it.id())))
              .limit(limit)
              .toList();
        }
      };
    }
  }

  /** Ids are sorted as signed numbers. */
  @CaughtBy({"partiesOfOneNameComeInTheOrderOfTheirIds", "everyAnswerIsThatOfANotebook"})
  static final class SortsIdsAsNumbers extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> named(String key) {
          return honest.named(key).stream()
              .sorted(Comparator.comparing(it -> it.id().value()))
              .toList();
        }
      };
    }
  }

  /** A page takes no notice of its limit. */
  @CaughtBy("pagesGoThroughAllPartiesInTheOrderOfTheirIds")
  static final class IgnoresTheLimit extends Paging {
    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      return all.stream().skip(after.map(it -> indexOf(all, it) + 1).orElse(0)).toList();
    }
  }

  /** A page holds one row less than there is room for. */
  @CaughtBy("pagesGoThroughAllPartiesInTheOrderOfTheirIds")
  static final class LeavesOneOut extends Paging {
    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      int from = after.map(it -> indexOf(all, it) + 1).orElse(0);
      return all.stream().skip(from).limit(Math.max(1, limit - 1)).toList();
    }
  }

  /** No page is longer than a thousand rows, whatever was asked for. */
  @CaughtBy("thousandsOfWritesAreKeptWhole")
  static final class EndsAtAThousand extends Paging {
    @Override
    List<Party> page(List<Party> all, Optional<PartyId> after, int limit) {
      int from = after.map(it -> indexOf(all, it) + 1).orElse(0);
      return all.stream().skip(from).limit(Math.min(limit, 1_000)).toList();
    }
  }

  /** A page of nothing is answered with nothing. */
  @CaughtBy("pagesOfNothingAreRefused")
  static final class AnswersPagesOfNothing extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> page(Optional<PartyId> after, int limit) {
          return limit < 1 ? List.of() : honest.page(after, limit);
        }
      };
    }
  }

  /** The page goes on after a partnership only if that one still fits. */
  @CaughtBy("aPageGoesOnAfterAPartnershipThatNoLongerFits")
  static final class BeginsAnewAfterWhatDoesNotFit extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public List<Partnership> page(
            PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
          boolean fits = after.flatMap(honest::find).filter(filter::accepts).isPresent();
          return honest.page(filter, fits ? after : Optional.empty(), limit);
        }
      };
    }
  }

  /** The limit of a list is applied before its conditions. */
  @CaughtBy({"pagesHoldWhatTheFilterAccepts", "everyCombinationOfConditionsIsAnswered"})
  static final class LimitsBeforeFiltering extends LyingStorage {
    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public List<Partnership> page(
            PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
          return honest.page(PartnershipFilter.ALL, after, limit).stream()
              .filter(filter::accepts)
              .toList();
        }
      };
    }
  }

  /** A page of partnerships lacks those that were changed since the first page. */
  @CaughtBy("pagesOfPartnershipsNeitherRepeatNorDropARowUnderWrites")
  static final class DropsChangedPartnerships extends LyingStorage {
    private final Set<List<Object>> known = ConcurrentHashMap.newKeySet();

    @Override
    PartnershipStore partnerships(LyingUnit unit, PartnershipStore partnerships) {
      return new ForwardingPartnerships(partnerships) {
        @Override
        public List<Partnership> page(
            PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
          if (after.isEmpty()) {
            honest
                .page(PartnershipFilter.ALL, Optional.empty(), Integer.MAX_VALUE)
                .forEach(it -> known.add(List.of(it.id(), it.version())));
          }
          return honest.page(filter, after, limit).stream()
              .filter(it -> known.contains(List.of(it.id(), it.version())))
              .toList();
        }
      };
    }
  }

  /** A page of the journal goes on after the thing, not after the entry. */
  @CaughtBy({
    "pagesGoThroughTheWholeJournal",
    "pagesOfTheJournalNeitherRepeatNorDropAnEntryUnderWrites"
  })
  static final class GoesOnAfterTheThing extends LyingStorage {
    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public List<Event> page(Optional<Event> after, int limit) {
          honest.page(after, limit);
          return honest.page(after, Integer.MAX_VALUE).stream()
              .filter(
                  it -> after.map(last -> !it.aggregate().equals(last.aggregate())).orElse(true))
              .limit(limit)
              .toList();
        }
      };
    }
  }

  /** A page of the journal holds an entry twice if its thing got another one meanwhile. */
  @CaughtBy("pagesOfTheJournalNeitherRepeatNorDropAnEntryUnderWrites")
  static final class RepeatsGrowingThings extends LyingStorage {
    private final Set<Event> seen = ConcurrentHashMap.newKeySet();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public List<Event> page(Optional<Event> after, int limit) {
          List<Event> page = new ArrayList<>(honest.page(after, limit));
          Set<Event> before = new HashSet<>(seen);
          seen.addAll(honest.page(Optional.empty(), Integer.MAX_VALUE));
          boolean isNew = !before.isEmpty() && page.stream().anyMatch(it -> !before.contains(it));
          after.filter(it -> isNew).ifPresent(it -> page.set(0, it));
          return page;
        }
      };
    }
  }
}
