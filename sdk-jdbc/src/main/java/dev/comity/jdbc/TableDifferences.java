package dev.comity.jdbc;

import dev.comity.jdbc.TableShape.Column;
import dev.comity.jdbc.TableShape.Index;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Says in words how a table differs from what it should look like. */
final class TableDifferences {

  private final String table;
  private final TableShape expected;
  private final TableShape found;
  private final List<String> words = new ArrayList<>();

  private TableDifferences(String table, TableShape expected, TableShape found) {
    this.table = table;
    this.expected = expected;
    this.found = found;
  }

  /**
   * Compares. Columns and indexes that the host added do no harm, unless nothing could be inserted.
   *
   * @param table the table's name, for the words
   */
  static List<String> of(String table, TableShape expected, Optional<TableShape> found) {
    if (found.isEmpty()) {
      return List.of("table " + table + " is missing, or this user may not see it");
    }
    TableDifferences differences = new TableDifferences(table, expected, found.get());
    differences.compareColumns();
    differences.compareKey();
    expected.indexes().forEach(differences::compare);
    return differences.words;
  }

  /** Compares the columns only: H2 shows a table before it has its keys. */
  static List<String> ofColumns(String table, TableShape expected, TableShape found) {
    TableDifferences differences = new TableDifferences(table, expected, found);
    differences.compareColumns();
    return differences.words;
  }

  private void compareColumns() {
    new TreeMap<>(expected.columns())
        .forEach(
            (name, should) ->
                Optional.ofNullable(found.columns().get(name))
                    .ifPresentOrElse(
                        is -> compare(column(name), should, is),
                        () -> words.add(column(name) + " is missing")));
    new TreeMap<>(found.columns())
        .forEach(
            (name, is) -> {
              if (!expected.columns().containsKey(name) && !is.nullable() && !is.filled()) {
                words.add(
                    column(name)
                        + " is not ours, is NOT NULL and has no default, so that nothing could be"
                        + " inserted");
              }
            });
  }

  private String column(String name) {
    return "column " + table + "." + name;
  }

  private void compare(String column, Column should, Column is) {
    if (!should.type().equals(is.type())) {
      words.add(column + " is " + is.type() + ", not " + should.type());
    } else if (!should.collation().equals(is.collation())) {
      words.add(
          column + " is compared by " + said(is.collation()) + ", not " + said(should.collation()));
    }
    if (should.nullable() && !is.nullable()) {
      words.add(column + " is NOT NULL, but has to take null");
    } else if (!should.nullable() && is.nullable()) {
      words.add(column + " is not NOT NULL");
    }
  }

  private static String said(Optional<String> collation) {
    return collation.orElse("its bytes");
  }

  private void compareKey() {
    if (found.primaryKey().isEmpty()) {
      words.add("table " + table + " has no primary key over " + list(expected.primaryKey()));
    } else if (!found.primaryKey().equals(expected.primaryKey())) {
      words.add(
          "the primary key of table "
              + table
              + " is over "
              + list(found.primaryKey())
              + ", not "
              + list(expected.primaryKey()));
    }
  }

  private void compare(Index should) {
    if (should.unique()) {
      if (found.indexes().stream().noneMatch(it -> keepsUnique(it, should.columns()))) {
        words.add("table " + table + " has no unique key over " + list(should.columns()));
      }
      return;
    }
    found.indexes().stream()
        .filter(it -> it.name().equals(should.name()))
        .findFirst()
        .ifPresentOrElse(
            is -> compare(should, is), () -> words.add("index " + should.name() + " is missing"));
  }

  /** The name is the database's to choose, and the order of the columns makes no difference. */
  private static boolean keepsUnique(Index index, List<String> columns) {
    return index.unique()
        && index.whole()
        && new HashSet<>(index.columns()).equals(new HashSet<>(columns));
  }

  private void compare(Index should, Index is) {
    if (!is.columns().equals(should.columns())) {
      words.add(
          "index "
              + should.name()
              + " is over "
              + list(is.columns())
              + ", not "
              + list(should.columns()));
    }
    if (is.unique()) {
      words.add("index " + should.name() + " is unique, but rows may be alike in it");
    }
    if (!is.whole()) {
      words.add("index " + should.name() + " covers only some of the rows");
    }
  }

  private static String list(List<String> columns) {
    return "(" + String.join(", ", columns) + ")";
  }
}
