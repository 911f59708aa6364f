package dev.comity.jdbc;

import dev.comity.journal.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema: a file of DDL in the jar. What the tables should look like is read from
 * the same text, so that it cannot say something else.
 *
 * @param name the file's name
 * @param hash the hash of its text, before the host's names are put in
 * @param statements its statements, with the host's names
 */
record SchemaStep(String name, Hash hash, List<String> statements) {

  /** In the order in which they run. A released step is never changed. */
  private static final List<String> FILES = List.of("V1__register.sql", "V2__feed_and_keys.sql");

  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\S+) \\((.*)\\)", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("^\\s*([a-z][a-z0-9_]*)\\s+([A-Z]+)");
  private static final Pattern ADDED =
      Pattern.compile("ALTER TABLE (\\S+) ADD COLUMN ([a-z][a-z0-9_]*)\\s+([A-Z]+)");
  private static final Pattern INDEX = Pattern.compile("CREATE INDEX (\\S+) ");

  static List<SchemaStep> all(Dialect dialect, TableNames tables) {
    return FILES.stream().map(file -> read(dialect, tables, file)).toList();
  }

  private static SchemaStep read(Dialect dialect, TableNames tables, String file) {
    String path = dialect.folder() + "/" + file;
    try (InputStream in = SchemaStep.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + path);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String bare = text.replaceAll("(?m)^\\s*--.*$", "");
      List<String> statements =
          Arrays.stream(tables.into(bare).split(";"))
              .map(String::strip)
              .filter(it -> !it.isEmpty())
              .toList();
      return new SchemaStep(file, Hash.of(text), statements);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " in the jar", e);
    }
  }

  /** The columns that each table should have, with the first word of their type. */
  static Map<String, Map<String, String>> expected(List<SchemaStep> steps, TableNames tables) {
    Map<String, Map<String, String>> expected = new LinkedHashMap<>();
    for (SchemaStep step : steps) {
      for (String statement : step.statements()) {
        Matcher table = TABLE.matcher(statement);
        if (table.find()) {
          String name = table.group(1).substring(tables.of("").length());
          Map<String, String> columns = new TreeMap<>();
          table
              .group(2)
              .lines()
              .map(COLUMN::matcher)
              .filter(Matcher::find)
              .forEach(column -> columns.put(column.group(1), column.group(2)));
          expected.put(name, columns);
        }
        Matcher added = ADDED.matcher(statement);
        if (added.find()) {
          String name = added.group(1).substring(tables.of("").length());
          expected.computeIfAbsent(name, it -> new TreeMap<>()).put(added.group(2), added.group(3));
        }
      }
    }
    return expected;
  }

  /** The indexes that should be there, in lower case. */
  static List<String> indexes(List<SchemaStep> steps) {
    return steps.stream()
        .flatMap(step -> step.statements().stream())
        .map(INDEX::matcher)
        .filter(Matcher::find)
        .map(it -> it.group(1).toLowerCase(Locale.ROOT))
        .toList();
  }
}
