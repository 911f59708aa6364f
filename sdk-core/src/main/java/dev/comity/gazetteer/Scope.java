package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import java.util.List;
import java.util.Optional;

/** Where a place has to lie: anywhere, in a country, or in a region of it. */
record Scope(Optional<CountryCode> country, Optional<String> region) {

  static final Scope ANYWHERE = new Scope(Optional.empty(), Optional.empty());

  static Scope in(CountryCode country) {
    return new Scope(Optional.of(country), Optional.empty());
  }

  static Scope in(Region region) {
    return new Scope(Optional.of(region.country()), Optional.of(region.code()));
  }

  boolean holds(Place place) {
    return country.filter(code -> !code.equals(place.country())).isEmpty()
        && region.filter(code -> !Optional.of(code).equals(place.region())).isEmpty();
  }

  /** The overlap of both, or nothing if they exclude each other. */
  Optional<Scope> within(Scope other) {
    boolean apart = differ(country, other.country) || differ(region, other.region);
    return apart
        ? Optional.empty()
        : Optional.of(new Scope(country.or(other::country), region.or(other::region)));
  }

  private static <T> boolean differ(Optional<T> a, Optional<T> b) {
    return a.isPresent() && b.isPresent() && !a.equals(b);
  }

  List<Ground> grounds() {
    return region.isPresent()
        ? List.of(Ground.COUNTRY, Ground.REGION)
        : country.isPresent() ? List.of(Ground.COUNTRY) : List.of();
  }

  @Override
  public String toString() {
    String where = country.map(CountryCode::letters).orElse("any country");
    return region.map(code -> "region " + code + " of " + where).orElse(where);
  }
}
