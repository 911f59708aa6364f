package dev.comity.gazetteer;

import java.util.List;

/**
 * What the gazetteer makes of a {@link PlaceQuery}. Nothing is guessed: what is not {@link Found}
 * says why, and what to choose from.
 */
public sealed interface Resolution {

  /**
   * One place, beyond reasonable doubt.
   *
   * @param place the place
   * @param evidence why it is this one
   */
  record Found(Place place, Evidence evidence) implements Resolution {}

  /**
   * Several places fit, or one fits with a doubt.
   *
   * @param reason the doubt
   * @param candidates the places that fit, in the order of {@link Candidate}
   */
  record Ambiguous(Doubt reason, List<Candidate> candidates) implements Resolution {
    /** Copies the candidates. */
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * No place fits.
   *
   * @param reason what is not known
   * @param nearest places that are spelt or lie nearly so, the nearest first; may be empty
   */
  record Unknown(Doubt reason, List<Place> nearest) implements Resolution {
    /** Copies the places. */
    public Unknown {
      nearest = List.copyOf(nearest);
    }
  }

  /**
   * What is known of the place does not go together.
   *
   * @param reason what contradicts what
   * @param candidates the places that fit one side of it, in the order of {@link Candidate}
   */
  record Contradicted(Doubt reason, List<Candidate> candidates) implements Resolution {
    /** Copies the candidates. */
    public Contradicted {
      candidates = List.copyOf(candidates);
    }
  }
}
