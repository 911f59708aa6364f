package dev.comity.gazetteer;

/** How the text of a query meets the names of a place, the better first. */
public enum NameMatch {
  /** The text is the place's name, in folded spelling. */
  MAIN_NAME("by its main name"),
  /** The text is another name of the place. */
  OTHER_NAME("by another of its names"),
  /** No name of the place is in the text. */
  NO_NAME("under a name that is not written");

  private final String inWords;

  NameMatch(String inWords) {
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }
}
