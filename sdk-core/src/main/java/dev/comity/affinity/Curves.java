package dev.comity.affinity;

/**
 * From a figure to a fit of 0 to {@link Feature#FULL}, in whole numbers, the same on every machine.
 */
final class Curves {

  static final double EARTH_KILOMETRES = 6_371.0088;
  private static final double NEAR = 50;
  private static final double FAR = 20_000;
  private static final int FIVE_OCTAVES = 5_000;
  private static final int FORTY_DEGREES = 40_000;

  /**
   * By the chord through the earth, in whole kilometres: great-circle distance never falls with it.
   */
  private static final short[] NEARNESS = new short[(int) (2 * EARTH_KILOMETRES) + 2];

  /** By thousandths of an octave; what lies beyond fits as little as the last. */
  private static final short[] SIZE = new short[FIVE_OCTAVES + 1];

  /** By thousandths of a degree. */
  private static final short[] CLIMATE = new short[FORTY_DEGREES + 1];

  static {
    for (int gap = 0; gap <= FIVE_OCTAVES; gap++) {
      SIZE[gap] = (short) (Feature.FULL - gap * Feature.FULL / FIVE_OCTAVES);
    }
    for (int gap = 0; gap <= FORTY_DEGREES; gap++) {
      CLIMATE[gap] = (short) (Feature.FULL - (long) gap * Feature.FULL / FORTY_DEGREES);
    }
    double span = StrictMath.log(FAR / NEAR);
    for (int chord = 0; chord < NEARNESS.length; chord++) {
      double kilometres = kilometres(chord / EARTH_KILOMETRES);
      double part = 1 - StrictMath.log(Math.max(NEAR, kilometres) / NEAR) / span;
      NEARNESS[chord] = (short) StrictMath.round(Feature.FULL * Math.max(0, part));
    }
  }

  private Curves() {}

  /** Great-circle kilometres of a chord of the unit sphere. */
  static double kilometres(double chord) {
    return 2 * EARTH_KILOMETRES * StrictMath.asin(Math.min(1, chord / 2));
  }

  /** Of a squared chord of the unit sphere; falls with it. */
  static int nearness(double squared) {
    return NEARNESS[(int) (Math.sqrt(Math.min(4, squared)) * EARTH_KILOMETRES)];
  }

  static int size(int octaves) {
    return SIZE[Math.min(octaves, FIVE_OCTAVES)];
  }

  static int climate(int thousandths) {
    return CLIMATE[Math.min(thousandths, FORTY_DEGREES)];
  }
}
