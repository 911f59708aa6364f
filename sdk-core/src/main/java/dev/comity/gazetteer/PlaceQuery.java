package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.util.Optional;

/**
 * What somebody knows of a place that is to be found.
 *
 * <pre>{@code
 * PlaceQuery.of("Vallejo, California")
 * PlaceQuery.of("Jincheon County").inCountry("South Korea").at(Position.of(36.85667, 127.44333))
 * }</pre>
 *
 * @param text the name as written; it may itself hold region and country, as in {@code Portsmouth,
 *     England, United Kingdom}, or a remark in brackets
 * @param country the country as written: any code or name that {@link Countries} reads
 * @param region the first-level region as written: a name, or the gazetteer's code
 * @param position where it lies, if that is known
 * @param geonamesId its GeoNames number, if that is known
 */
public record PlaceQuery(
    String text,
    Optional<String> country,
    Optional<String> region,
    Optional<Position> position,
    Optional<Long> geonamesId) {

  /** Takes blank texts as not given. */
  public PlaceQuery {
    country = country.filter(written -> !written.isBlank());
    region = region.filter(written -> !written.isBlank());
  }

  /**
   * A query by name.
   *
   * @param text the name as written
   * @return the query
   */
  public static PlaceQuery of(String text) {
    return new PlaceQuery(
        text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The same within a country.
   *
   * @param written the country as written; blank if it is not known
   * @return the narrower query
   */
  public PlaceQuery inCountry(String written) {
    return new PlaceQuery(text, Optional.of(written), region, position, geonamesId);
  }

  /**
   * The same within a country.
   *
   * @param code the country
   * @return the narrower query
   */
  public PlaceQuery inCountry(CountryCode code) {
    return inCountry(code.letters());
  }

  /**
   * The same within a region.
   *
   * @param written the region's name or code; blank if it is not known
   * @return the narrower query
   */
  public PlaceQuery inRegion(String written) {
    return new PlaceQuery(text, country, Optional.of(written), position, geonamesId);
  }

  /**
   * The same near a position.
   *
   * @param where the position
   * @return the narrower query
   */
  public PlaceQuery at(Position where) {
    return new PlaceQuery(text, country, region, Optional.of(where), geonamesId);
  }

  /**
   * The same with a GeoNames number.
   *
   * @param number the number
   * @return the narrower query
   */
  public PlaceQuery withGeonamesId(long number) {
    return new PlaceQuery(text, country, region, position, Optional.of(number));
  }
}
