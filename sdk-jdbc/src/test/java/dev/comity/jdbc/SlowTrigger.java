package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;

/** A trigger of H2's that counts for a long time. */
public final class SlowTrigger implements Trigger {

  @Override
  public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT COUNT(X) FROM SYSTEM_RANGE(1, 100000000000) WHERE X % 7 = 3");
    }
  }
}
