package dev.comity.gazetteer;

import dev.comity.gazetteer.Resolution.Ambiguous;
import dev.comity.gazetteer.Resolution.Contradicted;
import dev.comity.gazetteer.Resolution.Unknown;
import dev.comity.party.NameKey;
import dev.comity.party.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides on one query; {@link Gazetteer#resolve} tells the rules. */
final class Resolver {

  private final PlaceQuery query;
  private final ScopeReader scopes;
  private final KnownPlaces places;

  Resolver(PlaceQuery query, ScopeReader scopes, KnownPlaces places) {
    this.query = query;
    this.scopes = scopes;
    this.places = places;
  }

  Resolution resolution() {
    if (places.edition().isEmpty()) {
      return new Unknown(new Doubt.NoGazetteer(), List.of());
    }
    Optional<Doubt> doubt = scopes.doubt(query);
    if (doubt.isPresent()) {
      return new Unknown(doubt.get(), firstPlaces(everywhere()));
    }
    List<Scope> stated = scopes.stated(query);
    return query.geonamesId().isPresent()
        ? byNumber(query.geonamesId().get(), stated)
        : byName(stated);
  }

  private Resolution byNumber(long number, List<Scope> stated) {
    Optional<Place> place = places.find(number);
    return place.isEmpty()
        ? new Unknown(new Doubt.NoSuchNumber(number), firstPlaces(everywhere()))
        : byNumber(numbered(place.get(), stated), stated);
  }

  private Resolution byNumber(Candidate candidate, List<Scope> stated) {
    Place place = candidate.place();
    if (stated.stream().noneMatch(scope -> scope.holds(place))) {
      Doubt elsewhere =
          new Doubt.NumberElsewhere(place.id(), place.name(), place.country(), inWords(stated));
      return new Contradicted(elsewhere, List.of(candidate));
    }
    if (candidate.kilometres() > Gazetteer.REACH_KILOMETRES) {
      Doubt far = new Doubt.NumberFar(place.id(), place.name(), Math.round(candidate.kilometres()));
      return new Contradicted(far, List.of(candidate));
    }
    return candidate.found();
  }

  private Candidate numbered(Place place, List<Scope> stated) {
    List<Candidate> named = fits(stated).whole();
    Candidate candidate =
        Stream.concat(named.stream(), fits(stated).partial().stream())
            .filter(fit -> fit.place().id() == place.id())
            .findFirst()
            .orElseGet(() -> nameless(place));
    Candidate numbered = candidate.because(Ground.NUMBER);
    return numbered
            .evidence()
            .kilometres()
            .filter(km -> km <= Gazetteer.REACH_KILOMETRES)
            .isPresent()
        ? numbered.because(Ground.POSITION)
        : numbered;
  }

  private Candidate nameless(Place place) {
    return new Candidate(
        place,
        new Evidence(
            NameMatch.NO_NAME,
            List.of(),
            query.position().map(place.position()::kilometresTo),
            Optional.empty()));
  }

  private Resolution byName(List<Scope> stated) {
    if (NameKey.of(query.text()).isEmpty()) {
      return new Unknown(new Doubt.NoNameGiven(query.text()), List.of());
    }
    List<Candidate> whole = fits(stated).whole();
    if (query.position().isPresent()) {
      return byPosition(query.position().get(), whole, stated);
    }
    if (!whole.isEmpty()) {
      return Standing.decide(query.text(), whole);
    }
    List<Candidate> partial = fits(stated).partial();
    return partial.isEmpty() ? unknown(stated) : doubtful(partial);
  }

  private Resolution byPosition(Position position, List<Candidate> whole, List<Scope> stated) {
    List<Candidate> near = near(whole);
    if (near.isEmpty()) {
      near = near(fits(stated).partial());
    }
    if (!near.isEmpty()) {
      return Standing.decideNear(query.text(), near);
    }
    List<Candidate> across = near(everywhere());
    if (!across.isEmpty()) {
      Place there = across.get(0).place();
      Doubt elsewhere = new Doubt.PositionElsewhere(there.name(), there.country(), inWords(stated));
      return new Contradicted(elsewhere, across);
    }
    return whole.isEmpty() ? unknown(stated) : tooFar(whole);
  }

  private Resolution tooFar(List<Candidate> candidates) {
    double nearest = candidates.stream().mapToDouble(Candidate::kilometres).min().orElseThrow();
    return new Contradicted(new Doubt.TooFar(query.text(), Math.round(nearest)), candidates);
  }

  /** Something had to be left out of the text: only a region can make up for it. */
  private Resolution doubtful(List<Candidate> partial) {
    Candidate first = partial.get(0);
    if (partial.size() == 1 && first.evidence().grounds().contains(Ground.REGION)) {
      return first.because(Ground.ONLY_ONE).found();
    }
    String dropped = first.evidence().dropped().orElse("");
    return new Ambiguous(
        new Doubt.PartDropped(query.text(), dropped, first.place().name()), partial);
  }

  private Resolution unknown(List<Scope> stated) {
    List<Candidate> elsewhere = everywhere();
    Nearest nearest = new Nearest(places, query);
    if (elsewhere.isEmpty()) {
      List<Place> near = nearest.in(stated, Stream.of());
      return new Unknown(
          near.isEmpty() ? new Doubt.NoNameNear(query.text()) : new Doubt.NoSuchName(query.text()),
          near);
    }
    return new Unknown(
        new Doubt.NotThere(query.text(), inWords(stated)),
        nearest.in(stated, elsewhere.stream().map(Candidate::place)));
  }

  /** Those that fit by name in any country, the partial ones after the whole ones. */
  private List<Candidate> everywhere() {
    Fits fits = fits(List.of(Scope.ANYWHERE));
    return Stream.concat(fits.whole().stream(), fits.partial().stream()).toList();
  }

  private Fits fits(List<Scope> stated) {
    return new Fits(query, stated, scopes, places);
  }

  private static List<Candidate> near(List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.kilometres() <= Gazetteer.REACH_KILOMETRES)
        .map(candidate -> candidate.because(Ground.POSITION))
        .toList();
  }

  private static List<Place> firstPlaces(List<Candidate> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::kilometres))
        .map(Candidate::place)
        .distinct()
        .limit(Nearest.LIMIT)
        .toList();
  }

  private static String inWords(List<Scope> stated) {
    return stated.stream().map(Scope::toString).collect(Collectors.joining(" or "));
  }
}
