package dev.comity.storage;

import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.describedCity;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.organization;
import static dev.comity.storage.Samples.peopled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.OrganizationId;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the port to the parties must do. */
public interface PartyContract extends ContractCase {

  /** Ids in the order of their texts; as signed numbers they would stand otherwise. */
  List<UUID> IN_ORDER =
      List.of(
          UUID.fromString("00000000-0000-7000-8000-000000000001"),
          UUID.fromString("7fffffff-ffff-7fff-7fff-ffffffffffff"),
          UUID.fromString("7fffffff-ffff-7fff-8000-000000000000"),
          UUID.fromString("80000000-0000-7000-8000-000000000000"),
          UUID.fromString("ffffffff-ffff-7fff-ffff-ffffffffffff"));

  @Test
  default void aPartyIsFoundJustAsItWasInserted() {
    City vallejo = city("Vallejo");
    City jincheon = describedCity("Jincheon");
    Organization college = organization("\uD842\uDFB7野 College");

    assertAtOnceAndLater(
        unit -> List.of(vallejo, jincheon, college).forEach(unit.parties()::insert),
        unit -> {
          assertThat(unit.parties().find(vallejo.id())).contains(vallejo);
          assertThat(unit.parties().find(jincheon.id())).contains(jincheon);
          assertThat(unit.parties().find(college.id())).contains(college);
          assertThat(unit.parties().find(city("Benicia").id())).isEmpty();
        });
  }

  @Test
  default void aCityIsNotFoundByTheIdOfAnOrganization() {
    City vallejo = city("Vallejo");
    PartyId other = new OrganizationId(vallejo.id().value());

    assertAtOnceAndLater(
        unit -> unit.parties().insert(vallejo),
        unit -> assertThat(unit.parties().find(other)).isEmpty());
  }

  @Test
  default void anUpdateReplacesTheParty() {
    City before = describedCity("Jincheon");
    City after = next(before, city("Jincheon-gun").profile());
    Organization college = organization("College");
    Organization bare =
        new Organization(
            college.id(),
            4,
            "University",
            college.sort(),
            college.country(),
            new TreeSet<>(),
            List.of());
    commit(unit -> List.of(before, college).forEach(unit.parties()::insert));

    assertAtOnceAndLater(
        unit -> {
          unit.parties().update(after, 7);
          unit.parties().update(bare, 3);
        },
        unit -> {
          assertThat(unit.parties().find(after.id())).contains(after);
          assertThat(unit.parties().find(bare.id())).contains(bare);
        });
  }

  @Test
  default void aPartyCanBeInsertedAndUpdatedInOneUnit() {
    City vallejo = city("Vallejo");
    City larger = peopled(vallejo, 126_090);
    City renamed = next(larger, larger.profile().withName("Eureka"));

    assertAtOnceAndLater(
        unit -> {
          unit.parties().insert(vallejo);
          unit.parties().update(larger, 1);
          unit.parties().update(renamed, 2);
        },
        unit -> {
          assertThat(unit.parties().find(vallejo.id())).contains(renamed);
          assertThat(unit.parties().named("vallejo")).isEmpty();
          assertThat(unit.parties().named("eureka")).containsExactly(renamed);
        });
  }

  @Test
  default void anUpdateOfAnotherVersionConflicts() {
    City vallejo = city("Vallejo");
    City second = peopled(vallejo, 2);
    commit(unit -> unit.parties().insert(vallejo));
    commit(unit -> unit.parties().update(second, 1));

    assertConflict(unit -> unit.parties().update(peopled(vallejo, 3), 1));
    assertConflict(unit -> unit.parties().update(peopled(second, 3), 3));
    assertConflict(unit -> unit.parties().update(city("Nowhere"), 0));
    assertConflict(unit -> unit.parties().update(peopled(city("Nowhere"), 3), 1));

    look(unit -> assertThat(unit.parties().page(Optional.empty(), 9)).containsExactly(second));
  }

  @Test
  default void oneOfTwoUnitsUpdatesAVersion() {
    City vallejo = city("Vallejo");
    commit(unit -> unit.parties().insert(vallejo));

    assertOneWins(
        unit -> unit.parties().update(peopled(vallejo, 2), 1),
        unit -> unit.parties().update(peopled(vallejo, 3), 1));
  }

  @Test
  default void anIdIsGivenOnce() {
    City vallejo = city("Vallejo");
    City impostor = city(vallejo.id().value(), "Impostor");

    assertConflict(unit -> List.of(vallejo, impostor).forEach(unit.parties()::insert));
    commit(unit -> unit.parties().insert(vallejo));
    assertConflict(unit -> unit.parties().insert(impostor));

    look(unit -> assertThat(unit.parties().find(vallejo.id())).contains(vallejo));
  }

  @Test
  default void anIdIsGivenOnceAmongPartiesOfEverySort() {
    City vallejo = city("Vallejo");
    Organization impostor = Samples.organization("Vallejo");
    assertThat(impostor.id().value()).isEqualTo(vallejo.id().value());

    assertConflict(unit -> List.of(vallejo, impostor).forEach(unit.parties()::insert));
    assertConflict(unit -> List.of(impostor, vallejo).forEach(unit.parties()::insert));
    commit(unit -> unit.parties().insert(vallejo));
    assertConflict(unit -> unit.parties().insert(impostor));
    assertConflict(unit -> unit.parties().update(impostor, vallejo.version()));

    look(unit -> assertThat(unit.parties().page(Optional.empty(), 9)).containsExactly(vallejo));
  }

  @Test
  default void whoseOutsideIdWasTakenMeanwhileDoesNotGetItBack() {
    OutsideId id = OutsideId.wikidata("Q208445");
    City holder = holding(city("Vallejo"), id);
    City without = holding(holder);
    City heir = holding(city("Benicia"), id);
    commit(unit -> unit.parties().insert(holder));
    commit(unit -> unit.parties().update(without, holder.version()));
    commit(unit -> unit.parties().insert(heir));

    assertConflict(unit -> unit.parties().update(holding(without, id), without.version()));
    assertConflict(unit -> unit.parties().update(holding(holder, id), holder.version()));

    look(unit -> assertThat(unit.parties().find(id)).contains(heir));
    look(unit -> assertThat(unit.parties().find(without.id())).contains(without));
    assertThat(read(UnitOfWork::inspect)).isEmpty();
  }

  @Test
  default void versionsAndFiguresAreKeptUpToTheGreatest() {
    long greatest = (1L << 53) - 1; // what JSON keeps exactly
    City city = city("Great");
    City before =
        new City(
            city.id(),
            greatest - 1,
            city.profile().withPopulation(greatest).withPosition(Position.of(-90, 180)),
            List.of(),
            Optional.empty());
    City after = peopled(before, 0);

    assertAtOnceAndLater(
        unit -> unit.parties().insert(before),
        unit -> assertThat(unit.parties().find(city.id())).contains(before));
    assertAtOnceAndLater(
        unit -> unit.parties().update(after, greatest - 1),
        unit -> assertThat(unit.parties().find(city.id())).contains(after));
    assertConflict(unit -> unit.parties().update(peopled(before, 1), greatest - 1));
  }

  @Test
  default void oneOfTwoUnitsInsertsAnId() {
    City vallejo = city("Vallejo");
    City impostor = city(vallejo.id().value(), "Impostor");

    assertOneWins(unit -> unit.parties().insert(vallejo), unit -> unit.parties().insert(impostor));
  }

  @Test
  default void anOutsideIdFindsItsHolderAndNobodyOnceItIsGivenUp() {
    OutsideId kept = OutsideId.wikidata("Q208445");
    OutsideId givenUp = OutsideId.geonames(5405380);
    City holder = holding(city("Vallejo"), kept, givenUp);
    City after = holding(holder, kept);
    commit(unit -> unit.parties().insert(holder));
    look(unit -> assertThat(unit.parties().find(givenUp)).contains(holder));

    assertAtOnceAndLater(
        unit -> unit.parties().update(after, holder.version()),
        unit -> {
          assertThat(unit.parties().find(kept)).contains(after);
          assertThat(unit.parties().find(givenUp)).isEmpty();
        });
  }

  @Test
  default void anOutsideIdThatIsGivenUpCanBeTakenInTheSameUnit() {
    OutsideId id = OutsideId.wikidata("Q208445");
    City holder = holding(city("Vallejo"), id);
    City heir = holding(city("Benicia"), id);
    commit(unit -> unit.parties().insert(holder));

    assertAtOnceAndLater(
        unit -> {
          unit.parties().update(holding(holder), holder.version());
          unit.parties().insert(heir);
        },
        unit -> assertThat(unit.parties().find(id)).contains(heir));
  }

  @Test
  default void outsideIdsAreToldApartExactly() {
    List<Party> holders = new ArrayList<>();
    for (String value :
        List.of("Q1e", "q1e", "Q1E", "Q1é", "Q1e\u0301", "Q1ß", "Q1ss", "\uD842\uDFB7")) {
      holders.add(holding(city("holder of " + value), OutsideId.wikidata(value)));
    }
    holders.add(holding(city("of another scheme"), new OutsideId("geonames", "Q1e")));

    assertAtOnceAndLater(
        unit -> holders.forEach(unit.parties()::insert),
        unit -> {
          for (Party holder : holders) {
            OutsideId id = ((City) holder).profile().outsideIds().first();
            assertThat(unit.parties().find(id)).as("holder of %s", id).contains(holder);
          }
        });
  }

  @Test
  default void anOutsideIdHasOneHolder() {
    OutsideId id = OutsideId.wikidata("Q208445");
    City holder = holding(city("Vallejo"), id);
    City other = city("Benicia");

    assertConflict(
        unit -> {
          unit.parties().insert(holder);
          unit.parties().insert(holding(other, id));
        });
    commit(unit -> List.of(holder, other).forEach(unit.parties()::insert));
    assertConflict(unit -> unit.parties().insert(holding(city("Third"), id)));
    assertConflict(unit -> unit.parties().update(holding(other, id), 1));

    look(unit -> assertThat(unit.parties().find(id)).contains(holder));
    look(unit -> assertThat(unit.parties().find(other.id())).contains(other));
    look(unit -> assertThat(unit.parties().named("third")).isEmpty());
  }

  @Test
  default void oneOfTwoUnitsTakesAnOutsideId() {
    OutsideId id = OutsideId.wikidata("Q208445");
    City old = city("Old");
    commit(unit -> unit.parties().insert(old));

    assertOneWins(
        unit -> unit.parties().insert(holding(city("New"), id)),
        unit -> unit.parties().update(holding(old, id), 1));
  }

  @Test
  default void aPartyIsFoundByEveryNameThatItHasOrHad() {
    City jincheon = describedCity("Jincheon");
    Organization college = organization("College");

    assertAtOnceAndLater(
        unit -> List.of(jincheon, college).forEach(unit.parties()::insert),
        unit -> {
          PartyStore parties = unit.parties();
          assertThat(parties.named("jincheon")).containsExactly(jincheon);
          assertThat(parties.named("first name")).containsExactly(jincheon);
          assertThat(parties.named("college")).containsExactly(college);
          assertThat(parties.named("academy of college")).containsExactly(college);
          for (String name : Samples.AWKWARD_NAMES) {
            assertThat(parties.named(NameKey.of(name))).as(name).containsExactly(jincheon);
          }
        });
  }

  @Test
  default void aNameIsFoundByItsWholeKeyOnly() {
    commit(unit -> unit.parties().insert(city("Ålesund")));
    commit(unit -> unit.parties().insert(city("진천군")));

    for (String key : List.of("Alesund", "ålesund", "ales", "alesund ", "%", "_lesund", "진천", "")) {
      look(unit -> assertThat(unit.parties().named(key)).as(key).isEmpty());
    }
    look(unit -> assertThat(unit.parties().named("alesund")).hasSize(1));
    look(unit -> assertThat(unit.parties().named("진천군")).hasSize(1));
  }

  @Test
  default void aNameThatIsDroppedFindsNobody() {
    City before = city("Yerba Buena");
    City after = next(before, before.profile().withName("San Francisco"));
    commit(unit -> unit.parties().insert(before));

    assertAtOnceAndLater(
        unit -> unit.parties().update(after, 1),
        unit -> {
          assertThat(unit.parties().named("yerba buena")).isEmpty();
          assertThat(unit.parties().named("san francisco")).containsExactly(after);
        });
  }

  @Test
  default void partiesOfOneNameComeInTheOrderOfTheirIds() {
    List<Party> cities = new ArrayList<>();
    IN_ORDER.forEach(id -> cities.add(city(id, "Springfield")));
    List<Party> shuffled = List.of(3, 0, 4, 1, 2).stream().map(cities::get).toList();
    commit(unit -> shuffled.subList(0, 3).forEach(unit.parties()::insert));

    assertAtOnceAndLater(
        unit -> shuffled.subList(3, 5).forEach(unit.parties()::insert),
        unit -> assertThat(unit.parties().named("springfield")).containsExactlyElementsOf(cities));
  }

  @Test
  default void mergedCitiesAreFoundByTheOneThatTookThemIn() {
    City heir = city("Heir");
    City other = city("Other");
    List<City> merged = IN_ORDER.stream().map(id -> merged(city(id, "Village"), heir)).toList();
    City moved = merged(merged.get(1), other);

    assertAtOnceAndLater(
        unit -> {
          for (int i : List.of(3, 0, 4, 1, 2)) {
            unit.parties().insert(merged.get(i));
          }
          unit.parties().insert(heir);
        },
        unit -> {
          assertThat(unit.parties().mergedInto(heir.id())).containsExactlyElementsOf(merged);
          assertThat(unit.parties().mergedInto(merged.get(0).id())).isEmpty();
        });
    assertAtOnceAndLater(
        unit -> unit.parties().update(moved, moved.version() - 1),
        unit -> {
          assertThat(unit.parties().mergedInto(heir.id())).hasSize(4).doesNotContain(moved);
          assertThat(unit.parties().mergedInto(other.id())).containsExactly(moved);
        });
  }

  @Test
  default void severalCitiesComeWithWhatWasMergedIntoThem() {
    City heir = city("Heir");
    City alone = city("Alone");
    City first = merged(city("First"), heir);
    City second = merged(city("Second"), heir);
    City beneath = merged(city("Beneath"), second);
    Party organization = organization("Heir's friends");

    assertAtOnceAndLater(
        unit ->
            List.of(heir, alone, first, second, beneath, organization)
                .forEach(unit.parties()::insert),
        unit -> {
          assertWithMerged(unit, List.of(heir, alone), heir, alone, first, second);
          assertWithMerged(unit, List.of(second, heir, second), heir, first, second, beneath);
          assertWithMerged(unit, List.of(alone, city("Unknown")), alone);
          assertThat(unit.parties().withMerged(List.of())).isEmpty();
        });
  }

  private static void assertWithMerged(UnitOfWork unit, List<City> asked, City... found) {
    assertThat(unit.parties().withMerged(asked.stream().map(City::id).toList()))
        .containsExactlyElementsOf(Arrays.stream(found).sorted(PartyStore.BY_ID).toList());
  }

  @Test
  default void pagesGoThroughAllPartiesInTheOrderOfTheirIds() {
    Random random = new Random(1957);
    List<Party> all = new ArrayList<>();
    IN_ORDER.forEach(id -> all.add(city(id, "City " + id)));
    for (int i = 0; i < 120; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      all.add(random.nextInt(4) == 0 ? organization("Org " + id) : city(id, "City " + id));
    }
    commit(unit -> all.subList(0, 60).forEach(unit.parties()::insert));

    assertAtOnceAndLater(
        unit -> all.subList(60, all.size()).forEach(unit.parties()::insert),
        unit -> {
          List<Party> sorted =
              all.stream().sorted(Comparator.comparing(it -> it.id().value().toString())).toList();
          for (int limit : List.of(1, 2, 7, 124, 125, 126, Integer.MAX_VALUE)) {
            assertThat(paged(unit.parties(), limit)).as("pages of %s", limit).isEqualTo(sorted);
          }
        });
    Optional<PartyId> nobody = Optional.of(new CityId(new UUID(-1, -1)));
    look(unit -> assertThat(unit.parties().page(nobody, 5)).isEmpty());
  }

  private static List<Party> paged(PartyStore parties, int limit) {
    List<Party> all = new ArrayList<>();
    List<Party> page = parties.page(Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      assertThat(all).as("rows on all pages so far").hasSizeLessThan(1_000);
      page =
          page.size() < limit
              ? List.of()
              : parties.page(Optional.of(all.get(all.size() - 1).id()), limit);
    }
    return all;
  }
}
