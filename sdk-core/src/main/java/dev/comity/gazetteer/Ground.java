package dev.comity.gazetteer;

/** What speaks for a place, besides its name. */
public enum Ground {
  /** It has the GeoNames number that was given. */
  NUMBER("it has the GeoNames number given"),
  /** It lies within reach of the position that was given. */
  POSITION("it lies at the position given"),
  /** It lies in the country that was given. */
  COUNTRY("it lies in the country given"),
  /** It lies in the region that was given. */
  REGION("it lies in the region given"),
  /** No other place of the gazetteer fits. */
  ONLY_ONE("no other place fits"),
  /** Others that fit have the name only as another name, or are of the past. */
  STANDS_FIRST("the others that fit bear the name only as another name or are no towns of today"),
  /** It is larger by far than every other place that fits. */
  LARGEST_BY_FAR("it is larger by far than every other that fits");

  private final String inWords;

  Ground(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }
}
