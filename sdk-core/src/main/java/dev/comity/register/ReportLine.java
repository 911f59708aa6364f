package dev.comity.register;

import java.util.List;
import java.util.Optional;

/**
 * What came of one line of a list of pairs, and why.
 *
 * @param line the number of the line in the file, from 1
 * @param outcome what came of it
 * @param aGeonameId the GeoNames number of the first city, if it was found
 * @param bGeonameId the GeoNames number of the second city, if it was found
 * @param reason why, in plain words; empty only if there is nothing to say
 * @param candidates the places that a name may mean, each in words with its number
 */
public record ReportLine(
    long line,
    ImportOutcome outcome,
    Optional<Long> aGeonameId,
    Optional<Long> bGeonameId,
    String reason,
    List<String> candidates) {

  /** The columns of a report in a file. */
  public static final List<String> COLUMNS =
      List.of("line", "outcome", "a_geonameid", "b_geonameid", "reason", "candidates");

  /** Copies the candidates. */
  public ReportLine {
    candidates = List.copyOf(candidates);
  }

  /**
   * The line as fields of a table.
   *
   * @return one field for each of {@link #COLUMNS}
   */
  public List<String> fields() {
    return List.of(
        Long.toString(line),
        outcome.toString(),
        aGeonameId.map(String::valueOf).orElse(""),
        bGeonameId.map(String::valueOf).orElse(""),
        reason,
        String.join("; ", candidates));
  }
}
