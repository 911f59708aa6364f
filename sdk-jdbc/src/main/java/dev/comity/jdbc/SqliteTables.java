package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tables in SQLite: DDL is part of a transaction, and a database is a file. */
final class SqliteTables extends TableDialect {

  private static final int READ_ONLY = 8;

  @Override
  boolean rollsBackDdl() {
    return true;
  }

  @Override
  SchemaLock lock(TableNames tables, String home) {
    return new SqliteSchemaLock();
  }

  /** A column has no collation to ask for, but the index of its key has. */
  @Override
  String columnsQuery() {
    return "SELECT c.name, c.type, NULL, NULL, CASE c.\"notnull\" WHEN 0 THEN 'YES' ELSE 'NO' END,"
        + " CASE WHEN c.dflt_value IS NULL THEN 0 ELSE 1 END,"
        + " (SELECT x.coll FROM pragma_index_list(t.name, t.schema) l"
        + " JOIN pragma_index_xinfo(l.name, t.schema) x"
        + " WHERE l.origin <> 'c' AND x.name = c.name AND x.coll <> 'BINARY' LIMIT 1)"
        + " FROM (SELECT ? AS name, ? AS schema) t JOIN pragma_table_info(t.name, t.schema) c";
  }

  @Override
  String type(String reported, Optional<Integer> length, Optional<Integer> decimals) {
    return reported.toUpperCase(Locale.ROOT);
  }

  @Override
  Optional<String> collation(Optional<String> reported) {
    return reported;
  }

  @Override
  boolean forbids(SQLException fault) {
    return (fault.getErrorCode() & 0xff) == READ_ONLY;
  }

  @Override
  boolean knowsSchemas() {
    return false;
  }

  @Override
  Optional<String> currentName(Connection connection) {
    return Optional.of("main");
  }

  /** Other databases are attached to one connection only, and the next one would not have them. */
  @Override
  String schema(Connection connection, String meant) {
    throw new IllegalArgumentException(
        "'" + meant + "': SQLite knows no schemas. Maybe use a file of its own, or a prefix?");
  }

  @Override
  List<String> obstacles(Connection connection) throws SQLException {
    return journal(connection).equalsIgnoreCase("memory")
        ? List.of(
            "SQLite is in memory, where each connection has a database of its own, or else nobody"
                + " can read while another writes; a file has neither fault, nor has H2 in memory")
        : List.of();
  }

  @Override
  List<WrongSetting> wrongSettings(Connection connection) throws SQLException {
    String journal = journal(connection);
    return journal.equalsIgnoreCase("wal")
        ? List.of()
        : List.of(
            new WrongSetting(
                "the journal mode is "
                    + journal
                    + ", not wal, so that readers and a writer would wait for each other",
                "PRAGMA journal_mode = WAL"));
  }

  private static String journal(Connection connection) throws SQLException {
    return ask(connection, "PRAGMA journal_mode").orElse("unknown");
  }
}
