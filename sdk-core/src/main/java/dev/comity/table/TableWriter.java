package dev.comity.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.comity.failure.BadFileException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a table into a file: CSV (RFC 4180, but lines end with LF) if the name ends in {@code
 * .csv}, else TSV, in which a tab or line break within a field becomes a space.
 */
public final class TableWriter implements Closeable {

  private final String file;
  private final Writer out;
  private final boolean csv;
  private final CsvWriter csvOut;

  private TableWriter(String file, Writer out, boolean csv) {
    this.file = file;
    this.out = out;
    this.csv = csv;
    this.csvOut = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  /**
   * Begins a file. What it held before is lost.
   *
   * @param path where
   * @param columns the header
   * @return the writer, to be closed by the caller
   * @throws BadFileException if the file cannot be written
   */
  public static TableWriter create(Path path, List<String> columns) {
    String name = path.toString();
    try {
      Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
      return to(out, name, name.toLowerCase(Locale.ROOT).endsWith(".csv"), columns);
    } catch (IOException e) {
      throw unwritable(name, e);
    }
  }

  /**
   * Begins a table of CSV anywhere.
   *
   * @param out where; closed with this writer
   * @param columns the header
   * @return the writer, to be closed by the caller
   */
  public static TableWriter csv(Writer out, List<String> columns) {
    return to(out, "CSV", true, columns);
  }

  private static TableWriter to(Writer out, String file, boolean csv, List<String> columns) {
    TableWriter table = new TableWriter(file, out, csv);
    table.write(columns);
    return table;
  }

  /**
   * Writes a row.
   *
   * @param fields its fields, in the order of the columns
   * @throws BadFileException if the file cannot be written
   */
  public void write(List<String> fields) {
    try {
      if (csv) {
        csvOut.writeRecord(fields);
      } else {
        out.write(fields.stream().map(TableWriter::flat).collect(Collectors.joining("\t")) + '\n');
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static String flat(String field) {
    return field.replaceAll("[\\t\\r\\n]+", " ");
  }

  @Override
  public void close() {
    try {
      csvOut.flush();
      out.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static BadFileException unwritable(String file, IOException e) {
    return BadFileException.of(
        file, "cannot be written (" + e + "). Maybe the directory is missing?", e);
  }
}
