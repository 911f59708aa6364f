package dev.comity.storage;

import static dev.comity.storage.Samples.KIND;
import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.describedPartnership;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.ofKind;
import static dev.comity.storage.Samples.organization;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the port to the partnerships must do. */
public interface PartnershipContract extends ContractCase {

  /** A city. */
  City VALLEJO = city("Vallejo");

  /** Another city. */
  City JINCHEON = city("Jincheon");

  /** The two of them. */
  Pair BOTH = Pair.of(VALLEJO.id(), JINCHEON.id());

  /** The order of pages. */
  Comparator<Partnership> BY_ID = Comparator.comparing(it -> it.id().value().toString());

  /** Statuses that leave a pair free. */
  List<Status> ENDED =
      List.of(Status.TERMINATED, Status.EXPIRED, Status.WITHDRAWN, Status.HISTORICAL);

  /** Some kinds. */
  List<String> KINDS = List.of(KIND, "friendship-city", "sister");

  @Test
  default void aPartnershipIsFoundJustAsItWasInserted() {
    Partnership bare = partnership("bare", VALLEJO, JINCHEON);
    Partnership described = describedPartnership("described", JINCHEON, VALLEJO);

    assertAtOnceAndLater(
        unit -> List.of(bare, described).forEach(unit.partnerships()::insert),
        unit -> {
          assertThat(unit.partnerships().find(bare.id())).contains(bare);
          assertThat(unit.partnerships().find(described.id())).contains(described);
          assertThat(unit.partnerships().find(partnership("no", VALLEJO, JINCHEON).id())).isEmpty();
        });
  }

  @Test
  default void aPartnershipIsKeptWhateverPartyHasTheIdentifierOfItsSide() {
    Partnership link = partnership("beside", city("Namesake"), JINCHEON);
    commit(unit -> unit.parties().insert(organization("Namesake")));

    commit(unit -> unit.partnerships().insert(link));

    look(unit -> assertThat(unit.partnerships().find(link.id())).contains(link));
  }

  @Test
  default void anUpdateReplacesThePartnershipInEveryStatus() {
    Partnership first = describedPartnership("one", VALLEJO, JINCHEON);
    commit(unit -> unit.partnerships().insert(first));

    Partnership before = first;
    for (Status status : Status.values()) {
      Partnership held = before;
      Partnership after = next(held, status);
      assertAtOnceAndLater(
          unit -> unit.partnerships().update(after, held.version()),
          unit -> assertThat(unit.partnerships().find(first.id())).contains(after));
      before = after;
    }
  }

  @Test
  default void anUpdateTakesAwayWhatIsNoLongerSaid() {
    Partnership described = describedPartnership("one", VALLEJO, JINCHEON);
    Partnership bare = ofKind(partnership("one", VALLEJO, JINCHEON), described.kind());
    Partnership after = versioned(bare, described.version() + 1);
    commit(unit -> unit.partnerships().insert(described));

    assertAtOnceAndLater(
        unit -> unit.partnerships().update(after, described.version()),
        unit -> {
          assertThat(unit.partnerships().find(bare.id())).contains(after);
          assertThat(unit.partnerships().findOpen(BOTH, bare.kind())).contains(after);
        });
  }

  @Test
  default void anUpdateOfAnotherVersionOfAPartnershipConflicts() {
    Partnership first = partnership("one", VALLEJO, JINCHEON);
    Partnership second = next(first, Status.EXPLORING);
    commit(unit -> unit.partnerships().insert(first));
    commit(unit -> unit.partnerships().update(second, 1));

    assertConflict(unit -> unit.partnerships().update(next(first, Status.SIGNED), 1));
    assertConflict(unit -> unit.partnerships().update(next(second, Status.SIGNED), 3));
    assertConflict(
        unit -> unit.partnerships().update(partnership("no", VALLEJO, city("Other")), 0));

    look(unit -> assertThat(unit.partnerships().find(first.id())).contains(second));
  }

  @Test
  default void oneOfTwoUnitsUpdatesAVersionOfAPartnership() {
    Partnership first = partnership("one", VALLEJO, JINCHEON);
    commit(unit -> unit.partnerships().insert(first));

    assertOneWins(
        unit -> unit.partnerships().update(next(first, Status.EXPLORING), 1),
        unit -> unit.partnerships().update(next(first, Status.WITHDRAWN), 1));
  }

  @Test
  default void anIdOfAPartnershipIsGivenOnce() {
    Partnership first = partnership("one", VALLEJO, JINCHEON);
    Partnership impostor = partnership("one", VALLEJO, city("Other"));

    assertConflict(unit -> List.of(first, impostor).forEach(unit.partnerships()::insert));
    commit(unit -> unit.partnerships().insert(first));
    assertConflict(unit -> unit.partnerships().insert(impostor));

    look(unit -> assertThat(unit.partnerships().find(first.id())).contains(first));
  }

  @Test
  default void anOpenPartnershipIsFoundByItsCitiesUntilItEnds() {
    for (Status status : Status.values()) {
      City other = city("Partner for " + status);
      Pair pair = Pair.of(other.id(), VALLEJO.id());
      Partnership it = partnership("in " + status, VALLEJO, other);
      Partnership after = next(it, status);
      commit(unit -> unit.partnerships().insert(it));

      assertAtOnceAndLater(
          unit -> unit.partnerships().update(after, 1),
          unit ->
              assertThat(unit.partnerships().findOpen(pair, KIND))
                  .isEqualTo(Optional.of(after).filter(Partnership::isOpen)));
    }
  }

  @Test
  default void anotherKindOrPairIsNotFoundInstead() {
    assertAtOnceAndLater(
        unit -> unit.partnerships().insert(partnership("one", VALLEJO, JINCHEON)),
        unit -> {
          assertThat(unit.partnerships().findOpen(BOTH, "friendship-city")).isEmpty();
          for (String kind : List.of("sister", "Sister-City", "sister-city ", "sister%", "")) {
            PartnershipFilter of = PartnershipFilter.ALL.withKind(kind);
            assertThat(unit.partnerships().findOpen(BOTH, kind)).as(kind).isEmpty();
            assertThat(unit.partnerships().page(of, Optional.empty(), 9)).as(kind).isEmpty();
          }
          assertThat(unit.partnerships().findOpen(Pair.of(VALLEJO.id(), city("Other").id()), KIND))
              .isEmpty();
        });
  }

  @Test
  default void onePartnershipOfAKindIsOpenBetweenTwoCities() {
    Partnership open = partnership("open", VALLEJO, JINCHEON);
    Partnership second = partnership("second", JINCHEON, VALLEJO);

    assertConflict(unit -> List.of(open, second).forEach(unit.partnerships()::insert));
    commit(unit -> unit.partnerships().insert(open));
    assertConflict(unit -> unit.partnerships().insert(second));

    look(unit -> assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(open));
    look(unit -> assertThat(unit.partnerships().find(second.id())).isEmpty());
  }

  @Test
  default void oneOfTwoUnitsOpensAPartnership() {
    assertOneWins(
        unit -> unit.partnerships().insert(partnership("one", VALLEJO, JINCHEON)),
        unit -> unit.partnerships().insert(partnership("other", JINCHEON, VALLEJO)));
  }

  @Test
  default void endedPartnershipsAndThoseOfOtherKindsStandBesideAnOpenOne() {
    List<Partnership> all =
        List.of(
            next(partnership("ended", VALLEJO, JINCHEON), Status.TERMINATED),
            next(partnership("ended too", VALLEJO, JINCHEON), Status.EXPIRED),
            ofKind(partnership("other kind", VALLEJO, JINCHEON), "friendship-city"),
            partnership("open", VALLEJO, JINCHEON));

    assertAtOnceAndLater(
        unit -> all.forEach(unit.partnerships()::insert),
        unit -> {
          assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(all.get(3));
          assertThat(unit.partnerships().findOpen(BOTH, "friendship-city")).contains(all.get(2));
        });
  }

  @Test
  default void anEndFreesThePairForAnotherPartnershipInTheSameUnit() {
    Partnership first = partnership("first", VALLEJO, JINCHEON);
    Partnership second = partnership("second", VALLEJO, JINCHEON);
    commit(unit -> unit.partnerships().insert(first));

    assertAtOnceAndLater(
        unit -> {
          unit.partnerships().update(next(first, Status.WITHDRAWN), 1);
          assertThat(unit.partnerships().findOpen(BOTH, KIND)).isEmpty();
          unit.partnerships().insert(second);
        },
        unit -> assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(second));
  }

  @Test
  default void whatHasEndedIsNotReopenedBesideAnOpenPartnership() {
    Partnership ended = next(partnership("first", VALLEJO, JINCHEON), Status.EXPIRED);
    Partnership open = partnership("second", VALLEJO, JINCHEON);
    commit(unit -> List.of(ended, open).forEach(unit.partnerships()::insert));

    assertConflict(unit -> unit.partnerships().update(next(ended, Status.SIGNED), 2));

    look(unit -> assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(open));
    look(unit -> assertThat(unit.partnerships().find(ended.id())).contains(ended));
  }

  @Test
  default void oneOfTwoUnitsReopensOrOpens() {
    Partnership ended = next(partnership("first", VALLEJO, JINCHEON), Status.EXPIRED);
    commit(unit -> unit.partnerships().insert(ended));

    assertOneWins(
        unit -> unit.partnerships().update(next(ended, Status.SIGNED), 2),
        unit -> unit.partnerships().insert(partnership("second", VALLEJO, JINCHEON)));
  }

  @Test
  default void pagesHoldWhatTheFilterAccepts() {
    Random random = new Random(2002);
    List<City> cities = List.of(VALLEJO, JINCHEON, city("C"), city("D"), city("E"));
    List<Partnership> all = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      int one = random.nextInt(5);
      int other = (one + 1 + random.nextInt(4)) % 5;
      Partnership it = partnership("p" + i, cities.get(one), cities.get(other));
      Status status = i < 10 ? Status.SIGNED : pick(random, ENDED);
      all.add(ofKind(next(it, status), i < 10 ? "kind-" + i : pick(random, KINDS)));
    }
    commit(unit -> all.subList(0, 70).forEach(unit.partnerships()::insert));

    assertAtOnceAndLater(
        unit -> all.subList(70, 150).forEach(unit.partnerships()::insert),
        unit -> {
          for (PartnershipFilter filter : filters()) {
            List<Partnership> wanted = all.stream().filter(filter::accepts).sorted(BY_ID).toList();
            for (int limit : List.of(1, 3, 50, wanted.size() + 1, Integer.MAX_VALUE)) {
              assertThat(paged(unit.partnerships(), filter, limit))
                  .as("pages of %s: %s", limit, filter)
                  .isEqualTo(wanted);
            }
          }
        });
  }

  @Test
  default void aPageGoesOnAfterAPartnershipThatNoLongerFits() {
    List<Partnership> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(partnership("p" + i, VALLEJO, city("Partner " + i)));
    }
    all.sort(BY_ID);
    commit(unit -> all.forEach(unit.partnerships()::insert));
    Partnership last = all.get(1);
    PartnershipFilter prospects =
        PartnershipFilter.ALL.withCity(VALLEJO.id()).withStatuses(EnumSet.of(Status.PROSPECT));

    commit(unit -> unit.partnerships().update(next(last, Status.WITHDRAWN), 1));

    List<Partnership> page =
        read(unit -> unit.partnerships().page(prospects, Optional.of(last.id()), 9));
    assertThat(page).containsExactlyElementsOf(all.subList(2, 5));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static List<PartnershipFilter> filters() {
    PartnershipFilter all = PartnershipFilter.ALL;
    return List.of(
        all,
        all.withCity(VALLEJO.id()),
        all.withCity(city("nobody").id()),
        all.withKind(KIND),
        all.withKind("sister"),
        all.withStatuses(Set.of(Status.SIGNED)),
        all.withStatuses(Set.of()),
        all.withStatuses(Set.copyOf(ENDED)).withKind(KIND),
        all.withCity(JINCHEON.id()).withKind(KIND).withStatuses(Set.of(Status.EXPIRED)));
  }

  private static List<Partnership> paged(
      PartnershipStore partnerships, PartnershipFilter filter, int limit) {
    List<Partnership> all = new ArrayList<>();
    List<Partnership> page;
    Optional<PartnershipId> after = Optional.empty();
    do {
      page = partnerships.page(filter, after, limit);
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      assertThat(all).as("rows on all pages so far").hasSizeLessThan(1_000);
      after = all.isEmpty() ? after : Optional.of(all.get(all.size() - 1).id());
    } while (page.size() == limit);
    return all;
  }

  @Test
  default void theEntriesOfACitysPartnershipsAreThoseOfTheJournal() {
    City third = city("Third");
    List<Partnership> all = new ArrayList<>();
    all.add(partnership("one", VALLEJO, JINCHEON));
    all.add(partnership("two", third, VALLEJO));
    for (int i = 0; i < 40; i++) {
      all.add(partnership("other " + i, JINCHEON, city("Other " + i)));
    }

    assertAtOnceAndLater(
        unit -> {
          for (int i = 0; i < all.size(); i++) {
            unit.partnerships().insert(all.get(i));
            entries(TENANT, all.get(i).id().aggregate(), i % 4).forEach(unit.journal()::append);
          }
          entries(TENANT, VALLEJO.id().aggregate(), 2).forEach(unit.journal()::append);
          AggregateId sameUuid = new AggregateId("city", all.get(1).id().value());
          entries(TENANT, sameUuid, 2).forEach(unit.journal()::append);
          Partnership ended = all.get(1);
          unit.partnerships().update(next(ended, Status.TERMINATED), ended.version());
          entries(TENANT, aggregate("no city's"), 2).forEach(unit.journal()::append);
        },
        unit -> {
          List<Event> journal = unit.journal().page(Optional.empty(), 1_000);
          for (City city : List.of(VALLEJO, JINCHEON, third, city("Nobody's"))) {
            Set<AggregateId> its =
                all.stream()
                    .filter(it -> it.pair().has(city.id()))
                    .map(it -> it.id().aggregate())
                    .collect(Collectors.toSet());
            assertThat(unit.partnerships().entriesOf(city.id()))
                .isEqualTo(journal.stream().filter(it -> its.contains(it.aggregate())).toList());
          }
        });
  }
}
