package dev.comity.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A database set up as some host has it.
 *
 * @param name the product, and what is unusual
 * @param fresh makes an empty one
 */
record Variant(String name, Supplier<TestDatabase> fresh) {

  /** Every variant of every product. */
  static Stream<Variant> all() {
    return Stream.of(h2(), postgres(), maria(), mySql(), sqlite()).flatMap(List::stream);
  }

  /** Variants on which no register can be kept. */
  static Stream<Variant> unsuitable() {
    return Stream.of(
            each(
                "H2",
                it -> new TestDatabase(H2.at(H2.newUrl() + it), () -> {}),
                ";MODE=Oracle",
                ";IGNORECASE=TRUE"),
            each(
                "PostgreSQL ",
                PostgresServer.shared()::freshDatabase,
                "TEMPLATE template0 ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C'"),
            each(
                "MariaDB ",
                it -> MariaDbServer.shared().fresh("", it),
                "sessionVariables=sql_mode='ORACLE'",
                "sessionVariables=sql_mode='STRICT_ALL_TABLES,EMPTY_STRING_IS_NULL'"))
        .flatMap(List::stream);
  }

  private static List<Variant> h2() {
    return each(
        "H2",
        it -> new TestDatabase(H2.at(H2.newUrl() + it), () -> {}),
        "",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        ";TIME ZONE=Asia/Kathmandu");
  }

  private static List<Variant> postgres() {
    List<Variant> variants = new ArrayList<>();
    variants.addAll(
        each(
            "PostgreSQL ",
            PostgresServer.shared()::fresh,
            "",
            "reWriteBatchedInserts=true",
            "preferQueryMode=simple",
            "prepareThreshold=1",
            "stringtype=unspecified",
            "autosave=always",
            "options=-c%20standard_conforming_strings=off",
            "options=-c%20DateStyle=German",
            "options=-c%20default_transaction_isolation=serializable"));
    variants.addAll(
        each(
            "PostgreSQL ",
            PostgresServer.shared()::freshDatabase,
            "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C.UTF-8'",
            "TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"));
    return variants;
  }

  private static List<Variant> maria() {
    List<Variant> variants = new ArrayList<>();
    variants.addAll(
        each(
            "MariaDB ",
            it -> MariaDbServer.shared().fresh("", it),
            "",
            "useServerPrepStmts=true",
            "useBulkStmts=true",
            "useAffectedRows=true",
            "useCatalogTerm=SCHEMA",
            "sessionVariables=sql_mode=''",
            "sessionVariables=sql_mode='ANSI'",
            "sessionVariables=sql_mode='TRADITIONAL,NO_BACKSLASH_ESCAPES,PAD_CHAR_TO_FULL_LENGTH'",
            "sessionVariables=time_zone='-11:30'",
            "sessionVariables=transaction_isolation='READ-COMMITTED'"));
    variants.addAll(
        each(
            "MariaDB ",
            it -> MariaDbServer.shared().fresh(it, ""),
            "CHARACTER SET latin1 COLLATE latin1_swedish_ci",
            "CHARACTER SET utf8mb3 COLLATE utf8mb3_turkish_ci"));
    return variants;
  }

  private static List<Variant> mySql() {
    return each(
        "MySQL ",
        MySqlServer::fresh,
        "",
        "rewriteBatchedStatements=true",
        "useServerPrepStmts=true&cachePrepStmts=true",
        "useAffectedRows=true",
        "tinyInt1isBit=false",
        "databaseTerm=SCHEMA",
        "connectionTimeZone=-09:30&forceConnectionTimeZoneToSession=true",
        "sessionVariables=sql_mode='ANSI,NO_BACKSLASH_ESCAPES'");
  }

  private static List<Variant> sqlite() {
    return each(
        "SQLite",
        SqliteFile::fresh,
        "",
        "?journal_mode=WAL",
        "?journal_mode=WAL&encoding='UTF-16'",
        "?journal_mode=WAL&foreign_keys=true&busy_timeout=0",
        "?journal_mode=WAL&transaction_mode=IMMEDIATE");
  }

  private static List<Variant> each(
      String product, Function<String, TestDatabase> fresh, String... settings) {
    return Stream.of(settings).map(it -> new Variant(product + it, () -> fresh.apply(it))).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
