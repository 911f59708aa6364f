package dev.comity.jdbc;

import java.util.List;
import java.util.Locale;

/**
 * Makes each new row of one of our tables run into trouble inside the database, by a trigger of the
 * host's.
 */
final class Trouble {

  private static final String TABLE = "comity_party";

  private Trouble() {}

  /** A statement that takes far longer than anybody waits. */
  static List<String> slow(Product product) {
    return switch (product) {
      case POSTGRESQL -> postgres("PERFORM pg_sleep(30)");
      case MARIADB, MYSQL -> List.of(mysql("SET @slept = SLEEP(30)"));
      case SQLITE ->
          List.of(
              "CREATE TRIGGER trouble BEFORE INSERT ON "
                  + TABLE
                  + " BEGIN SELECT COUNT(*) FROM (WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT"
                  + " n + 1 FROM x LIMIT 10000000000) SELECT n FROM x); END");
      case H2_MEMORY, H2_FILE ->
          List.of(
              "CREATE TRIGGER trouble BEFORE INSERT ON "
                  + TABLE
                  + " FOR EACH ROW CALL '"
                  + SlowTrigger.class.getName()
                  + "'");
    };
  }

  /** The server's own error, raised by hand: nobody can fill the disk of a machine for a test. */
  static List<String> full(Product product) {
    return switch (product) {
      case POSTGRESQL ->
          postgres("RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'");
      case MARIADB, MYSQL ->
          List.of(
              mysql("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full'"));
      default -> throw new IllegalArgumentException(product + " can really be filled");
    };
  }

  static String over(Product product) {
    return "DROP TRIGGER trouble" + (product == Product.POSTGRESQL ? " ON " + TABLE : "");
  }

  private static List<String> postgres(String body) {
    return List.of(
        String.format(
            Locale.ROOT,
            "CREATE OR REPLACE FUNCTION trouble() RETURNS trigger AS $$ BEGIN %s; RETURN NEW; END"
                + " $$ LANGUAGE plpgsql",
            body),
        "CREATE TRIGGER trouble BEFORE INSERT ON "
            + TABLE
            + " FOR EACH ROW EXECUTE FUNCTION trouble()");
  }

  private static String mysql(String body) {
    return "CREATE TRIGGER trouble BEFORE INSERT ON " + TABLE + " FOR EACH ROW " + body;
  }
}
