package dev.comity.affinity;

/**
 * What can speak for a partnership of two cities. Each is a fit of 0 to {@link #FULL}; what is not
 * known of either city is 0, and the explanation says that it is unknown.
 */
public enum Feature {
  /**
   * How near: full up to 50 km, nothing at 20,000 km, and half as far is always a step of the same
   * size.
   */
  NEARNESS("near"),
  /** How far: the opposite of near. */
  DISTANCE("far"),
  /** How alike in the number of inhabitants: nothing at 32 times as many. */
  SIZE("of like size"),
  /** How alike in climate, by the distance from the equator: nothing at 40 degrees of latitude. */
  CLIMATE("of like latitude"),
  /** Whether both lie on a coast, or both do not. */
  COAST("both on a coast, or neither"),
  /** Whether both countries have a language in common. */
  LANGUAGE("a language in common"),
  /** Whether both lie in the same region of the world, by the area of their time zone. */
  REGION("in the same region of the world"),
  /**
   * How many partnerships tie both countries already, against the most that ours has with any,
   * itself among them: log(1 + number) / log(1 + most), as the first few say the most. Unknown only
   * if no tie at all was told: an unlisted one may be there all the same.
   */
  TIES("ties between the countries"),
  /** How many of our interests the other shares. */
  INTERESTS("shared interests"),
  /** How many of our economic sectors the other shares. */
  SECTORS("shared sectors");

  /** A full fit. */
  public static final int FULL = 1_000;

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /**
   * What the feature is called in a sentence.
   *
   * @return such as {@code of like size}
   */
  public String words() {
    return words;
  }
}
