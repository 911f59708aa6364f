package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Places for tests: generated ones, and some real ones (from GeoNames, https://www.geonames.org/,
 * under CC BY 4.0).
 */
final class Places {

  static final Place VALLEJO =
      new Place(
          5405380,
          "Vallejo",
          "Vallejo",
          List.of("VLO", "Вальехо"),
          Position.of(38.10409, -122.25664),
          CountryCode.of("US"),
          Optional.of("CA"),
          "PPL",
          121253,
          "America/Los_Angeles");

  private Places() {}

  /** A place of which only the names matter. */
  static Place named(long id, String name, String... others) {
    return new Place(
        id,
        name,
        "",
        List.of(others),
        Position.of(0, 0),
        CountryCode.of("NA"),
        Optional.empty(),
        "PPL",
        0,
        "");
  }

  /** Some seventy real places, among them every Springfield, Athens and Portsmouth. */
  static List<Place> few() {
    try (InputStream in = Places.class.getResourceAsStream("few-places.tsv")) {
      Path copy = Files.createTempFile("few-places", ".tsv");
      Files.write(copy, in.readAllBytes());
      List<Place> places = new ArrayList<>();
      GazetteerFile.at(copy).forEach(places::add);
      Files.delete(copy);
      return places;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to sixty places with different ids, whose few names and positions often meet. */
  static Arbitrary<List<Place>> many() {
    return place().list().ofMaxSize(60).map(Places::oncePerId);
  }

  static Arbitrary<Place> place() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 500),
            name(),
            name(),
            name().list().ofMaxSize(3),
            position(),
            Arbitraries.of("US", "NA", "KR").map(CountryCode::of),
            Arbitraries.of("CA", "04").optional())
        .flatAs(
            (id, name, asciiName, others, position, country, region) ->
                Combinators.combine(
                        Arbitraries.of("PPL", "PPLA", "PPLX", ""),
                        Arbitraries.of(0L, 900L, 5_000L, 2_000_000L),
                        Arbitraries.of("Asia/Seoul", ""))
                    .as(
                        (feature, population, zone) ->
                            new Place(
                                id,
                                name,
                                asciiName,
                                others,
                                position,
                                country,
                                region,
                                feature,
                                population,
                                zone)));
  }

  static Arbitrary<String> name() {
    return Arbitraries.of(
        "Athens", "athens", "Ásos", "Asos", "Asosa", "Saint-Malo", "Esch", "진천군", "Xai-Xai");
  }

  /** Anywhere, with a liking for the poles, the date line and a few crowded spots. */
  static Arbitrary<Position> position() {
    return Arbitraries.oneOf(
        Combinators.combine(
                Arbitraries.doubles().between(-90, 90), Arbitraries.doubles().between(-180, 180))
            .as(Position::of),
        Combinators.combine(
                Arbitraries.of(-90.0, 89.9, 0.0, 51.0),
                Arbitraries.of(-180.0, 180.0, 179.9, -179.9, 0.0, 0.1))
            .as(Position::of));
  }

  private static List<Place> oncePerId(Collection<Place> places) {
    Map<Long, Place> byId = new TreeMap<>();
    places.forEach(place -> byId.put(place.id(), place));
    return new ArrayList<>(byId.values());
  }
}
