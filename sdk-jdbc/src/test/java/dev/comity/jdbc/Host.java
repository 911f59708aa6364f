package dev.comity.jdbc;

import dev.comity.Comity;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A host with a table of its own beside ours, in a database of its own. */
final class Host implements AutoCloseable {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final TestDatabase database;
  private final DataSource source;
  private final JdbcStorage storage;
  private final Comity comity;

  Host(Product product) {
    database = product.fresh();
    source = database.source();
    storage = JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
    comity = Comity.on(storage).build();
    database.run("CREATE TABLE host (note VARCHAR(40) NOT NULL PRIMARY KEY)");
  }

  TestDatabase database() {
    return database;
  }

  /** The driver's own: each connection is a new one. */
  DataSource source() {
    return source;
  }

  JdbcStorage storage() {
    return storage;
  }

  Comity comity() {
    return comity;
  }

  /** In a transaction of the host's. */
  Connection transaction() throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** A name that nothing else in this JVM has. */
  static String newName() {
    return "Springfield " + NUMBERS.incrementAndGet();
  }

  static CityRegistration city(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
  }

  /** The host's own row. */
  static void note(Connection connection, String note) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host VALUES (?)")) {
      insert.setString(1, note);
      insert.executeUpdate();
    }
  }

  /** Whether the host's row is there, for somebody else. */
  boolean isNoted(String note) throws SQLException {
    try (Connection other = source.getConnection();
        PreparedStatement select = other.prepareStatement("SELECT note FROM host WHERE note = ?")) {
      select.setString(1, note);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Whether a city of that name is there, for somebody else. */
  boolean isRegistered(String name) {
    return !comity.read(work -> work.cities().named(name)).isEmpty();
  }

  @Override
  public void close() {
    database.close();
  }
}
