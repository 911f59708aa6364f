package dev.comity.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement of a step makes in the database.
 *
 * @param kind a table, a column or an index
 * @param table the table, with its prefix and without its schema
 * @param name the table's, column's or index's own name
 */
record Made(Kind kind, String table, String name) {

  /** The kinds of things that steps make, with how a statement that makes one begins. */
  enum Kind {
    TABLE("CREATE TABLE (?:IF NOT EXISTS )?(?:\\S+\\.)?(?<table>(?<name>\\w+)) "),
    COLUMN("ALTER TABLE (?:\\S+\\.)?(?<table>\\w+) ADD COLUMN (?<name>\\w+) "),
    INDEX("CREATE INDEX (?<name>\\w+) ON (?:\\S+\\.)?(?<table>\\w+) ");

    private final Pattern beginning;

    Kind(String beginning) {
      this.beginning = Pattern.compile(beginning);
    }
  }

  /** Reads it from the statement; steps hold no statements of other kinds. */
  static Made by(String sql) {
    for (Kind kind : Kind.values()) {
      Matcher it = kind.beginning.matcher(sql);
      if (it.lookingAt()) {
        return new Made(kind, it.group("table"), it.group("name"));
      }
    }
    throw new IllegalStateException("A step makes a table, a column or an index, not: " + sql);
  }

  /** Says what it is. */
  String words() {
    return switch (kind) {
      case TABLE -> "table " + name;
      case COLUMN -> "column " + table + "." + name;
      case INDEX -> "index " + name;
    };
  }
}
