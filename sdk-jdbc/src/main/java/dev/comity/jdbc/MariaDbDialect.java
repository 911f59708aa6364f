package dev.comity.jdbc;

/** MariaDB, whichever of the two drivers is used. */
final class MariaDbDialect extends MySqlDialect {

  MariaDbDialect() {
    super("MariaDB");
  }

  @Override
  boolean isOf(String name, String version) {
    return super.isOf(name, version) || (name.equals("MySQL") && version.contains("MariaDB"));
  }
}
