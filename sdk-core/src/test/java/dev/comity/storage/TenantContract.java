package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What tenants see of each other: nothing but the gazetteer, which they share. */
public interface TenantContract extends ContractCase {

  /** Tenants whose names are easily taken for one another. */
  List<TenantId> TENANTS =
      List.of(TenantId.of("a"), TenantId.of("a-b"), TenantId.of("a.b"), TenantId.of("ab"));

  /** An outside id that each tenant gives to a city of its own. */
  OutsideId SHARED = OutsideId.wikidata("Q1");

  /** A subscription of each tenant. */
  FeedPartition PART = FeedPartition.unread("shared", Slice.WHOLE);

  /** An answer that each tenant got. */
  KeyedAnswer ANSWER = answer("shared", 1, Instant.parse("2001-03-04T05:06:07Z"));

  @Test
  default void whatOneTenantWritesAnotherDoesNotSee() {
    write(TENANTS.get(2));
    assertOthersSeeNothing();
    FeedFollower.numberAll(storage(), TENANTS.get(2), 9);
    assertOthersSeeNothing();
  }

  private void assertOthersSeeNothing() {
    for (TenantId other : List.of(TENANTS.get(0), TENANTS.get(1), TENANTS.get(3))) {
      try (UnitOfWork unit = storage().begin(other, Access.READ)) {
        assertThat(unit.parties().find(cityOf(TENANTS.get(2)).id())).isEmpty();
        assertThat(unit.parties().find(SHARED)).isEmpty();
        assertThat(unit.parties().named("shared name")).isEmpty();
        assertThat(unit.parties().mergedInto(city("Heir").id())).isEmpty();
        assertThat(unit.parties().withMerged(List.of(city("Heir").id()))).isEmpty();
        assertThat(unit.parties().withMerged(List.of(cityOf(other).id()))).isEmpty();
        assertThat(unit.parties().page(Optional.empty(), 9)).isEmpty();
        assertThat(unit.partnerships().find(link().id())).isEmpty();
        assertThat(unit.partnerships().findOpen(link().pair(), link().kind())).isEmpty();
        assertThat(unit.partnerships().entriesOf(city("Heir").id())).isEmpty();
        assertThat(unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 9)).isEmpty();
        assertThat(unit.partnerships().page(ofHeir(), Optional.empty(), 9)).isEmpty();
        assertThat(unit.journal().events(aggregate("shared"))).isEmpty();
        assertThat(unit.journal().last(aggregate("shared"))).isEmpty();
        assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty();
        assertNothingBehindACursor(unit, other);
        assertThat(unit.feed().after(0, Slice.WHOLE, 9)).isEmpty();
        assertThat(unit.feed().isAnyUnnumbered()).isFalse();
        assertThat(unit.feedPartitions().of(PART.subscription())).isEmpty();
        assertThat(unit.feedPartitions().subscriptions()).isEmpty();
        assertThat(unit.keyedAnswers().find(ANSWER.key(), 1)).isEmpty();
        assertThat(unit.inspect()).isEmpty();
      }
    }
  }

  /** Where one condition too many stands beside the tenant, it is easily forgotten. */
  private static void assertNothingBehindACursor(UnitOfWork unit, TenantId tenant) {
    UUID first = new UUID(0, 0);
    Optional<PartnershipId> link = Optional.of(new PartnershipId(first));
    assertThat(unit.parties().page(Optional.of(new CityId(first)), 9)).isEmpty();
    assertThat(unit.partnerships().page(PartnershipFilter.ALL, link, 9)).isEmpty();
    assertThat(unit.partnerships().page(ofHeir(), link, 9)).isEmpty();
    assertThat(unit.partnerships().page(ofHeir().withKind(link().kind()), link, 9)).isEmpty();
    Event entry = entries(tenant, new AggregateId("a", first), 1).get(0);
    assertThat(unit.journal().page(Optional.of(entry), 9)).isEmpty();
    assertThat(unit.feed().unnumbered(Optional.of(entry), 9)).isEmpty();
    assertThat(unit.feed().unnumbered(Optional.empty(), 9)).isEmpty();
    KeyedAnswer before = answer("!", 1, ANSWER.recorded());
    assertThat(unit.keyedAnswers().page(Optional.of(before), 9)).isEmpty();
    assertThat(unit.keyedAnswers().page(Optional.empty(), 9)).isEmpty();
  }

  @Test
  default void tenantsCanUseTheSameIdsWithoutMeeting() {
    TENANTS.forEach(this::write);

    for (TenantId tenant : TENANTS) {
      try (UnitOfWork unit = storage().begin(tenant, Access.READ)) {
        City mine = cityOf(tenant);
        assertThat(unit.parties().find(mine.id())).contains(mine);
        assertThat(unit.parties().find(SHARED)).contains(mine);
        assertThat(unit.parties().named("shared name")).containsExactly(mine);
        assertThat(unit.parties().mergedInto(city("Heir").id())).containsExactly(mine);
        for (CityId asked : List.of(city("Heir").id(), mine.id())) {
          assertThat(unit.parties().withMerged(List.of(asked))).containsExactly(mine);
        }
        assertThat(unit.parties().page(Optional.empty(), 9)).containsExactly(mine);
        assertThat(unit.partnerships().findOpen(link().pair(), link().kind())).contains(link());
        assertThat(unit.partnerships().page(ofHeir(), Optional.empty(), 9)).containsExactly(link());
        List<Event> entries = entries(tenant, aggregate("shared"), 2);
        assertThat(unit.journal().events(aggregate("shared"))).isEqualTo(entries);
        assertThat(unit.journal().page(Optional.empty(), 9)).isEqualTo(entries);
        assertThat(unit.partnerships().entriesOf(city("Heir").id())).isEqualTo(entries);
        assertThat(unit.feedPartitions().of(PART.subscription())).containsExactly(partOf(tenant));
        assertThat(unit.keyedAnswers().find(ANSWER.key(), 1)).contains(ANSWER);
        assertThat(unit.inspect()).isEmpty();
      }
    }
  }

  @Test
  default void tenantsShareTheGazetteer() {
    PlaceIndex places = PlaceIndex.of(List.of(place(1, "Here", Position.of(0, 0))).iterator());
    try (UnitOfWork unit = storage().begin(TENANTS.get(0), Access.WRITE)) {
      unit.places().replaceAll(edition(1, places), places);
      unit.commit();
    }

    try (UnitOfWork unit = storage().begin(TENANTS.get(1), Access.READ)) {
      assertThat(unit.places().edition()).contains(edition(1, places));
      assertThat(unit.places().named("here")).hasSize(1);
    }
  }

  @Test
  default void whatOneTenantChangesOrForgetsTheOthersKeep() {
    TENANTS.forEach(this::write);
    TenantId changing = TENANTS.get(1);
    City mine = cityOf(changing);
    try (UnitOfWork unit = storage().begin(changing, Access.WRITE)) {
      unit.parties().update(holding(mine), mine.version());
      unit.partnerships().update(Samples.next(link(), Status.EXPIRED), 1);
      unit.feedPartitions().update(partOf(changing).acknowledged(9), partOf(changing).version());
      unit.feedPartitions().remove(PART.subscription());
      unit.keyedAnswers().forgetBefore(Instant.parse("2999-01-01T00:00:00Z"));
      unit.commit();
    }

    for (TenantId other : List.of(TENANTS.get(0), TENANTS.get(2), TENANTS.get(3))) {
      try (UnitOfWork unit = storage().begin(other, Access.READ)) {
        assertThat(unit.parties().find(SHARED)).contains(cityOf(other));
        assertThat(unit.partnerships().findOpen(link().pair(), link().kind())).contains(link());
        assertThat(unit.feedPartitions().of(PART.subscription())).containsExactly(partOf(other));
        assertThat(unit.keyedAnswers().find(ANSWER.key(), 1)).contains(ANSWER);
      }
    }
  }

  @Test
  default void tenantsThatHaveAnEntryAreToldInTheirOrder() {
    assertThat(storage().tenants()).isEmpty();
    for (TenantId tenant : List.of(TENANTS.get(3), TENANTS.get(1))) {
      write(tenant);
    }
    try (UnitOfWork unit = storage().begin(TenantId.of("without-entries"), Access.WRITE)) {
      unit.parties().insert(city("Lonely"));
      unit.commit();
    }
    try (UnitOfWork unit = storage().begin(TenantId.of("only-read"), Access.READ)) {
      assertThat(unit.journal().page(Optional.empty(), 9)).isEmpty();
    }
    try (UnitOfWork unit = storage().begin(TENANTS.get(0), Access.WRITE)) {
      entries(TENANTS.get(0), aggregate("given up"), 2).forEach(unit.journal()::append);
      assertThat(unit.journal().events(aggregate("given up"))).hasSize(2);
      assertThat(storage().tenants()).containsExactly(TENANTS.get(1), TENANTS.get(3));
    }
    assertThat(storage().tenants()).containsExactly(TENANTS.get(1), TENANTS.get(3));

    write(TENANTS.get(0));
    write(TENANTS.get(2));

    assertThat(storage().tenants()).containsExactlyElementsOf(TENANTS);
  }

  private void write(TenantId tenant) {
    try (UnitOfWork unit = storage().begin(tenant, Access.WRITE)) {
      unit.parties().insert(cityOf(tenant));
      unit.partnerships().insert(link());
      entries(tenant, aggregate("shared"), 2).forEach(unit.journal()::append);
      unit.feedPartitions().insert(partOf(tenant));
      unit.keyedAnswers().insert(ANSWER);
      unit.commit();
    }
  }

  private static City cityOf(TenantId tenant) {
    City city = holding(city(Samples.uuid("shared"), "City of " + tenant), SHARED);
    return merged(
        Samples.next(city, city.profile().withOtherNames(List.of("Shared name"))), city("Heir"));
  }

  private static FeedPartition partOf(TenantId tenant) {
    return PART.leased(tenant.name(), ANSWER.recorded());
  }

  private static Partnership link() {
    return partnership("shared", city("Heir"), city("Other"));
  }

  private static PartnershipFilter ofHeir() {
    return PartnershipFilter.ALL.withCity(city("Heir").id());
  }
}
