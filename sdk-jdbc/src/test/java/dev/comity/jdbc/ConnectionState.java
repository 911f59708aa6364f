package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** All that a connection can be set to. */
record ConnectionState(
    boolean autoCommit,
    boolean readOnly,
    int isolation,
    int holdability,
    String catalog,
    String schema) {

  static ConnectionState of(Connection it) throws SQLException {
    return new ConnectionState(
        it.getAutoCommit(),
        it.isReadOnly(),
        it.getTransactionIsolation(),
        it.getHoldability(),
        String.valueOf(it.getCatalog()),
        String.valueOf(it.getSchema()));
  }
}
