package dev.comity.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.comity.gazetteer.Place;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Lists against looking at every city, on worlds of chance. */
class AffinityTest {

  private static final List<String> COUNTRIES = List.of("US", "KR", "JP", "NO", "IT", "TZ");
  private static final List<String> ZONES =
      List.of("Europe/Rome", "Asia/Seoul", "America/Chicago", "");
  private static final List<String> WORDS = List.of("music", "ports", "wine", "cars");

  static Place place(long id, double latitude, double longitude, String country, long population) {
    return place(id, latitude, longitude, country, population, "PPL", "Europe/Rome");
  }

  private static Place place(
      long id,
      double latitude,
      double longitude,
      String country,
      long population,
      String feature,
      String zone) {
    return new Place(
        id,
        "City " + id,
        "",
        List.of(),
        Position.of(latitude, longitude),
        CountryCode.of(country),
        Optional.empty(),
        feature,
        population,
        zone);
  }

  private static Set<String> words(Random random) {
    Set<String> some = new HashSet<>();
    WORDS.forEach(
        it -> {
          if (random.nextInt(3) == 0) {
            some.add(it);
          }
        });
    return some;
  }

  private static World world(Random random, int size) {
    WorldBuilder builder = new WorldBuilder();
    for (int id = 1; id <= size; id++) {
      // Some places stand where another stands, with the same number of inhabitants.
      Random own = new Random(random.nextInt(4) == 0 ? id / 4 : random.nextLong());
      builder.place(
          place(
              id,
              own.nextInt(180_001) / 1e3 - 90,
              own.nextInt(360_001) / 1e3 - 180,
              COUNTRIES.get(own.nextInt(COUNTRIES.size())),
              own.nextInt(5) == 0 ? 0 : 1L << own.nextInt(24),
              own.nextInt(9) == 0 ? "PPLX" : "PPL",
              ZONES.get(own.nextInt(ZONES.size()))));
      if (random.nextBoolean()) {
        builder.coast(id, random.nextBoolean());
      }
      builder.interests(id, words(random)).sectors(id, words(random));
      if (id > 1) {
        builder.tie(1 + random.nextInt(id - 1), id);
      }
    }
    builder.languages(CountryCode.of("US"), Set.of("en", "es"));
    builder.languages(CountryCode.of("TZ"), Set.of("sw", "en"));
    return builder.build();
  }

  private static Profile profile(Random random) {
    Profile profile = Profile.named("by chance");
    for (Feature feature : Feature.values()) {
      profile = profile.with(feature, random.nextInt(3) == 0 ? 0 : random.nextInt(40));
    }
    return profile;
  }

  private static Filter filter(Random random) {
    Filter filter = Filter.abroad();
    if (random.nextBoolean()) {
      filter = filter.alsoAtHome();
    }
    if (random.nextInt(3) == 0) {
      filter = filter.without(CountryCode.of(COUNTRIES.get(random.nextInt(COUNTRIES.size()))));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.within(random.nextInt(3_000), 5_000 + random.nextInt(15_000));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.ofAtLeast(random.nextInt(1_000));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.under(id -> id % 3 != 0);
    }
    return random.nextInt(3) == 0 ? filter.onlyOnePerCountry() : filter;
  }

  /** Every city that passes, the best first, looked at one by one. */
  private static List<Integer> all(World world, int us, Profile profile, Filter filter) {
    Query query = new Query(world, us, profile);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < world.size; row++) {
      CountryCode country = world.countries.get(world.country[row]);
      double kilometres = Curves.kilometres(Math.sqrt(query.squaredChord(row)));
      if (row != us
          && !(filter.otherCountriesOnly() && world.country[row] == world.country[us])
          && !filter.excludedCountries().contains(country)
          && kilometres >= filter.leastKilometres()
          && kilometres <= filter.mostKilometres()
          && world.population[row] >= filter.leastPopulation()
          && world.today.get(row)
          && filter.policy().test(world.id[row])) {
        rows.add(row);
      }
    }
    rows.sort(
        Comparator.comparingInt((Integer row) -> -sum(query, row))
            .thenComparingLong(row -> -world.population[row])
            .thenComparingLong(row -> world.id[row]));
    if (filter.onePerCountry()) {
      Set<Short> seen = new HashSet<>();
      rows.removeIf(row -> !seen.add(world.country[row]));
    }
    return rows;
  }

  private static int sum(Query query, int row) {
    int sum = 0;
    for (Feature feature : Feature.values()) {
      sum += query.weight(feature) * query.fit(feature, row);
    }
    return sum;
  }

  @Property(tries = 300)
  void theListIsTheTopOfAllCities(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 700) int size,
      @ForAll @IntRange(min = 1, max = 30) int count) {
    Random random = new Random(seed);
    World world = world(random, size);
    Profile profile = profile(random);
    Filter filter = filter(random);
    int us = random.nextInt(size);
    List<Integer> all = all(world, us, profile, filter);

    List<Fit> list = Affinity.in(world, profile).best(world.id[us], filter, count);

    assertThat(list.stream().map(Fit::city))
        .containsExactlyElementsOf(all.stream().limit(count).map(row -> world.id[row]).toList());
    for (Fit fit : list) {
      assertThat(fit.score())
          .isEqualTo(fit.shares().stream().mapToInt(Fit.Share::points).sum())
          .isBetween(0, profile.greatestScore());
    }
  }

  @Property(tries = 200)
  void noBlockIsPassedOverWhoseBoundIsBelowOneOfItsCities(@ForAll long seed) {
    Random random = new Random(seed);
    World world = world(random, 500);
    Query query = new Query(world, random.nextInt(500), profile(random));

    for (int row = 0; row < world.size; row++) {
      assertThat(query.score(row))
          .isEqualTo(sum(query, row))
          .isLessThanOrEqualTo(query.bound(row / World.BLOCK));
    }
  }

  @Property(tries = 200)
  void eachCityRanksUsWhereItsOwnListHasUs(@ForAll long seed) {
    Random random = new Random(seed);
    World world = world(random, 300);
    Profile profile = profile(random);
    Filter filter = filter(random);
    int us = random.nextInt(300);
    int theirs = (us + 1 + random.nextInt(299)) % 300;
    int place = all(world, theirs, profile, filter).indexOf(us) + 1;

    var rank = Affinity.in(world, profile).rankOf(world.id[us], world.id[theirs], filter);

    assertThat(rank.orElse(0)).isEqualTo(place);
  }

  @Property(tries = 200)
  void aSwingIsTheNearestWeightThatPutsTheNextBefore(@ForAll long seed) {
    Random random = new Random(seed);
    World world = world(random, 200);
    Profile profile = profile(random);
    int us = random.nextInt(200);
    List<Fit> list = Affinity.in(world, profile).best(world.id[us], Filter.abroad(), 5);

    for (int k = 0; k + 1 < list.size(); k++) {
      int row = world.row(list.get(k).city());
      int next = world.row(list.get(k + 1).city());
      for (Fit.Swing swing : list.get(k).swings()) {
        Feature feature = swing.feature();
        int before = profile.weight(feature);
        int step = swing.weight() > before ? -1 : 1;
        Query then = new Query(world, us, profile.with(feature, swing.weight()));
        Query nearly = new Query(world, us, profile.with(feature, swing.weight() + step));
        assertThat(then.score(next)).isGreaterThan(then.score(row));
        assertThat(nearly.score(next)).isLessThanOrEqualTo(nearly.score(row));
      }
    }
  }

  @Property(tries = 200)
  void aListThatSpreadsTakesInEachStepTheBestLessItsPenalty(
      @ForAll long seed, @ForAll @IntRange(max = 20_000) int penalty) {
    Random random = new Random(seed);
    World world = world(random, 200);
    Profile profile = profile(random);
    Filter filter = filter(random);
    int us = random.nextInt(200);
    Query query = new Query(world, us, profile);
    List<Integer> left = all(world, us, profile, filter);
    Map<Short, Integer> taken = new HashMap<>();
    List<Long> expected = new ArrayList<>();
    while (expected.size() < 8 && !left.isEmpty()) {
      Integer best =
          left.stream()
              .min(
                  Comparator.comparingInt(
                          (Integer row) ->
                              penalty * taken.getOrDefault(world.country[row], 0)
                                  - query.score(row))
                      .thenComparingLong(row -> -world.population[row])
                      .thenComparingLong(row -> world.id[row]))
              .orElseThrow();
      left.remove(best);
      taken.merge(world.country[best], 1, Integer::sum);
      expected.add(world.id[best]);
    }

    assertThat(Affinity.in(world, profile).spread(world.id[us], filter, 8, penalty))
        .allMatch(it -> it.swings().isEmpty())
        .extracting(Fit::city)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void whatIsUnknownCountsForNothingAndIsSaid() {
    World world =
        new WorldBuilder()
            .place(place(1, 38.1, -122.25, "US", 121_000))
            .place(place(2, 36.85, 127.44, "KR", 0))
            .build();

    Fit fit = Affinity.in(world, Profile.balanced()).best(1, Filter.abroad(), 5).get(0);

    assertThat(fit.shares())
        .filteredOn(it -> it.feature() == Feature.SIZE)
        .singleElement()
        .matches(it -> it.fit() == 0 && !it.isKnown());
    assertThat(fit.kilometres()).isBetween(9_000.0, 9_300.0);
    assertThat(fit.swings()).isEmpty();
  }

  @Test
  void aPartnershipTiesOnceHoweverOftenItIsNamedAndNoTiesAtAllAreUnknown() {
    WorldBuilder none = new WorldBuilder();
    WorldBuilder some = new WorldBuilder();
    for (WorldBuilder builder : List.of(none, some)) {
      builder.place(place(1, 38.1, -122.25, "US", 100)).place(place(2, 36.85, 127.44, "KR", 100));
      builder.place(place(3, 34.6, 135, "JP", 100)).place(place(4, 34.7, 135, "JP", 100));
    }
    some.tie(1, 2).tie(2, 1).tie(1, 2).tie(1, 3).tie(1, 4);
    Profile ties = Profile.named("ties").with(Feature.TIES, 1);

    List<Fit> unknown = Affinity.in(none.build(), ties).best(1, Filter.abroad(), 9);
    List<Fit> known = Affinity.in(some.build(), ties).best(1, Filter.abroad(), 9);

    assertThat(unknown).allMatch(it -> !it.shares().get(0).isKnown());
    assertThat(known).allMatch(it -> it.shares().get(0).isKnown());
    assertThat(known).extracting(Fit::city).containsExactly(3L, 4L, 2L);
    assertThat(known).extracting(Fit::score).containsExactly(1_000, 1_000, 631); // log 2 by log 3
  }

  @Test
  void officialLanguagesAreThereToBeUsedAndWhatAHostToldBeforeStands() {
    WorldBuilder builder = new WorldBuilder();
    builder.place(place(1, 59.9, 10.7, "NO", 100)).place(place(2, 47.4, 8.5, "CH", 100));
    builder.place(place(3, 48.8, 2.3, "FR", 100)).place(place(4, 52.5, 13.4, "DE", 100));
    builder.languages(CountryCode.of("NO"), Set.of("de")).officialLanguages();
    World world = builder.build();
    Affinity affinity = Affinity.in(world, Profile.named("talk").with(Feature.LANGUAGE, 1));

    assertThat(affinity.best(1, Filter.abroad(), 3))
        .extracting(Fit::city, Fit::score)
        .containsExactly(tuple(2L, 1_000), tuple(4L, 1_000), tuple(3L, 0));
    assertThat(Languages.official()).hasSize(246).doesNotContainKey(CountryCode.of("AQ"));
    assertThat(Languages.official().get(CountryCode.of("BE")))
        .containsExactlyInAnyOrder("de", "fr", "nl");
  }

  @Test
  void questionsThatMakeNoSenseAreNamedWithTheWayOut() {
    World world = new WorldBuilder().place(place(1, 0, 0, "US", 1)).build();
    Affinity affinity = Affinity.in(world, Profile.balanced());

    assertThat(affinity.best(1, Filter.abroad(), 3)).isEmpty();
    assertThatThrownBy(() -> affinity.best(2, Filter.abroad(), 3)).hasMessageContaining("number 2");
    assertThatThrownBy(() -> affinity.best(1, Filter.abroad(), 0))
        .hasMessageContaining("Maybe 10?");
    assertThatThrownBy(() -> affinity.spread(1, Filter.abroad(), 1, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> affinity.spread(1, Filter.abroad().onlyOnePerCountry(), 0, 0))
        .hasMessageContaining("Maybe 10?");
    assertThatThrownBy(() -> new WorldBuilder().tie(7, 7)).hasMessageContaining("tied to itself");
    assertThatThrownBy(() -> new WorldBuilder().coast(9, true).coast(7, true).build())
        .hasMessageContaining("no city 7, of which a coast");
    assertThatThrownBy(() -> new WorldBuilder().sectors(7, Set.of("fish")).build())
        .hasMessageContaining("no city 7, of which sectors");
    assertThatThrownBy(() -> Profile.balanced().with(Feature.SIZE, -1))
        .hasMessageContaining("opposite feature");
    assertThatThrownBy(() -> Profile.named(" ")).hasMessageContaining("needs a name");
    assertThatThrownBy(() -> Filter.abroad().within(5, 4)).hasMessageContaining("exchanged");
    assertThatThrownBy(() -> Filter.abroad().within(Double.NaN, 4)).hasMessageContaining("NaN");
    assertThatThrownBy(
            () ->
                new WorldBuilder()
                    .place(place(1, 0, 0, "US", 1))
                    .place(place(1, 0, 0, "US", 1))
                    .build())
        .hasMessageContaining("stands twice");
    assertThatThrownBy(() -> new WorldBuilder().place(place(1, 0, 0, "US", 1)).tie(1, 9).build())
        .hasMessageContaining("number 9");
  }
}
