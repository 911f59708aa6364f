package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.storage.Verification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As {@link TamperingTest}, on the other databases: one row of each table, column by column. */
class TamperingElsewhereTest {

  /** What verify does not look at, as docs/storage.md says. */
  private static final Set<String> NOT_VERIFIED =
      Set.of("comity_feed_partition", "comity_keyed_answer");

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE"})
  void aChangedValueIsFound(Product product) throws SQLException {
    try (TestDatabase database = OldRegister.on(product);
        Connection connection = database.source().getConnection()) {
      JdbcStorage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      assertThat(Comity.on(storage).build().feed().after(0, 1)).isNotEmpty();
      connection.setAutoCommit(false);
      Comity joined = Comity.on(storage.joining(connection)).build();
      Verification untouched = joined.verify();
      assertThat(untouched.findings()).isEmpty();

      SoftAssertions found = new SoftAssertions();
      for (Map.Entry<String, TableShape> it :
          new TreeMap<>(OldRegister.tables(2, database.source())).entrySet()) {
        if (NOT_VERIFIED.contains(it.getKey())) {
          continue;
        }
        Map<String, Object> row = StoredRows.of(connection, it.getKey(), it.getValue()).get(0);
        for (String column : row.keySet()) {
          tamper(connection, it.getKey(), it.getValue(), row, column);
          Verification tampered = joined.verify();
          connection.rollback();
          found
              .assertThat(
                  tampered.findings().isEmpty()
                      && tampered.fingerprint().equals(untouched.fingerprint()))
              .as("nothing is found though " + it.getKey() + "." + column + " was changed")
              .isFalse();
        }
      }
      found.assertAll();
      assertThat(joined.verify()).isEqualTo(untouched);
    }
  }

  private static void tamper(
      Connection connection, String table, TableShape shape, Map<String, Object> row, String column)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(other(row.get(column))));
    List<String> key = new ArrayList<>();
    for (String name : shape.primaryKey()) {
      key.add(name + " = ?");
      values.add(row.get(name));
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE " + table + " SET " + column + " = ? WHERE " + String.join(" AND ", key))) {
      Rows.set(Dialect.of(connection), update, values.toArray());
      assertThat(update.executeUpdate()).as(table + "." + column).isEqualTo(1);
    }
  }

  /** As little else as the column can hold. */
  private static Object other(Object value) {
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean truth) {
      return !truth;
    }
    if (value instanceof LocalDate date) {
      return date.plusDays(1);
    }
    if (value instanceof Instant instant) {
      return instant.plus(1, ChronoUnit.MICROS);
    }
    if (value instanceof String text && !text.isEmpty()) {
      String end = text.endsWith("a") ? "b" : "a";
      return text.substring(0, text.length() - 1) + end;
    }
    return "x";
  }
}
