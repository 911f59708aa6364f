package dev.comity.register;

import dev.comity.gazetteer.Candidate;
import dev.comity.gazetteer.Evidence;
import dev.comity.gazetteer.Gazetteer;
import dev.comity.gazetteer.Ground;
import dev.comity.gazetteer.NameMatch;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceQuery;
import dev.comity.gazetteer.Resolution;
import dev.comity.party.Cities;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CountryCode;
import dev.comity.party.NameKey;
import dev.comity.party.OutsideId;
import dev.comity.register.SideResult.Fresh;
import dev.comity.register.SideResult.Held;
import dev.comity.register.SideResult.Unclear;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds out which city one side of a line means: one that the register has, or a new one. */
final class SideResolver {

  /** More candidates than these help nobody to choose. */
  private static final int SHOWN = 10;

  private final Gazetteer gazetteer;
  private final Cities cities;

  /** Their id of a city, to the city that was registered for it. */
  private final Map<CityId, City> takenOver = new HashMap<>();

  private final Map<PlaceQuery, Resolution> resolutions = new HashMap<>();

  /** Which city the register has for a side stays so while a list is taken over. */
  private final Map<SideText, Held> held = new HashMap<>();

  SideResolver(Gazetteer gazetteer, Cities cities) {
    this.gazetteer = gazetteer;
    this.cities = cities;
  }

  void takenOver(CityId theirs, City ours) {
    takenOver.put(theirs, ours);
  }

  /**
   * Has the storage asked at once for what these sides are going to look for, but for our own
   * cities.
   */
  void expect(List<SideText> some) {
    resolutions.clear();
    held.clear();
    List<SideText> strange = some.stream().filter(it -> it.known().isEmpty()).toList();
    gazetteer.expect(strange.stream().map(SideResolver::query).toList());
    Set<OutsideId> ids = new HashSet<>();
    for (SideText side : strange) {
      ids.addAll(outsideIds(side));
      if (resolution(side) instanceof Resolution.Found found) {
        ids.add(OutsideId.geonames(found.place().id()));
      }
    }
    cities.expect(ids);
  }

  /** The gazetteer's answers, as long as the lines that were told of are taken. */
  private Resolution resolution(SideText side) {
    return resolutions.computeIfAbsent(query(side), gazetteer::resolve);
  }

  SideResult resolve(SideText side) {
    SideResult known = held.get(side);
    SideResult result = known != null ? known : decide(side);
    if (result instanceof Held it) {
      held.put(side, it);
    }
    return result;
  }

  private SideResult decide(SideText side) {
    Optional<City> known =
        side.known()
            .flatMap(id -> Optional.ofNullable(takenOver.get(id)).or(() -> cities.find(id)));
    if (known.isPresent()) {
      return new Held(standing(known.get()), "");
    }
    Resolution resolution = resolution(side);
    if (resolution instanceof Resolution.Found found) {
      return found(found, side);
    }
    if (side.known().isPresent() && resolution instanceof Resolution.Unknown) {
      return ofOurOwn(side).orElseGet(() -> unclear(side, resolution));
    }
    return byItem(side).orElseGet(() -> unclear(side, resolution));
  }

  private static PlaceQuery query(SideText side) {
    return new PlaceQuery(
        side.name(), side.country(), side.region(), side.position(), side.geonameId());
  }

  private SideResult found(Resolution.Found found, SideText side) {
    Place place = found.place();
    String remark =
        isPlain(found.evidence()) ? "" : "'" + side.name() + "': " + found.evidence().why();
    return cities
        .find(OutsideId.geonames(place.id()))
        .<SideResult>map(city -> new Held(standing(city), remark))
        .orElseGet(() -> new Fresh(Optional.of(place), profile(place, side), remark, side.known()));
  }

  /** What was found by its main name and nothing else needs no words. */
  private static boolean isPlain(Evidence evidence) {
    return evidence.name() == NameMatch.MAIN_NAME
        && evidence.dropped().isEmpty()
        && !evidence.grounds().contains(Ground.LARGEST_BY_FAR);
  }

  /** An item that the register knows decides where the gazetteer could not. */
  private Optional<SideResult> byItem(SideText side) {
    return side.wikidata()
        .flatMap(cities::find)
        .map(city -> new Held(standing(city), "'" + side.name() + "' found by its Wikidata item"));
  }

  /** What was merged lives on in the city that took it in. */
  private City standing(City city) {
    City it = city;
    while (it.mergedInto().isPresent()) {
      it = cities.find(it.mergedInto().get()).orElseThrow();
    }
    return it;
  }

  /** Our own export knows cities that no gazetteer has; it tells all that is needed. */
  private Optional<SideResult> ofOurOwn(SideText side) {
    Optional<City> held =
        outsideIds(side).stream().flatMap(id -> cities.find(id).stream()).findFirst();
    if (held.isPresent()) {
      return held.map(city -> new Held(standing(city), ""));
    }
    return side.country()
        .filter(country -> country.matches("[A-Z]{2}"))
        .map(
            country -> {
              CityProfile profile =
                  new CityProfile(
                      side.name(),
                      CountryCode.of(country),
                      side.region(),
                      side.position(),
                      side.population(),
                      new TreeSet<>(),
                      outsideIds(side),
                      new TreeSet<>());
              return new Fresh(Optional.empty(), profile, "", side.known());
            });
  }

  private CityProfile profile(Place place, SideText side) {
    TreeSet<OutsideId> ids = outsideIds(side);
    ids.removeIf(id -> cities.find(id).isPresent()); // two places may not share an item
    ids.add(OutsideId.geonames(place.id()));
    String name = nameOf(place, side);
    TreeSet<String> others = new TreeSet<>(List.of(place.name()));
    others.remove(name);
    return new CityProfile(
        name,
        place.country(),
        place.region(),
        Optional.of(place.position()),
        Optional.of(place.population()).filter(it -> it > 0),
        others,
        ids,
        new TreeSet<>());
  }

  /**
   * The gazetteer's main name may be an old romanisation ("Chinch'ŏn"): the name as the list has it
   * is taken where the gazetteer knows it too, in the gazetteer's spelling.
   */
  private static String nameOf(Place place, SideText side) {
    String key = NameKey.of(side.name());
    return Stream.concat(Stream.of(place.name(), place.asciiName()), place.otherNames().stream())
        .filter(name -> NameKey.of(name).equals(key))
        .findFirst()
        .orElse(place.name());
  }

  private static TreeSet<OutsideId> outsideIds(SideText side) {
    TreeSet<OutsideId> ids = new TreeSet<>();
    side.geonameId().map(OutsideId::geonames).ifPresent(ids::add);
    side.wikidata().ifPresent(ids::add);
    return ids;
  }

  private Unclear unclear(SideText side, Resolution resolution) {
    String name = "'" + side.name() + "': ";
    if (resolution instanceof Resolution.Ambiguous it) {
      return new Unclear(
          ImportOutcome.AMBIGUOUS,
          name + it.reason().message(),
          shown(it.candidates(), this::candidate));
    }
    if (resolution instanceof Resolution.Contradicted it) {
      return new Unclear(
          ImportOutcome.CONTRADICTORY,
          name + it.reason().message(),
          shown(it.candidates(), this::candidate));
    }
    if (resolution instanceof Resolution.Unknown it) {
      return new Unclear(
          ImportOutcome.UNKNOWN,
          name + it.reason().message(),
          shown(it.nearest(), SideResolver::place));
    }
    throw new IllegalStateException("A place that was found is not unclear: " + resolution);
  }

  private String candidate(Candidate candidate) {
    return place(candidate.place());
  }

  private static <T> List<String> shown(List<T> all, Function<T, String> words) {
    return all.stream().limit(SHOWN).map(words).toList();
  }

  private static String place(Place it) {
    return it.id()
        + " "
        + it.name()
        + it.region().map(region -> ", " + region).orElse("")
        + ", "
        + it.country()
        + (it.population() > 0 ? " (" + it.population() + ")" : "");
  }
}
