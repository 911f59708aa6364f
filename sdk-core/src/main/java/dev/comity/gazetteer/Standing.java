package dev.comity.gazetteer;

import dev.comity.gazetteer.Resolution.Ambiguous;
import java.util.List;

/** Whether the first of several candidates stands out enough to be the one. */
final class Standing {

  /** A rival without a known population is taken to have as many inhabitants as the smallest. */
  private static final long UNKNOWN_POPULATION = 1_000;

  private Standing() {}

  /** Without a position: by kind of place, kind of name, and size. */
  static Resolution decide(String written, List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    if (!first.place().isTownOfToday() && !first.evidence().grounds().contains(Ground.REGION)) {
      return notOfToday(candidates);
    }
    List<Candidate> others = candidates.subList(1, candidates.size());
    if (others.isEmpty()) {
      return first.because(Ground.ONLY_ONE).found();
    }
    if (others.stream().allMatch(other -> first.outranks(other) && !isLarger(other, first))) {
      return first.because(Ground.STANDS_FIRST).found();
    }
    if (isInCountryGiven(first) && others.stream().allMatch(other -> dwarfs(first, other))) {
      return first.because(Ground.LARGEST_BY_FAR).found();
    }
    return several(written, candidates);
  }

  /** Near a position: by kind of place and name, then by distance. */
  static Resolution decideNear(String written, List<Candidate> near) {
    Candidate first = near.get(0);
    boolean alone =
        near.stream().skip(1).allMatch(other -> first.outranks(other) || isNearer(first, other));
    return alone ? first.found() : several(written, near);
  }

  private static boolean isInCountryGiven(Candidate first) {
    return first.evidence().grounds().contains(Ground.COUNTRY);
  }

  /** Three times nearer, and by more than a kilometre: positions are no better than that. */
  private static boolean isNearer(Candidate first, Candidate other) {
    return first.kilometres() * 3 + 1 < other.kilometres();
  }

  private static boolean isLarger(Candidate a, Candidate b) {
    return a.place().population() > b.place().population();
  }

  private static boolean dwarfs(Candidate first, Candidate other) {
    long rival = Math.max(UNKNOWN_POPULATION, other.place().population());
    return first.evidence().name() == NameMatch.MAIN_NAME
        && first.place().country().equals(other.place().country())
        && first.place().population() >= Gazetteer.LARGER_BY_FAR * rival;
  }

  private static Resolution several(String written, List<Candidate> candidates) {
    return new Ambiguous(new Doubt.SeveralPlaces(written, candidates.size()), candidates);
  }

  private static Resolution notOfToday(List<Candidate> candidates) {
    Place place = candidates.get(0).place();
    return new Ambiguous(new Doubt.NotOfToday(place.name(), place.feature()), candidates);
  }
}
