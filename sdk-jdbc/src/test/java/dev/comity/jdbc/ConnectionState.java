package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** All that a connection can be set to. */
record ConnectionState(
    boolean autoCommit,
    boolean readOnly,
    int isolation,
    int holdability,
    String catalog,
    String schema,
    int statementTimeout) {

  static ConnectionState of(Connection it) throws SQLException {
    try (Statement statement = it.createStatement()) {
      return new ConnectionState(
          it.getAutoCommit(),
          it.isReadOnly(),
          it.getTransactionIsolation(),
          it.getHoldability(),
          String.valueOf(it.getCatalog()),
          String.valueOf(it.getSchema()),
          statement.getQueryTimeout());
    }
  }
}
