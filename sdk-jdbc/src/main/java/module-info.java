/** Comity's storage on relational databases. */
module dev.comity.jdbc {
  requires transitive dev.comity;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.comity.jdbc;
}
