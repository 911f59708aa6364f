package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a user meets it: words in, lines and an exit code out. */
class ComityProgramTest {

  private record Ran(int code, String out, String err) {}

  @TempDir Path folder;

  private String db;
  private Path places;
  private Path pairs;

  @BeforeEach
  void files() throws IOException {
    db = "jdbc:h2:file:" + folder.resolve("register").toAbsolutePath();
    places =
        Files.writeString(
            folder.resolve("places.tsv"),
            """
            geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation
            5405380\tVallejo\tVallejo\t\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253
            1847966\tAkashi\tAkashi\t\t34.65524\t135.00687\tJP\t13\tPPLA2\t297920
            4951788\tSpringfield\tSpringfield\t\t42.10148\t-72.58981\tUS\tMA\tPPLA2\t154341
            4409896\tSpringfield\tSpringfield\t\t37.21533\t-93.29824\tUS\tMO\tPPLA2\t166810
            """);
    pairs =
        Files.writeString(
            folder.resolve("pairs.tsv"),
            """
            a_name\ta_country\tb_name\tb_country\tyear
            Vallejo\tUS\tAkashi\tJP\t1968
            Springfield\tUS\tAkashi\tJP\t
            """);
  }

  private static Ran run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = ComityProgram.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Ran(code, out.toString(), err.toString());
  }

  private Ran imported(String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "import",
                "--gazetteer",
                places.toString(),
                "--pairs",
                pairs.toString(),
                "--db",
                db));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void theStoryIsToldAndGoesOnWhereItEnded() {
    Ran first = run("story", "--db", db);
    Ran second = run("story", "--db", db);

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("Jincheon-gun has not approved the text yet")
        .contains("signed                   2002-04-09 -> signed")
        .contains("approved by Vallejo and Jincheon-gun, not signed yet")
        .contains("verified: nothing was changed");
    assertThat(second.code()).isZero();
    assertThat(second.out())
        .contains("On record since an earlier run: signed.", "already there  6");
    assertThat(first.out().lines()).allMatch(line -> line.length() <= 110);
  }

  @Test
  void anImportReportsEveryLineAndADryRunChangesNothing() throws IOException {
    Path report = folder.resolve("report.tsv");

    Ran dry = imported("--dry-run");
    Ran real = imported("--report", report.toString());
    Ran again = imported();

    assertThat(dry.out()).contains("added                 1", "nothing was changed");
    assertThat(real.code()).isZero();
    assertThat(real.out()).contains("added                 1", "ambiguous             1");
    assertThat(again.out()).contains("already there         1", "added                 0");
    assertThat(Files.readAllLines(report)).hasSize(3);
    assertThat(real.err()).isEmpty();
  }

  @Test
  void historyAndAsOfAnswerFromTheRegister() {
    imported();

    assertThat(run("history", "Vallejo", "--db", db).out())
        .contains("one partnership", "Akashi, JP");
    assertThat(run("history", "Vallejo, California", "akashi", "--db", db).out())
        .contains("taken over as partners");
    assertThat(run("as-of", "1970-01-01", "Vallejo", "--db", db).out()).contains("since 1968");
    assertThat(run("as-of", "1960-01-01", "Vallejo", "--db", db).out()).contains("no partnership");
    assertThat(
            run("as-of", "1970-01-01", "--known", "2000-01-01T00:00:00Z", "Vallejo", "--db", db)
                .out())
        .contains("no partnership");
    Ran unknown = run("history", "Atlantis", "--db", db);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("Atlantis");
  }

  @Test
  void whatIsExportedIsRestoredToTheSameFingerprint() {
    imported();
    String json = folder.resolve("register.json").toString();
    String other = "jdbc:h2:file:" + folder.resolve("other").toAbsolutePath();

    assertThat(run("export", json, "--db", db).code()).isZero();
    assertThat(run("restore", json, "--db", other).code()).isZero();

    assertThat(run("verify", "--db", other).out()).isEqualTo(run("verify", "--db", db).out());
    assertThat(run("export", folder.resolve("r.csv").toString(), "--db", db).code()).isZero();
    assertThat(run("export", folder.resolve("r.xml").toString(), "--db", db).code()).isEqualTo(2);
  }

  @Test
  void whatIsBackedUpIsRestoredIntoAnEmptyDatabaseOfAnySort() throws IOException {
    imported();
    String file = folder.resolve("register.comity").toString();
    String sqlite = "jdbc:sqlite:" + folder.resolve("copy.db").toAbsolutePath();
    String other = "jdbc:h2:file:" + folder.resolve("other").toAbsolutePath();

    Ran backup = run("backup", file, "--db", db);
    assertThat(backup.code()).as(backup.err()).isZero();
    assertThat(backup.out()).contains("Gazetteer  4 places of places.tsv", "Tenant     default");
    Ran restored = run("restore", file, "--db", sqlite);
    assertThat(restored.code()).as(restored.err()).isZero();
    assertThat(run("backup", file, "--db", sqlite).code()).isZero();
    assertThat(run("restore", file, "--db", other).code()).isZero();

    assertThat(run("verify", "--db", other).out()).isEqualTo(run("verify", "--db", db).out());
    assertThat(run("history", "Vallejo", "--db", other).out())
        .isEqualTo(run("history", "Vallejo", "--db", db).out());
    run("story", "--db", other);
    Ran refused = run("restore", file, "--db", other);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("holds entries of default").contains("empty storage");
    byte[] cut = java.util.Arrays.copyOf(Files.readAllBytes(Path.of(file)), 500);
    Files.write(Path.of(file), cut);
    assertThat(run("restore", file, "--db", other).code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:", "jdbc:sqlite:"})
  void aMistypedDatabaseIsNoEmptyRegister(String product) {
    imported();
    Path mistyped = folder.resolve("regsiter.db");
    String url = product + mistyped.toAbsolutePath();
    String file = folder.resolve("r.json").toString();

    for (Ran ran :
        List.of(
            run("verify", "--db", url),
            run("history", "Vallejo", "--db", url),
            run("as-of", "1970-01-01", "Vallejo", "--db", url),
            run("export", file, "--db", url),
            run("backup", file, "--db", url))) {
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains(url).contains("Maybe another --db").hasLineCount(1);
    }
    assertThat(folder.toFile().list((at, name) -> name.startsWith("regsiter"))).isEmpty();
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void aDatabaseOfSomebodyElseIsLeftAsItIs() throws SQLException {
    try (Connection connection = DriverManager.getConnection(db);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (id INTEGER)");
    }

    Ran verified = run("verify", "--db", db);

    assertThat(verified.code()).isEqualTo(2);
    assertThat(verified.err()).contains("there is no register in this database");
    try (Connection connection = DriverManager.getConnection(db);
        var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("TABLE_NAME")).isEqualTo("THEIRS");
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void tamperingIsFoundAndNamed() throws SQLException {
    imported();
    try (Connection connection = DriverManager.getConnection(db);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE comity_party SET country = 'FR' WHERE name = 'Vallejo'");
    }

    Ran verified = run("verify", "--db", db);

    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.out()).contains("WRONG", "comity_party", "column country is FR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"geonameid\tname\tlat\tlon\tcountry\n1\tX\tnorth\t2\tUS\n", "", "nothing here\n"})
  void aBadGazetteerIsOneLineAndNothingIsKept(String text) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.tsv"), text);

    Ran ran = run("import", "--gazetteer", bad.toString(), "--pairs", pairs.toString(), "--db", db);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains("bad.tsv");
    assertThat(run("verify", "--db", db).out()).contains("0 about 0 things");
  }

  @Test
  void anUnreadableLineIsNamedAndTheRestIsTaken() throws IOException {
    Files.writeString(pairs, Files.readString(pairs) + "Vallejo\tUS\tSpringfield\tUS\t1960s\n");

    Ran ran = imported();

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("pairs.tsv, line 4", "1960s");
    assertThat(ran.out()).contains("added                 1", "unreadable            1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"story", "import", "history", "as-of", "export", "restore", "backup", "verify"})
  void everySubCommandHelps(String command) {
    Ran ran = run(command, "--help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("Usage: comity " + command).contains("--db");
  }

  @Test
  void wrongWordsAreExitCodeTwo() {
    assertThat(run("improt").code()).isEqualTo(2);
    assertThat(run("import").code()).isEqualTo(2);
    assertThat(run().code()).isEqualTo(2);
    assertThat(run("as-of", "yesterday", "Vallejo").code()).isEqualTo(2);
    assertThat(run("verify", "--db", "jdbc:postgresql:x").code()).isEqualTo(2);
    assertThat(run("generate-completion").out()).contains("complete");
  }
}
