package dev.comity.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.comity.failure.BadFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table in a file, read row by row. The first line names the columns.
 *
 * <p>A first line with a tab makes it TSV, without quoting (IANA text/tab-separated-values); else
 * it is CSV (RFC 4180) with commas, or with semicolons if the first line has one and no comma.
 */
public final class TableFile implements Closeable {

  private final Path path;
  private final Utf8Lines lines;
  private final List<String> columns;
  private final Optional<Iterator<CsvRecord>> csv;

  private TableFile(
      Path path, Utf8Lines lines, List<String> columns, Optional<Iterator<CsvRecord>> csv) {
    this.path = path;
    this.lines = lines;
    this.columns = columns;
    this.csv = csv;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param path where it is
   * @return the table, to be closed by the caller
   * @throws BadFileException if it cannot be opened, is empty, or names a column twice
   */
  public static TableFile open(Path path) {
    Utf8Lines lines = Utf8Lines.open(path);
    try {
      String header =
          lines
              .next()
              .filter(line -> !line.isBlank())
              .orElseThrow(
                  () ->
                      BadFileException.of(
                          path.toString(),
                          "there is no header in the first line. Maybe the file is empty?"));
      if (header.indexOf('\t') >= 0) {
        return new TableFile(
            path, lines, columns(lines, List.of(header.split("\t", -1))), Optional.empty());
      }
      char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
      Iterator<CsvRecord> records = records(header, lines, separator);
      List<String> names = records.next().getFields();
      return new TableFile(path, lines, columns(lines, names), Optional.of(records));
    } catch (RuntimeException e) {
      lines.close();
      throw e instanceof CsvParseException ? notCsv(path, lines, e) : e;
    }
  }

  private static Iterator<CsvRecord> records(String header, Utf8Lines lines, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .ofCsvRecord(new LineReader(header, lines))
        .iterator();
  }

  private static List<String> columns(Utf8Lines lines, List<String> names) {
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      String column = name.strip().toLowerCase(Locale.ROOT);
      if (!column.isEmpty() && !seen.add(column)) {
        throw lines.fault(
            "the column '" + column + "' stands in the header twice. Maybe rename one of both?");
      }
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  /**
   * The columns.
   *
   * @return their names in lower case, in the order of the file
   */
  public List<String> columns() {
    return columns;
  }

  /**
   * The file's name, for messages.
   *
   * @return the path as it was given
   */
  public String name() {
    return path.toString();
  }

  /**
   * Reads the next row.
   *
   * @return the row, or nothing after the last
   * @throws BadFileException if the file is damaged there
   */
  public Optional<Row> next() {
    if (csv.isEmpty()) {
      return lines.next().map(line -> new Row(lines.number(), List.of(line.split("\t", -1))));
    }
    try {
      return csv.get().hasNext()
          ? Optional.of(csv.get().next())
              .map(it -> new Row(it.getStartingLineNumber(), it.getFields()))
          : Optional.empty();
    } catch (CsvParseException e) {
      throw notCsv(path, lines, e);
    }
  }

  private static BadFileException notCsv(Path path, Utf8Lines lines, RuntimeException e) {
    Throwable cause = e.getCause();
    if (cause instanceof BadFileException bad) {
      return bad;
    }
    return BadFileException.at(
        path.toString(),
        Math.max(1, lines.number()),
        "this is not CSV (" + e.getMessage() + "). Maybe a quotation mark is not closed?");
  }

  @Override
  public void close() {
    lines.close();
  }

  /**
   * One row as it stands in the file.
   *
   * @param line the number of the line on which it begins, from 1
   * @param fields its fields, as many as there are
   */
  public record Row(long line, List<String> fields) {

    /** Copies the fields. */
    public Row {
      fields = List.copyOf(fields);
    }

    /**
     * Tells whether the line is empty.
     *
     * @return true if there is nothing but white space in it
     */
    public boolean isBlank() {
      return fields.stream().allMatch(String::isBlank);
    }
  }

  /** Gives the CSV library characters that were already decoded strictly. */
  private static final class LineReader extends java.io.Reader {

    private final Utf8Lines lines;
    private String line;
    private int at;

    LineReader(String header, Utf8Lines lines) {
      this.lines = lines;
      this.line = header + '\n';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      if (at == line.length()) {
        Optional<String> next = lines.next();
        if (next.isEmpty()) {
          return -1;
        }
        line = next.get() + '\n';
        at = 0;
      }
      int count = Math.min(length, line.length() - at);
      line.getChars(at, at + count, target, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (UncheckedIOException e) {
        throw BadFileException.of("the table", "cannot be closed", e);
      }
    }
  }
}
