package dev.comity.register;

import dev.comity.table.TableWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a list of pairs: one line for each line of the file below its header, in its order.
 *
 * @param lines the lines
 */
public record ImportReport(List<ReportLine> lines) {

  /** Copies the lines. */
  public ImportReport {
    lines = List.copyOf(lines);
  }

  /**
   * Counts the lines by what came of them.
   *
   * @return every outcome with its number of lines, 0 included
   */
  public Map<ImportOutcome, Long> counts() {
    Map<ImportOutcome, Long> counts = new EnumMap<>(ImportOutcome.class);
    for (ImportOutcome outcome : ImportOutcome.values()) {
      counts.put(outcome, 0L);
    }
    for (ReportLine line : lines) {
      counts.merge(line.outcome(), 1L, Long::sum);
    }
    return counts;
  }

  /**
   * The lines of which one thing came.
   *
   * @param outcome what came of them
   * @return the lines, in their order
   */
  public List<ReportLine> lines(ImportOutcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).toList();
  }

  /**
   * Writes the report as a table: CSV if the name ends in {@code .csv}, else TSV.
   *
   * @param path where; what the file held before is lost
   * @throws dev.comity.failure.BadFileException if the file cannot be written
   */
  public void writeTo(Path path) {
    try (TableWriter table = TableWriter.create(path, ReportLine.COLUMNS)) {
      lines.forEach(line -> table.write(line.fields()));
    }
  }
}
