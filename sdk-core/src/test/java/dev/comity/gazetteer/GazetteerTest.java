package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.Resolution.Ambiguous;
import dev.comity.gazetteer.Resolution.Contradicted;
import dev.comity.gazetteer.Resolution.Found;
import dev.comity.gazetteer.Resolution.Unknown;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

  private static final Regions REGIONS = Regions.standard();
  private static final Countries COUNTRIES = Countries.with(REGIONS);

  private static final Position JINCHEON = Position.of(36.85667, 127.44333);
  private static final Position ATHENS_IN_GREECE = Position.of(37.9842, 23.7281);

  private final Gazetteer gazetteer = over(NaivePlaceStore.holding(Places.few()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vallejo | 5405380",
        "Vallejo, California | 5405380",
        "Vallejo, CA | 5405380",
        "vallejo, ca, usa | 5405380",
        "La Spezia, IT | 3175081",
        "Windhoek, NA | 3352136",
        "Portsmouth, England, United Kingdom | 2639996",
        "Friedberg, Hesse | 2924802",
        "Springfield, Illinois | 4250542",
        "Athens, Georgia | 4180386",
        "St. Malo | 2978640",
        "진천군 | 1846095",
      })
  void aTextThatLeavesNoDoubtLeadsToItsPlace(String text, long id) {
    assertThat(found(PlaceQuery.of(text)).place().id()).isEqualTo(id);
  }

  @Test
  void aPlaceFoundByAnotherOfItsNamesSaysSo() {
    Found found = found(PlaceQuery.of("jincheon"));

    assertThat(found.place().id()).isEqualTo(1846095);
    assertThat(found.evidence().name()).isEqualTo(NameMatch.OTHER_NAME);
    assertThat(found.evidence().grounds()).containsExactly(Ground.ONLY_ONE);
    assertThat(found.evidence().why())
        .isEqualTo("Found by another of its names: no other place fits.");
  }

  @Test
  void aMainNameStandsBeforeAnotherName() {
    Found found = found(PlaceQuery.of("Åkashi"));

    assertThat(found.place().country()).isEqualTo(CountryCode.of("JP"));
    assertThat(found.evidence().grounds()).containsExactly(Ground.STANDS_FIRST);
  }

  @Test
  void aMainNameDoesNotStandBeforeALargerPlaceOfThatOtherName() {
    assertThat(resolve(PlaceQuery.of("Roma")))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            doubt ->
                assertThat(doubt.candidates()).extracting(c -> c.place().name()).contains("Rome"));
  }

  @Test
  void namesakesAreAllGivenTheLargestFirst() {
    Ambiguous doubt = ambiguous(PlaceQuery.of("Springfield"));

    assertThat(doubt.reason()).isInstanceOf(Doubt.SeveralPlaces.class);
    assertThat(doubt.candidates()).hasSize(21).isSorted();
    assertThat(doubt.candidates().get(0).place().population()).isEqualTo(166_810);
    assertThat(doubt.reason().message())
        .isEqualTo(
            "21 places bear the name \"Springfield\". Add the region, the position or the GeoNames"
                + " number.");
  }

  @Test
  void withinACountryOnePlaceMayBeLargerByFar() {
    Found found = found(PlaceQuery.of("Campinas").inCountry("Brazil"));

    assertThat(found.place().id()).isEqualTo(3467865);
    assertThat(found.evidence().grounds()).containsExactly(Ground.COUNTRY, Ground.LARGEST_BY_FAR);
    assertThat(resolve(PlaceQuery.of("Campinas"))).isInstanceOf(Ambiguous.class);
  }

  @Test
  void aCountryWithoutPositionDoesNotTellNamesakesApart() {
    Ambiguous doubt = ambiguous(PlaceQuery.of("Athens").inCountry("United States"));

    assertThat(doubt.candidates())
        .hasSizeGreaterThan(5)
        .allMatch(candidate -> candidate.place().country().equals(CountryCode.of("US")));
  }

  @Test
  void aRegionTellsNamesakesApart() {
    PlaceQuery query = PlaceQuery.of("Springfield").inCountry("US").inRegion("Illinois");

    assertThat(found(query).place().id()).isEqualTo(4250542);
    assertThat(found(query.inRegion("IL")).place().id()).isEqualTo(4250542);
  }

  @Test
  void aPositionTellsNamesakesApart() {
    Found found = found(PlaceQuery.of("Athens").at(ATHENS_IN_GREECE));

    assertThat(found.place().id()).isEqualTo(264371);
    assertThat(found.evidence().grounds()).containsExactly(Ground.POSITION);
    assertThat(found.evidence().kilometres())
        .hasValueSatisfying(km -> assertThat(km).isLessThan(5));
  }

  @Test
  void aPositionInAnotherCountryContradictsTheCountry() {
    Contradicted contradicted =
        contradicted(PlaceQuery.of("Athens").inCountry("United States").at(ATHENS_IN_GREECE));

    assertThat(contradicted.reason())
        .isEqualTo(new Doubt.PositionElsewhere("Athens", CountryCode.of("GR"), "US"));
    assertThat(contradicted.candidates()).extracting(c -> c.place().id()).containsExactly(264371L);
  }

  @Test
  void aPositionFarFromEveryNamesakeContradictsTheName() {
    Contradicted contradicted = contradicted(PlaceQuery.of("Windhoek").at(JINCHEON));

    assertThat(contradicted.reason())
        .isInstanceOfSatisfying(
            Doubt.TooFar.class, far -> assertThat(far.kilometres()).isBetween(12_000L, 14_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jincheon County", "Jincheon-gun", "Jincheon (district)"})
  void whatHadToBeLeftOutLeavesADoubt(String text) {
    Ambiguous doubt = ambiguous(PlaceQuery.of(text).inCountry("KR"));

    assertThat(doubt.reason()).isInstanceOf(Doubt.PartDropped.class);
    assertThat(doubt.candidates()).extracting(c -> c.place().id()).containsExactly(1846095L);
  }

  @Test
  void aPositionANumberOrARegionMakesUpForWhatWasLeftOut() {
    PlaceQuery query = PlaceQuery.of("Jincheon County").inCountry("KR");

    assertThat(found(query.at(JINCHEON)).place().id()).isEqualTo(1846095);
    assertThat(found(query.withGeonamesId(1846095)).place().id()).isEqualTo(1846095);
    assertThat(found(query.inRegion("North Chungcheong")).place().id()).isEqualTo(1846095);
    assertThat(found(query.at(JINCHEON)).evidence().dropped()).hasValue("county");
    assertThat(found(query.at(JINCHEON)).evidence().why())
        .isEqualTo(
            "Found by another of its names, after \"county\" was left out: it lies at the position"
                + " given (0.0 km away), it lies in the country given.");
  }

  @Test
  void aNumberDecidesWhateverTheNameSays() {
    Found found = found(PlaceQuery.of("Vallejo").withGeonamesId(3133880));

    assertThat(found.place().name()).isEqualTo("Trondheim");
    assertThat(found.evidence().name()).isEqualTo(NameMatch.NO_NAME);
    assertThat(found.evidence().grounds()).containsExactly(Ground.NUMBER);
  }

  @Test
  void aNumberThatDoesNotGoWithTheRestContradictsIt() {
    PlaceQuery query = PlaceQuery.of("Vallejo").withGeonamesId(5405380);

    assertThat(contradicted(query.inCountry("Mexico")).reason())
        .isInstanceOf(Doubt.NumberElsewhere.class);
    assertThat(contradicted(query.at(JINCHEON)).reason()).isInstanceOf(Doubt.NumberFar.class);
    assertThat(unknown(query.withGeonamesId(1)).reason()).isEqualTo(new Doubt.NoSuchNumber(1));
  }

  @Test
  void aMisspeltNameIsComparedWithTheNearest() {
    Unknown unknown = unknown(PlaceQuery.of("Springfeild"));

    assertThat(unknown.reason()).isEqualTo(new Doubt.NoSuchName("Springfeild"));
    assertThat(unknown.nearest()).hasSize(5).allMatch(place -> place.name().equals("Springfield"));
    assertThat(unknown(PlaceQuery.of("Springfeild").inCountry("AU")).nearest().get(0).country())
        .isEqualTo(CountryCode.of("AU"));
  }

  @Test
  void aNameThatNothingComesNearIsNotSentToTheNearest() {
    Unknown unknown = unknown(PlaceQuery.of("Xqzwvkjpfhgb"));

    assertThat(unknown.reason()).isEqualTo(new Doubt.NoNameNear("Xqzwvkjpfhgb"));
    assertThat(unknown.nearest()).isEmpty();
  }

  @Test
  void aNameThatIsKnownOnlyElsewhereIsNotTakenFromThere() {
    Unknown unknown = unknown(PlaceQuery.of("Windhoek").inCountry("Norway"));

    assertThat(unknown.reason()).isEqualTo(new Doubt.NotThere("Windhoek", "NO"));
    assertThat(unknown.nearest()).extracting(Place::id).contains(3352136L);
  }

  @Test
  void aCountryThatCannotBeReadIsNotPassedOver() {
    assertThat(unknown(PlaceQuery.of("Athens").inCountry("Grece")).reason())
        .isEqualTo(new Doubt.UnknownCountry("Grece", List.of(CountryCode.of("GR"))));
    assertThat(unknown(PlaceQuery.of("Friedberg").inCountry("Prussia")).reason())
        .isInstanceOf(Doubt.HistoricalCountry.class);
    assertThat(unknown(PlaceQuery.of("Friedberg").inRegion("Hessia, or so")).reason())
        .isInstanceOf(Doubt.UnknownRegion.class);
    assertThat(unknown(PlaceQuery.of("Vallejo").inCountry("MX").inRegion("California")).reason())
        .isEqualTo(new Doubt.UnknownRegion("California"));
    assertThat(unknown(PlaceQuery.of("Athens").inCountry("t430222130")).reason().message())
        .doesNotContain("Compare");
  }

  @Test
  void aSectionOfACityIsNotTakenForATown() {
    Ambiguous doubt = ambiguous(PlaceQuery.of("Zehlendorf Bezirk").inCountry("DE"));

    assertThat(doubt.reason()).isEqualTo(new Doubt.NotOfToday("Zehlendorf", "PPLX"));
    assertThat(found(PlaceQuery.of("Zehlendorf Bezirk, Berlin")).place().feature())
        .isEqualTo("PPLX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "!?", ",", "()", ",,,", " - "})
  void aTextWithoutANameIsUnknown(String text) {
    assertThat(unknown(PlaceQuery.of(text)).reason()).isEqualTo(new Doubt.NoNameGiven(text));
  }

  @Test
  void anEmptyGazetteerSaysThatItIsEmpty() {
    assertThat(over(new NaivePlaceStore()).resolve(PlaceQuery.of("Vallejo")))
        .isEqualTo(new Unknown(new Doubt.NoGazetteer(), List.of()));
  }

  @Property(tries = 300)
  void everyAnswerIsTheSameInWhateverOrderThePlacesCame(
      @ForAll("places") List<Place> places,
      @ForAll("queries") PlaceQuery query,
      @ForAll Random dice) {
    List<Place> shuffled = new ArrayList<>(places);
    Collections.shuffle(shuffled, dice);

    assertThat(over(NaivePlaceStore.holding(shuffled)).resolve(query))
        .isEqualTo(over(NaivePlaceStore.holding(places)).resolve(query));
  }

  @Property(tries = 300)
  void noAnswerBreaksWhatTheQuerySays(
      @ForAll("places") List<Place> places, @ForAll("queries") PlaceQuery query) {
    Resolution resolution = over(NaivePlaceStore.holding(places)).resolve(query);

    if (resolution instanceof Found found) {
      Place place = found.place();
      assertThat(query.country())
          .matches(c -> c.isEmpty() || c.get().equals(place.country().letters()));
      assertThat(query.region()).matches(r -> r.isEmpty() || r.equals(place.region()));
      assertThat(query.position())
          .matches(p -> p.isEmpty() || p.get().kilometresTo(place.position()) <= 25);
      assertThat(query.geonamesId()).matches(id -> id.isEmpty() || id.get() == place.id());
    }
    if (resolution instanceof Ambiguous doubt) {
      assertThat(doubt.candidates()).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }
  }

  @Property(tries = 500)
  void noTextBreaksTheReading(@ForAll String text, @ForAll String country) {
    Resolution resolution = gazetteer.resolve(PlaceQuery.of(text).inCountry(country));

    assertThat(resolution).isNotNull();
  }

  private Resolution resolve(PlaceQuery query) {
    return gazetteer.resolve(query);
  }

  private Found found(PlaceQuery query) {
    return as(Found.class, query);
  }

  private Ambiguous ambiguous(PlaceQuery query) {
    return as(Ambiguous.class, query);
  }

  private Unknown unknown(PlaceQuery query) {
    return as(Unknown.class, query);
  }

  private Contradicted contradicted(PlaceQuery query) {
    return as(Contradicted.class, query);
  }

  private <T extends Resolution> T as(Class<T> kind, PlaceQuery query) {
    Resolution resolution = resolve(query);
    assertThat(resolution).isInstanceOf(kind);
    return kind.cast(resolution);
  }

  private static Gazetteer over(PlaceStore store) {
    return new Gazetteer(
        new ListJournal().registrar(), store, PlaceLookup.keeping(100), COUNTRIES, REGIONS);
  }

  @Provide
  Arbitrary<List<Place>> places() {
    return Places.many();
  }

  @Provide
  Arbitrary<PlaceQuery> queries() {
    return Combinators.combine(
            Places.name(),
            Arbitraries.of("US", "NA", "KR").optional(),
            Arbitraries.of("CA", "04").optional(0.2),
            Places.position().optional(0.3),
            Arbitraries.longs().between(1, 60).optional(0.1))
        .as(PlaceQuery::new);
  }
}
