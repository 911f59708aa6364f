package dev.comity.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places that fit a query by name and scope, whatever their position. */
final class Fits {

  private final PlaceQuery query;
  private final List<Scope> stated;
  private final ScopeReader scopes;
  private final KnownPlaces places;

  Fits(PlaceQuery query, List<Scope> stated, ScopeReader scopes, KnownPlaces places) {
    this.query = query;
    this.stated = stated;
    this.scopes = scopes;
    this.places = places;
  }

  /** Those that bear the name as written, each once, in the order of candidates. */
  List<Candidate> whole() {
    return fitting(false);
  }

  /** Those that bear it only after something was left out. */
  List<Candidate> partial() {
    return fitting(true);
  }

  private List<Candidate> fitting(boolean partial) {
    List<Candidate> asWritten = fitting(query.text(), partial);
    return asWritten.isEmpty()
        ? WrittenName.saintRespelt(query.text())
            .map(respelt -> fitting(respelt, partial))
            .orElse(asWritten)
        : asWritten;
  }

  private List<Candidate> fitting(String text, boolean partial) {
    Map<Long, Candidate> best = new LinkedHashMap<>();
    for (WrittenName way : WrittenName.waysToRead(text)) {
      List<String> unread = new ArrayList<>();
      List<Scope> within = within(way, unread);
      Optional<String> dropped = way.dropped(unread);
      if (dropped.isPresent() == partial) {
        fitting(way, within, dropped)
            .forEach(
                fit -> best.merge(fit.place().id(), fit, (a, b) -> a.compareTo(b) <= 0 ? a : b));
      }
    }
    return best.values().stream().sorted().toList();
  }

  /** The scopes of a way to read the text, from the outermost part to the innermost. */
  private List<Scope> within(WrittenName way, List<String> unread) {
    List<Scope> within = stated;
    for (int i = way.within().size() - 1; i >= 0; i--) {
      String part = way.within().get(i);
      if (scopes.isReadable(part)) {
        within = scopes.narrowed(within, part);
      } else {
        unread.add(part);
      }
    }
    return within;
  }

  private Collection<Candidate> fitting(
      WrittenName way, List<Scope> within, Optional<String> dropped) {
    List<Candidate> fitting = new ArrayList<>();
    for (NamedPlace named : within.isEmpty() ? List.<NamedPlace>of() : named(way)) {
      within.stream()
          .filter(scope -> scope.holds(named.place()))
          .findFirst()
          .ifPresent(scope -> fitting.add(candidate(named, scope, dropped)));
    }
    return fitting;
  }

  private List<NamedPlace> named(WrittenName way) {
    String key = way.key();
    return key.isEmpty() ? List.of() : places.named(key);
  }

  private Candidate candidate(NamedPlace named, Scope scope, Optional<String> dropped) {
    return new Candidate(
        named.place(),
        new Evidence(
            named.mainName() ? NameMatch.MAIN_NAME : NameMatch.OTHER_NAME,
            scope.grounds(),
            query.position().map(named.place().position()::kilometresTo),
            dropped));
  }
}
