package dev.comity.gazetteer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The places that come nearest to a query that led to none. */
final class Nearest {

  /** How many places to offer: what a person reads at a glance. */
  static final int LIMIT = 5;

  /** Enough spellings that some remain after the scope is applied. */
  private static final int SPELLINGS = 50;

  private record Near(Place place, int slips) {}

  private static final Comparator<Near> ORDER =
      Comparator.comparingInt(Near::slips)
          .thenComparing(near -> !near.place().isTownOfToday())
          .thenComparing(
              Comparator.<Near>comparingLong(near -> near.place().population()).reversed())
          .thenComparingLong(near -> near.place().id());

  private final KnownPlaces places;
  private final PlaceQuery query;

  Nearest(KnownPlaces places, PlaceQuery query) {
    this.places = places;
    this.query = query;
  }

  /**
   * The nearest: first by spelling within the scopes, then what lies around the position, then the
   * others given, then by spelling anywhere.
   */
  List<Place> in(List<Scope> scopes, Stream<Place> others) {
    List<Near> spelt = spelt();
    Stream<Place> within =
        spelt.stream()
            .map(Near::place)
            .filter(place -> scopes.stream().anyMatch(scope -> scope.holds(place)));
    Stream<Place> around =
        query.position().stream()
            .flatMap(centre -> places.around(centre, Gazetteer.REACH_KILOMETRES).stream())
            .limit(LIMIT);
    return Stream.of(within, around, others, spelt.stream().map(Near::place))
        .flatMap(part -> part)
        .distinct()
        .limit(LIMIT)
        .toList();
  }

  private List<Near> spelt() {
    String wanted = WrittenName.shortest(query.text());
    return places.spellings().near(wanted, slipsAllowed(wanted), SPELLINGS).stream()
        .flatMap(
            near ->
                places.named(near.key()).stream()
                    .filter(NamedPlace::mainName)
                    .map(named -> new Near(named.place(), near.slips())))
        .sorted(ORDER)
        .toList();
  }

  private static int slipsAllowed(String key) {
    return key.length() <= 4 ? 1 : key.length() <= 8 ? 2 : 3;
  }
}
