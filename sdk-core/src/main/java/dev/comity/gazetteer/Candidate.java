package dev.comity.gazetteer;

import java.util.Comparator;

/**
 * A place that may be the one. Candidates are ordered: towns of today before sections of cities and
 * places of the past ({@link Place#isTownOfToday()}); what was found by its main name before what
 * was found by another; the one nearer to the position, if one was given; the larger population;
 * the lower id.
 *
 * @param place the place
 * @param evidence what speaks for it
 */
public record Candidate(Place place, Evidence evidence) implements Comparable<Candidate> {

  private static final Comparator<Candidate> STANDING =
      Comparator.<Candidate, Boolean>comparing(candidate -> !candidate.place.isTownOfToday())
          .thenComparing(candidate -> candidate.evidence.name());

  private static final Comparator<Candidate> ORDER =
      STANDING
          .thenComparing(candidate -> candidate.evidence.kilometres().orElse(0.0))
          .thenComparing(
              Comparator.<Candidate>comparingLong(candidate -> candidate.place.population())
                  .reversed())
          .thenComparingLong(candidate -> candidate.place.id());

  @Override
  public int compareTo(Candidate other) {
    return ORDER.compare(this, other);
  }

  /** Whether this comes first by kind of place and name alone, before any figure is compared. */
  boolean outranks(Candidate other) {
    return STANDING.compare(this, other) < 0;
  }

  double kilometres() {
    return evidence.kilometres().orElse(0.0);
  }

  Candidate because(Ground ground) {
    return new Candidate(place, evidence.and(ground));
  }

  Resolution.Found found() {
    return new Resolution.Found(place, evidence);
  }
}
