package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;

/** SQLite, on a file in WAL mode. It has one writer at a time, and knows no dates. */
final class SqliteDialect extends Dialect {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Faults FAULTS =
      new Faults(
          Faults.byCode(Set.of(5, 6))
              .or(Faults.byMessage("sqlite_constraint_unique", "sqlite_constraint_primarykey")),
          Faults.byCode(Set.of(9)),
          Faults.byCode(Set.of(13)),
          Faults.byCode(Set.of(10, 11, 14, 26)).or(Faults.byMessage("database has been closed")),
          Faults.byMessage("no such table", "no such column"));

  SqliteDialect() {
    super("SQLite");
  }

  @Override
  Faults faults() {
    return FAULTS;
  }

  /** Every transaction shows one snapshot, from its first read. */
  @Override
  Restoration beginSnapshot(Connection connection) {
    return Restoration.NOTHING;
  }

  @Override
  TableDialect tables() {
    return new SqliteTables();
  }

  @Override
  void set(PreparedStatement statement, int index, Instant value) throws SQLException {
    statement.setString(index, INSTANT.format(LocalDateTime.ofInstant(value, ZoneOffset.UTC)));
  }

  @Override
  Instant instant(ResultSet row, String column) throws SQLException {
    return parsed(
        row.getString(column), it -> LocalDateTime.parse(it, INSTANT).toInstant(ZoneOffset.UTC));
  }

  @Override
  void set(PreparedStatement statement, int index, LocalDate value) throws SQLException {
    statement.setString(index, value.toString());
  }

  @Override
  LocalDate date(ResultSet row, String column) throws SQLException {
    return parsed(row.getString(column), LocalDate::parse);
  }
}
