package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.in;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static dev.comity.storage.Samples.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.ConflictException;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Clerk.Act;
import dev.comity.storage.Storage.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pcollections.PSortedMap;

/** What the in-memory storage does beyond the contract. */
class InMemoryStorageTest implements ContractCase {

  private static final OutsideId ID = OutsideId.wikidata("Q208445");
  private static final City VALLEJO = holding(city("Vallejo"), ID);

  private final InMemoryStorage storage = new InMemoryStorage();

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void oldVersionsAreForgottenAsSoonAsNobodySeesThem() {
    commit(unit -> unit.parties().insert(VALLEJO));

    City last = updated(VALLEJO, 50);

    assertThat(held(City.class)).isOne();
    look(unit -> assertThat(unit.parties().find(VALLEJO.id())).contains(last));
  }

  @Test
  void whatAnOpenUnitSeesIsKeptByThatUnitAlone() {
    commit(unit -> unit.parties().insert(VALLEJO));
    try (UnitOfWork reader = begin(Access.READ)) {
      updated(VALLEJO, 50);

      assertThat(reader.parties().find(VALLEJO.id())).contains(VALLEJO);
      assertThat(held(City.class)).isOne();
      assertThat(Reachable.from(storage, reader).count(City.class)).isEqualTo(2);
    }
  }

  @Test
  void keysThatAreGivenUpLeaveNothingBehind() {
    commit(unit -> unit.parties().insert(city("Vallejo")));

    City before = city("Vallejo");
    for (int i = 0; i < 20; i++) {
      City held = before;
      City renamed = next(held, held.profile().withName("Name " + i).withOutsideIds(List.of(ID)));
      City bare = next(renamed, city("Vallejo").profile());
      commit(unit -> unit.parties().update(renamed, held.version()));
      commit(unit -> unit.parties().update(bare, renamed.version()));
      before = bare;
    }

    assertThat(held(NameLink.class)).isOne();
    assertThat(held(OutsideId.class)).isZero();
  }

  @Test
  void aUnitThatFailsOrIsForgottenLeavesNothingBehind() {
    commit(unit -> unit.parties().insert(VALLEJO));

    forget(unit -> unit.parties().insert(city("Benicia")));
    assertConflict(
        unit -> {
          unit.parties().insert(city("Benicia"));
          commit(faster -> faster.parties().update(peopled(VALLEJO, 1), VALLEJO.version()));
          unit.parties().update(peopled(VALLEJO, 2), VALLEJO.version());
        });

    assertThat(held(City.class)).isOne();
    assertThat(held(NameLink.class)).isOne();
  }

  private long held(Class<?> type) {
    return Reachable.from(storage).count(type);
  }

  private City updated(City city, int times) {
    City last = city;
    for (int i = 0; i < times; i++) {
      City before = last;
      last = peopled(before, i);
      City after = last;
      commit(unit -> unit.parties().update(after, before.version()));
    }
    return last;
  }

  @Test
  void unitsThatChangeDifferentThingsDoNotConflict() {
    City benicia = city("Benicia");
    Partnership link = partnership("link", VALLEJO, benicia);
    commit(unit -> List.of(VALLEJO, benicia).forEach(unit.parties()::insert));
    try (UnitOfWork slow = begin(Access.WRITE)) {
      slow.parties().update(peopled(benicia, 1), 1);

      commit(unit -> unit.parties().update(peopled(VALLEJO, 2), VALLEJO.version()));
      commit(unit -> unit.partnerships().insert(link));
      slow.commit();
    }

    look(unit -> assertThat(unit.parties().find(benicia.id())).contains(peopled(benicia, 1)));
    look(unit -> assertThat(unit.partnerships().find(link.id())).contains(link));
  }

  @Test
  void aConflictNamesWhatCollided() {
    commit(unit -> unit.parties().insert(VALLEJO));

    try (UnitOfWork unit = begin(Access.WRITE)) {
      assertThatThrownBy(() -> unit.parties().insert(holding(city("Benicia"), ID)))
          .isInstanceOf(ConflictException.class)
          .hasMessage("There is outside id wikidata:Q208445 already.");
    }
    try (UnitOfWork slow = begin(Access.WRITE)) {
      slow.journal().append(entries(TENANT, aggregate("x"), 1).get(0));
      commit(unit -> unit.journal().append(entries(TENANT, aggregate("x"), 1).get(0)));
      assertThatThrownBy(slow::commit)
          .isInstanceOf(ConflictException.class)
          .hasMessage("Another unit of work has written entry 1 of %s meanwhile.", aggregate("x"));
    }
  }

  @Test
  void whoUsesAUnitAfterItsEndIsToldTheWayOut() {
    UnitOfWork unit = begin(Access.WRITE);
    unit.commit();
    assertThatIllegalStateException()
        .isThrownBy(() -> unit.parties().find(ID))
        .withMessage("This unit of work is committed. Maybe begin another one?");

    unit.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> unit.parties().find(ID))
        .withMessageContaining("Maybe a service was kept longer than its unit of work?");

    try (UnitOfWork reader = begin(Access.READ)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> reader.parties().insert(VALLEJO))
          .withMessageContaining("Maybe begin one with Access.WRITE, or use Comity.write?");
    }
  }

  @Test
  void aUnitThatHasFailedAnswersNoMore() {
    commit(unit -> unit.parties().insert(VALLEJO));
    try (UnitOfWork unit = begin(Access.WRITE)) {
      assertThatThrownBy(() -> unit.parties().insert(VALLEJO))
          .isInstanceOf(ConflictException.class);

      assertThatIllegalStateException()
          .isThrownBy(() -> unit.parties().find(ID))
          .withMessageContaining("has failed");
      assertThatIllegalStateException().isThrownBy(unit::commit);
    }
  }

  @Test
  void entriesWithAGapOrOfAnotherTenantAreBugs() {
    List<Event> entries = entries(TENANT, aggregate("x"), 2);
    Event foreign = entries(TenantId.of("other"), aggregate("x"), 1).get(0);

    try (UnitOfWork unit = begin(Access.WRITE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.journal().append(entries.get(1)))
          .withMessageContaining("would leave a gap. Maybe append entry 1 first?");
    }
    try (UnitOfWork unit = begin(Access.WRITE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.journal().append(foreign))
          .withMessageContaining("belongs to other, not to contract");
    }
  }

  @Test
  void aPageOfNothingIsABug() {
    try (UnitOfWork unit = begin(Access.READ)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.parties().page(Optional.empty(), 0))
          .withMessageContaining("A page of 0 would never end");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.journal().page(Optional.empty(), -1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 0));
    }
  }

  @Test
  void twoStoragesInOneProgramDoNotMeet() {
    commit(unit -> unit.parties().insert(VALLEJO));

    try (InMemoryStorage other = new InMemoryStorage();
        UnitOfWork unit = other.begin(TENANT, Access.READ)) {
      assertThat(unit.parties().find(ID)).isEmpty();
    }
  }

  @Test
  void aClosedStorageBeginsAndCommitsNoMore() {
    try (UnitOfWork open = begin(Access.WRITE)) {
      open.parties().insert(VALLEJO);
      storage.close();

      assertThatIllegalStateException()
          .isThrownBy(open::commit)
          .withMessage("This storage is closed. Maybe make another one?");
    }
    assertThatIllegalStateException().isThrownBy(() -> begin(Access.READ));
    storage.close();
  }

  @Test
  void damageToAnIndexIsFound() {
    Partnership link = partnership("link", VALLEJO, city("Benicia"));
    commit(unit -> unit.parties().insert(VALLEJO));
    commit(unit -> unit.partnerships().insert(link));
    NameLink strayName = new NameLink("mare island", VALLEJO.id().value());

    damage(Tables.OUTSIDE_IDS.table(), rows -> rows.minus(ID));
    damage(Tables.NAMES.table(), rows -> rows.plus(strayName, VALLEJO.id().value()));
    damage(Tables.PARTNERSHIPS, rows -> rows.plus(link.id().value(), in(Status.EXPIRED, link)));

    try (UnitOfWork unit = begin(Access.READ)) {
      assertThat(unit.inspect())
          .extracting(Finding::toString)
          .containsExactly(
              VALLEJO.id() + ": is not found by its outside id " + ID,
              "name " + strayName + ": leads to a record that does not have it",
              "open "
                  + new OpenPair(link.pair(), link.kind())
                  + ": leads to a record that does not have it");
    }
  }

  @Test
  void damageToTheJournalAndTheGazetteerIsFound() {
    Event entry = entries(TENANT, aggregate("x"), 1).get(0);
    PlaceIndex places = PlaceIndex.of(List.of(place(1, "Here", Position.of(0, 0))).iterator());
    PlaceIndex others = PlaceIndex.of(List.of(place(1, "There", Position.of(0, 0))).iterator());
    EventKey elsewhere = new EventKey(aggregate("y"), 1);

    damage(Tables.EVENTS, rows -> rows.plus(elsewhere, KeptEvent.of(entry, Optional.empty())));
    commit(unit -> unit.places().replaceAll(edition(1, places), others));

    try (UnitOfWork unit = begin(Access.READ)) {
      assertThat(unit.inspect())
          .containsExactly(
              new Finding("entry " + elsewhere, "is kept in another's place"),
              new Finding("the gazetteer", "its places are not those of its edition"));
    }
  }

  private <K, V> void damage(Table<K, V> table, UnaryOperator<PSortedMap<K, V>> change) {
    storage.commit(
        snapshot -> {
          Contents contents = snapshot.of(TENANT);
          PSortedMap<K, V> damaged = change.apply(contents.of(table));
          return snapshot.with(TENANT, contents.with(table, damaged), snapshot.shared());
        });
  }

  @Test
  void unitsThatRunAtOnceAddUpToWhatOneAfterTheOtherWouldWrite() {
    List<Callable<List<Act>>> clerks = new ArrayList<>();
    for (int seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      clerks.add(() -> keptActs(random, 150));
    }

    List<Act> kept = atOnce(clerks).stream().flatMap(List::stream).toList();

    Notebook replay = new Notebook();
    kept.stream()
        .sorted(Comparator.comparingLong(Act::version))
        .forEach(act -> act.writing().accept(replay.ports()));
    look(unit -> AgreementContract.assertAgree(Ports.of(unit), replay.ports()));
    look(unit -> assertThat(unit.inspect()).isEmpty());
    assertThat(kept).hasSizeGreaterThan(500);
  }

  private List<Act> keptActs(Random random, int units) {
    List<Act> kept = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      List<Act> acts = new ArrayList<>();
      boolean committed =
          isKept(
              unit -> {
                Clerk clerk = new Clerk(TENANT, random, Ports.of(unit));
                clerk.write(1 + random.nextInt(6));
                acts.addAll(clerk.acts());
              });
      if (committed) {
        kept.addAll(acts);
      }
    }
    return kept;
  }

  @Test
  @Timeout(60)
  void aWholeRegisterFitsIntoOneUnit() {
    List<City> cities = IntStream.range(0, 60_000).mapToObj(InMemoryStorageTest::listed).toList();

    commit(
        unit -> {
          cities.forEach(unit.parties()::insert);
          for (int i = 0; i < 60_000; i += 2) {
            Partnership it = partnership("p" + i, cities.get(i), cities.get(i + 1));
            unit.partnerships().insert(it);
            entries(TENANT, it.id().aggregate(), 4).forEach(unit.journal()::append);
          }
        });

    look(
        unit -> {
          City last = cities.get(59_999);
          assertThat(unit.parties().find(last.profile().outsideIds().first())).contains(last);
          assertThat(unit.parties().named("city 59999")).containsExactly(last);
          PartnershipFilter ofLast = PartnershipFilter.ALL.withCity(last.id());
          assertThat(unit.partnerships().page(ofLast, Optional.empty(), 9)).hasSize(1);
          assertThat(unit.journal().page(Optional.empty(), Integer.MAX_VALUE)).hasSize(120_000);
        });
  }

  private static City listed(int number) {
    City city = city("City " + number);
    return holding(
        next(city, city.profile().withOtherNames(List.of("도시 " + number))),
        OutsideId.geonames(number));
  }
}
