package dev.comity.affinity;

import java.util.List;

/**
 * A city on a list, and why it stands there.
 *
 * @param city its GeoNames number
 * @param score the sum of the points of all shares
 * @param kilometres how far it is, on the great circle
 * @param shares what each feature with a weight gave, the most points first, then in the order of
 *     {@link Feature}
 * @param swings what would give the next on the list more points than this one; none for the last,
 *     nor if no single weight can do it. Third cities move too: with one city a country, another of
 *     the same country may then stand in the place of either
 */
public record Fit(long city, int score, double kilometres, List<Share> shares, List<Swing> swings) {

  /** Copies the lists. */
  public Fit {
    shares = List.copyOf(shares);
    swings = List.copyOf(swings);
  }

  /**
   * What one feature gave.
   *
   * @param feature the feature
   * @param weight its weight in the profile
   * @param fit 0 to {@link Feature#FULL}
   * @param isKnown whether the figures for it are there for both cities; else the fit is 0
   */
  public record Share(Feature feature, int weight, int fit, boolean isKnown) {

    /**
     * What it adds to the score.
     *
     * @return weight times fit
     */
    public int points() {
      return weight * fit;
    }
  }

  /**
   * The nearest weight at which the next on the list would have the greater score, all others as
   * they are.
   *
   * @param feature the feature
   * @param weight its weight then, 0 to {@link Profile#GREATEST}
   */
  public record Swing(Feature feature, int weight) {}
}
