package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Column;
import dev.comity.jdbc.TableShape.Index;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from our own DDL what the tables should look like. It need not understand any other. */
final class ExpectedTables {

  private static final Pattern COLUMN =
      Pattern.compile(
          "^ *([a-z][a-z0-9_]*) +([A-Z]+(?:\\(\\d+\\))?(?: WITH TIME ZONE)?)(.*)$",
          Pattern.MULTILINE);
  private static final Pattern ADDED = Pattern.compile("ADD COLUMN (.*)$");
  private static final Pattern COLLATE = Pattern.compile("COLLATE \"?(\\w+)\"?");
  private static final Pattern OF_TABLE = Pattern.compile("\\) ENGINE.* COLLATE (\\w+)$");
  private static final Pattern INLINE_KEY =
      Pattern.compile("^ *([a-z][a-z0-9_]*) .*PRIMARY KEY", Pattern.MULTILINE);
  private static final Pattern KEY = Pattern.compile("PRIMARY KEY \\((.*)\\)");
  private static final Pattern UNIQUE = Pattern.compile("CONSTRAINT (\\w+) UNIQUE \\((.*)\\)");
  private static final Pattern INDEX = Pattern.compile("ON \\S+ \\((.*)\\)");
  private static final Pattern TEXT = Pattern.compile("(VARCHAR|CHAR|TEXT|MEDIUMTEXT)\\b.*");

  private ExpectedTables() {}

  /** The tables by name, with their prefix, in the order in which they are made. */
  static Map<String, TableShape> of(List<Ddl> statements) {
    Map<String, TableShape> tables = new LinkedHashMap<>();
    for (Ddl statement : statements) {
      Made made = statement.made();
      String sql = statement.sql();
      tables.put(
          made.table(),
          switch (made.kind()) {
            case TABLE -> table(sql);
            case COLUMN -> withColumn(before(tables, made), sql);
            case INDEX -> withIndex(before(tables, made), made.name(), sql);
          });
    }
    return tables;
  }

  private static TableShape before(Map<String, TableShape> tables, Made made) {
    return Objects.requireNonNull(tables.get(made.table()), made.table());
  }

  private static TableShape table(String sql) {
    Optional<String> collation = first(OF_TABLE, sql);
    List<String> key =
        first(KEY, sql).or(() -> first(INLINE_KEY, sql)).map(ExpectedTables::names).orElseThrow();
    List<Index> unique =
        found(UNIQUE, sql)
            .map(it -> new Index(it.group(1), true, names(it.group(2)), true))
            .toList();
    return new TableShape(columns(sql.substring(sql.indexOf('\n') + 1), collation), key, unique);
  }

  /** A text column that is added has to say by which collation it is compared. */
  private static TableShape withColumn(TableShape table, String sql) {
    Map<String, Column> columns = new TreeMap<>(table.columns());
    first(ADDED, sql).ifPresent(it -> columns.putAll(columns(it, Optional.empty())));
    return new TableShape(columns, table.primaryKey(), table.indexes());
  }

  private static TableShape withIndex(TableShape table, String name, String sql) {
    List<Index> indexes = new ArrayList<>(table.indexes());
    first(INDEX, sql).ifPresent(it -> indexes.add(new Index(name, false, names(it), true)));
    return new TableShape(table.columns(), table.primaryKey(), indexes);
  }

  private static Map<String, Column> columns(String text, Optional<String> collationOfTable) {
    Map<String, Column> columns = new TreeMap<>();
    for (MatchResult it : found(COLUMN, text).toList()) {
      String rest = it.group(3);
      Optional<String> usual =
          TEXT.matcher(it.group(2)).matches() ? collationOfTable : Optional.empty();
      columns.put(
          it.group(1),
          new Column(
              it.group(2),
              !rest.contains("NOT NULL"),
              false,
              first(COLLATE, rest).or(() -> usual)));
    }
    return columns;
  }

  private static List<String> names(String list) {
    return List.of(list.split(", "));
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return found(pattern, text).map(it -> it.group(1)).findFirst();
  }
}
