package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A small register that the library wrote when it had one step. */
final class OldRegister {

  private OldRegister() {}

  /** The very database of back then, step table and all. */
  static TestDatabase asWritten() {
    TestDatabase database = Product.H2_MEMORY.fresh();
    database.run("RUNSCRIPT FROM 'classpath:/dev/comity/jdbc/h2-register-of-step-1.sql'");
    return database;
  }

  /** The same rows in the tables of the first step. */
  static TestDatabase on(Product product) throws SQLException {
    TestDatabase database = product.fresh();
    Steps.only(1, database.source(), "comity_").apply();
    try (TestDatabase written = asWritten();
        Connection from = written.source().getConnection();
        Connection to = database.source().getConnection()) {
      for (Map.Entry<String, TableShape> it : tables(1, written.source()).entrySet()) {
        StoredRows.insert(to, it.getKey(), StoredRows.of(from, it.getKey(), it.getValue()));
      }
    }
    return database;
  }

  /** Every row in the tables and columns of the first step. */
  static Map<String, List<Map<String, Object>>> rows(DataSource source) throws SQLException {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    try (Connection connection = source.getConnection()) {
      for (Map.Entry<String, TableShape> it : tables(1, source).entrySet()) {
        rows.put(it.getKey(), StoredRows.of(connection, it.getKey(), it.getValue()));
      }
    }
    return rows;
  }

  /** The tables that the first steps make. */
  static Map<String, TableShape> tables(int steps, DataSource source) {
    Schema schema = Steps.only(steps, source, "comity_");
    return ExpectedTables.of(
        SchemaStep.all(schema.dialect(), schema.tables()).subList(0, steps).stream()
            .flatMap(it -> it.statements().stream())
            .toList());
  }
}
