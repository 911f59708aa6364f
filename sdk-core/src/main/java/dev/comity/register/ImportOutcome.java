package dev.comity.register;

import java.util.Locale;

/** What came of one line of a list of pairs. */
public enum ImportOutcome {
  /** The pair was not in the register and was taken over. */
  ADDED,
  /** The register, or an earlier line, has the pair already. */
  ALREADY_THERE,
  /** A name fits several places; the line says which. */
  AMBIGUOUS,
  /** A name, a country or a number fits no place; the line says what is nearest. */
  UNKNOWN,
  /** The line contradicts itself, an earlier line, the gazetteer or the register. */
  CONTRADICTORY,
  /** The line cannot be read: a field is missing or has the wrong form. */
  UNREADABLE;

  /** The words in lower case, as they stand in a report. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
