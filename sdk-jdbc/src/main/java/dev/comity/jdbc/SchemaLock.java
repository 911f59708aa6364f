package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Holds other programs off while the steps run on a connection that commits by itself. If the
 * program dies, its lock goes with it, by the database's own means.
 */
interface SchemaLock {

  /**
   * Tries once.
   *
   * @return what is held; empty if another program applies
   */
  Optional<Held> tryTake(Connection connection) throws SQLException;

  /** Says who has it, after waiting was in vain. */
  default String holder(Connection connection) throws SQLException {
    return "Another program";
  }

  /** A lock that is held; closing it gives it back. */
  interface Held extends AutoCloseable {

    /** Keeps what was done, where it would be rolled back otherwise. */
    void keep() throws SQLException;

    @Override
    void close() throws SQLException;
  }
}
