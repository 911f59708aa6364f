package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.ConflictException;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.Authorizer;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyRefusal.KeyTaken;
import dev.comity.journal.PartialDate;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Exploration;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Submission;
import dev.comity.party.City;
import dev.comity.party.CityDescription;
import dev.comity.party.CityId;
import dev.comity.party.CityMerger;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.storage.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is sent twice under one key is done once, and answered alike. */
class IdempotencyTest {

  private static final PartialDate DAY = PartialDate.of(LocalDate.of(2020, 1, 1));
  private static final IdempotencyKey KEY = IdempotencyKey.of("form-17");

  private static CityRegistration registration(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
  }

  private static Function<Work, Outcome<City>> registering(String name) {
    return work -> work.cities().register(registration(name));
  }

  private static long entries(Comity comity) {
    return comity.verify().entries();
  }

  /**
   * Something to be sent; figures are taken modulo what there is.
   *
   * @param what which sort of command
   * @param one which city or partnership
   * @param other which other city
   * @param figure what else differs
   */
  record Letter(int what, int one, int other, int figure) {

    Outcome<?> in(Work work, List<CityId> cities, List<Partnership> links) {
      if (what == 0 || cities.size() < 2) {
        CityProfile profile =
            CityProfile.of("City " + figure, CountryCode.of("US"))
                .withOutsideIds(List.of(OutsideId.geonames(figure)));
        return work.cities().register(new CityRegistration(profile, Optional.of(DAY)));
      }
      CityId city = cities.get(one % cities.size());
      CityId partner = cities.get(other % cities.size());
      LocalDate on = DAY.first().plusDays(figure);
      if (what < 6 || links.isEmpty()) {
        return switch (what) {
          case 1 -> work.cities().rename(new CityRenaming(city, "Name " + figure, on));
          case 2 ->
              work.cities()
                  .describe(
                      new CityDescription(
                          city,
                          CityProfile.of("City " + figure, CountryCode.of("US"))
                              .withPopulation(figure),
                          on));
          case 3 -> work.cities().merge(new CityMerger(city, partner, on));
          default -> work.partnerships().propose(new Proposal(city, partner, "sister-city", DAY));
        };
      }
      Partnership link = links.get(one % links.size());
      PartialDate when = PartialDate.of(on);
      return switch (what) {
        case 6 -> work.partnerships().explore(new Exploration(link.id(), when));
        case 7 -> work.partnerships().submit(new Submission(link.id(), when, Hash.of("" + figure)));
        default ->
            work.partnerships()
                .end(
                    new Ending(
                        link.id(), when, Ending.Way.WITHDRAWN, Optional.empty(), "no interest"));
      };
    }
  }

  @Provide
  Arbitrary<List<Letter>> letters() {
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 11);
    return Combinators.combine(Arbitraries.integers().between(0, 8), any, any, any)
        .as(Letter::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property(tries = 80)
  void whateverIsSentAgainIsAnsweredAlikeAndDoesNothing(@ForAll("letters") List<Letter> letters) {
    try (Comity comity = Comity.on(new InMemoryStorage()).clock(new HandClock()).build()) {
      List<CityId> cities = new ArrayList<>();
      List<Partnership> links = new ArrayList<>();
      List<Function<Comity, Outcome<?>>> sent = new ArrayList<>();
      List<Outcome<?>> answers = new ArrayList<>();
      for (Letter letter : letters) {
        IdempotencyKey key = IdempotencyKey.of("letter-" + sent.size());
        List<CityId> known = List.copyOf(cities);
        List<Partnership> linked = List.copyOf(links);
        Function<Comity, Outcome<?>> sending =
            to -> to.withKey(key).write(work -> letter.in(work, known, linked));

        Outcome<?> answer = sending.apply(comity);
        String after = comity.verify().fingerprint().text();
        assertThat(sending.apply(comity)).as("%s, sent again", letter).isEqualTo(answer);
        assertThat(comity.verify().fingerprint().text()).as("%s", letter).isEqualTo(after);

        sent.add(sending);
        answers.add(answer);
        answer.fold(state -> noted(state, cities, links), refused -> false);
      }

      String end = comity.verify().fingerprint().text();
      for (int i = 0; i < sent.size(); i++) {
        if (answers.get(i).isDone()) {
          assertThat(sent.get(i).apply(comity)).isEqualTo(answers.get(i));
        }
      }
      assertThat(comity.verify().fingerprint().text()).isEqualTo(end);
      assertThat(comity.verify().findings()).isEmpty();
    }
  }

  private static boolean noted(Object state, List<CityId> cities, List<Partnership> links) {
    return state instanceof City city ? cities.add(city.id()) : links.add((Partnership) state);
  }

  @Example
  void severalCommandsOfOneUnitAreToldApartByTheirOrder() {
    try (Comity comity = Comity.inMemory()) {
      Function<Work, List<City>> both =
          work ->
              Stream.of("One", "Other")
                  .map(it -> registering(it).apply(work).orElseThrow())
                  .toList();

      List<City> first = comity.withKey(KEY).write(both);
      List<City> again = comity.withKey(KEY).write(both);

      assertThat(again).isEqualTo(first);
      assertThat(entries(comity)).isEqualTo(2);
    }
  }

  private record NotToday(String name) implements Refusal {
    @Override
    public String message(Locale locale) {
      return "Not today: " + name;
    }
  }

  @Provide
  Arbitrary<List<Set<String>>> objections() {
    return Arbitraries.of("One", "Two", "Three", "Four").set().list().ofMinSize(2).ofMaxSize(5);
  }

  /** A unit that is kept although some of its commands were refused, for reasons that change. */
  @Property(tries = 100)
  void whatIsRefusedOnTheWayKeepsItsPlaceUnderTheKey(
      @ForAll("objections") List<Set<String>> sendings) {
    AtomicReference<Set<String>> refused = new AtomicReference<>(Set.of());
    Authorizer authorizer =
        (tenant, actor, command) ->
            command instanceof CityRegistration it && refused.get().contains(it.profile().name())
                ? List.of(new NotToday(it.profile().name()))
                : List.of();
    try (Comity comity = Comity.on(new InMemoryStorage()).authorizer(authorizer).build()) {
      Map<String, City> done = new HashMap<>();
      for (Set<String> objections : sendings) {
        refused.set(objections);

        List<Outcome<City>> answers =
            comity
                .withKey(KEY)
                .write(
                    work ->
                        Stream.of("One", " ", "Two", "Three", "Four")
                            .map(name -> registering(name).apply(work))
                            .toList());

        assertThat(answers.stream().flatMap(it -> it.reasons().stream()))
            .noneMatch(KeyTaken.class::isInstance);
        for (Outcome<City> answer : answers) {
          answer.fold(
              city -> assertThat(done.merge(city.name(), city, (a, b) -> a)).isEqualTo(city),
              reasons -> null);
        }
        assertThat(entries(comity)).isEqualTo(done.size());
      }
    }
  }

  @Example
  void aUnitThatDoesMoreTheSecondTimeDoesOnlyWhatIsNew() {
    try (Comity comity = Comity.inMemory()) {
      City first = comity.withKey(KEY).write(registering("One")).orElseThrow();

      Outcome<City> renamed =
          comity
              .withKey(KEY)
              .write(
                  work -> {
                    City same = registering("One").apply(work).orElseThrow();
                    return work.cities()
                        .rename(new CityRenaming(same.id(), "Uno", LocalDate.of(2026, 1, 1)));
                  });

      assertThat(renamed.orElseThrow().id()).isEqualTo(first.id());
      assertThat(entries(comity)).isEqualTo(2);
    }
  }

  @Example
  void anotherCommandUnderTheKeyIsRefused() {
    HandClock clock = new HandClock();
    try (Comity comity = Comity.on(new InMemoryStorage()).clock(clock).build()) {
      comity.withKey(KEY).write(registering("One"));
      KeyTaken taken = new KeyTaken(KEY, 1, clock.instant());
      clock.forward(Duration.ofDays(1));

      Outcome<City> refused = comity.withKey(KEY).write(registering("Other"));

      assertThat(refused.reasons()).containsExactly(taken);
      assertThat(taken.message()).contains("form-17");
      assertThat(entries(comity)).isEqualTo(1);
    }
  }

  @Example
  void whatWasRefusedIsDecidedAnew() {
    try (Comity comity = Comity.inMemory()) {
      CityId nobody = new CityId(new UUID(0, 1));
      Function<Work, Outcome<City>> refused =
          work -> work.cities().rename(new CityRenaming(nobody, "X", LocalDate.of(2026, 1, 1)));

      assertThat(comity.withKey(KEY).write(refused).isDone()).isFalse();
      assertThat(comity.withKey(KEY).write(registering("One")).isDone()).isTrue();
      assertThat(comity.withKey(KEY).write(registering("One")).isDone()).isTrue();

      assertThat(entries(comity)).isEqualTo(1);
    }
  }

  @Example
  void aDryRunUsesNoKeyUp() {
    try (Comity comity = Comity.inMemory()) {
      assertThat(comity.withKey(KEY).tryOut(registering("Tried")).isDone()).isTrue();

      assertThat(comity.withKey(KEY).write(registering("One")).orElseThrow().name())
          .isEqualTo("One");
    }
  }

  @Example
  void aKeyCountsForItsTenant() {
    try (Comity comity = Comity.inMemory()) {
      Comity other = comity.forTenant(TenantId.of("other"));

      City one = comity.withKey(KEY).write(registering("One")).orElseThrow();
      City elsewhere = other.withKey(KEY).write(registering("Other")).orElseThrow();
      comity.forgetKeysBefore(Instant.MAX);

      assertThat(one.name()).isEqualTo("One");
      assertThat(other.withKey(KEY).write(registering("Other")).orElseThrow()).isEqualTo(elsewhere);
      assertThat(comity.withKey(KEY).write(registering("One")).orElseThrow()).isNotEqualTo(one);
      assertThat(entries(other)).isEqualTo(1);
    }
  }

  @Example
  void aForgottenKeyIsAsGoodAsNew() {
    HandClock clock = new HandClock();
    try (Comity comity = Comity.on(new InMemoryStorage()).clock(clock).build()) {
      City first = comity.withKey(KEY).write(registering("One")).orElseThrow();

      comity.forgetKeysBefore(clock.instant());
      assertThat(comity.withKey(KEY).write(registering("One")).orElseThrow()).isEqualTo(first);

      comity.forgetKeysBefore(clock.instant().plusNanos(1_000));
      assertThat(comity.withKey(KEY).write(registering("Other")).orElseThrow().name())
          .isEqualTo("Other");
    }
  }

  @Example
  void theAnswerIsThatOfTheTimeWhateverHappenedSince() {
    try (Comity comity = Comity.inMemory()) {
      City first = comity.withKey(KEY).write(registering("One")).orElseThrow();
      comity.write(
          work ->
              work.cities().rename(new CityRenaming(first.id(), "Uno", LocalDate.of(2026, 1, 1))));

      assertThat(comity.withKey(KEY).write(registering("One")).orElseThrow()).isEqualTo(first);
      Optional<City> now = comity.read(work -> work.cities().find(first.id()));
      assertThat(now.map(City::name)).contains("Uno");
    }
  }

  @Example
  void fourThreadsWithOneKeyDoItOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      assertDoneOnce();
    }
  }

  private static void assertDoneOnce() throws Exception {
    try (Comity comity = Comity.inMemory()) {
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Outcome<City>>> answers =
            threads.invokeAll(
                Collections.nCopies(4, () -> comity.withKey(KEY).write(registering("One"))));
        City first = answers.get(0).get().orElseThrow();

        for (Future<Outcome<City>> answer : answers) {
          assertThat(answer.get().orElseThrow()).isEqualTo(first);
        }
        assertThat(entries(comity)).isEqualTo(1);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  /** The storage is lost during the commit, once after it was made and once before. */
  @Property(tries = 2)
  void aCommitInDoubtIsSettledUnderAKey(@ForAll boolean isKept) {
    DoubtfulStorage storage = new DoubtfulStorage(isKept);
    try (Comity comity = Comity.on(storage).build()) {
      storage.doubtNext();

      City one = comity.withKey(KEY).write(registering("One")).orElseThrow();

      assertThat(entries(comity)).isEqualTo(1);
      Optional<City> found = comity.read(work -> work.cities().find(one.id()));
      assertThat(found).contains(one);
      storage.doubtNext();
      assertThatThrownBy(() -> comity.write(registering("Other")))
          .isInstanceOf(CommitInDoubtException.class)
          .isNotInstanceOf(ConflictException.class);
      assertThat(entries(comity)).isEqualTo(isKept ? 2 : 1);
    }
  }
}
