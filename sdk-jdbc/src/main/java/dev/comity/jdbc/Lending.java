package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What is known of a data source since the storage was built.
 *
 * @param autoCommit how it lends its connections where no transaction of the host's is going on
 * @param afterCommit what has to run after each commit, before it is acknowledged
 */
record Lending(boolean autoCommit, Optional<String> afterCommit) {

  static Lending of(Connection connection, Dialect dialect) throws SQLException {
    return new Lending(connection.getAutoCommit(), dialect.afterCommit(connection));
  }
}
