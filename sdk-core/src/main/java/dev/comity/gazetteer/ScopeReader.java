package dev.comity.gazetteer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads countries and regions, given or written behind a name, as scopes to look in. */
final class ScopeReader {

  /** What the gazetteer's codes of regions look like. */
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,5}");

  private final Countries countries;
  private final Regions regions;

  ScopeReader(Countries countries, Regions regions) {
    this.countries = countries;
    this.regions = regions;
  }

  /** Why the stated country or region cannot be read, if it cannot. */
  Optional<Doubt> doubt(PlaceQuery query) {
    return query
        .country()
        .flatMap(this::doubtOfCountry)
        .or(
            () ->
                query
                    .region()
                    .filter(text -> stated(query).isEmpty())
                    .map(Doubt.UnknownRegion::new));
  }

  /**
   * The scopes that are stated beside the name; several if a region's name has several, none if the
   * country has no such region.
   */
  List<Scope> stated(PlaceQuery query) {
    Scope country = query.country().map(this::country).orElse(Scope.ANYWHERE);
    return query
        .region()
        .map(text -> regions(text).map(country::within).flatMap(Optional::stream).toList())
        .orElse(List.of(country));
  }

  /** What a piece of text narrows the scopes to; nothing if it does not fit any. */
  List<Scope> narrowed(List<Scope> scopes, String text) {
    return readings(text)
        .flatMap(reading -> scopes.stream().map(reading::within).flatMap(Optional::stream))
        .distinct()
        .toList();
  }

  /** Whether a piece of text is the name or code of any country or region. */
  boolean isReadable(String text) {
    return readings(text).findAny().isPresent();
  }

  private Stream<Scope> readings(String text) {
    return Stream.concat(
        countries.code(text).map(Scope::in).stream(), regions.named(text).stream().map(Scope::in));
  }

  private Stream<Scope> regions(String text) {
    Stream<Scope> named = regions.named(text).stream().map(Scope::in);
    return CODE.matcher(text).matches()
        ? Stream.concat(named, Stream.of(new Scope(Optional.empty(), Optional.of(text)))).distinct()
        : named;
  }

  private Optional<Doubt> doubtOfCountry(String text) {
    CountryReading reading = countries.read(text);
    if (reading instanceof CountryReading.Historical past) {
      return Optional.of(new Doubt.HistoricalCountry(text, past.today()));
    }
    if (reading instanceof CountryReading.Unrecognized unknown) {
      return Optional.of(new Doubt.UnknownCountry(text, unknown.nearest()));
    }
    return Optional.empty();
  }

  private Scope country(String text) {
    return countries.read(text) instanceof CountryReading.Known known
        ? new Scope(Optional.of(known.country()), known.region())
        : Scope.ANYWHERE;
  }
}
