package dev.comity.jdbc;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** Databases of H2 for tests: bare data sources, each connection a new one. */
final class H2 {

  private H2() {}

  /** A database in memory that lives as long as the JVM. */
  static JdbcDataSource inMemory() {
    return at(newUrl());
  }

  /** The URL of one, to which settings can be added. */
  static String newUrl() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  static JdbcDataSource at(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    return source;
  }
}
