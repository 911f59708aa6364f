package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Submission;
import dev.comity.party.City;
import dev.comity.party.CityMerger;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.storage.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes any stored value behind our back is found, and what was changed is named. */
class TamperingTest {

  @TempDir Path folder;

  private DataSource source;
  private Comity comity;

  @BeforeEach
  void aSmallRegister() throws IOException {
    source = H2.inMemory();
    comity =
        Comity.on(JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build())
            .ids(UUID::randomUUID) // no id becomes another one by a change of its last letter
            .build();
    Path places =
        Files.writeString(
            folder.resolve("places.tsv"),
            """
            geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation\ttimezone
            5405380\tVallejo\tVallejo\tVLO\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253\tAmerica/Los_Angeles
            1846095\tChinch'ŏn\tChinch'on\tJincheon,진천\t36.85667\t127.44333\tKR\t05\tPPL\t60964\tAsia/Seoul
            """);
    comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(places))).orElseThrow();
    City vallejo = city("Vallejo", "US", 5405380);
    City jincheon = city("Jincheon-gun", "KR", 1846095);
    City old = city("Old Vallejo", "US", 1);
    comity
        .write(
            work ->
                work.cities()
                    .merge(new CityMerger(old.id(), vallejo.id(), LocalDate.of(1990, 1, 1))))
        .orElseThrow();
    Partnership it =
        comity
            .write(
                work ->
                    work.partnerships()
                        .propose(
                            new Proposal(
                                vallejo.id(), jincheon.id(), "sister-city", on("2001-11-27"))))
            .orElseThrow();
    Hash text = Hash.of("memorandum");
    comity
        .write(work -> work.partnerships().submit(new Submission(it.id(), on("2001-11-27"), text)))
        .orElseThrow();
    comity
        .write(
            work ->
                work.partnerships()
                    .approve(
                        new Approval(
                            it.id(),
                            on("2001-11-27"),
                            Resolution.of(vallejo.id(), "Council"),
                            text)))
        .orElseThrow();
    assertThat(comity.feed().after(0, 1)).isNotEmpty();
    assertThat(comity.verify().findings()).isEmpty();
  }

  private City city(String name, String country, long geonames) {
    CityProfile profile =
        CityProfile.of(name, CountryCode.of(country))
            .withOutsideIds(List.of(OutsideId.geonames(geonames)));
    return comity
        .write(work -> work.cities().register(new CityRegistration(profile)))
        .orElseThrow();
  }

  private static PartialDate on(String date) {
    return PartialDate.parse(date);
  }

  /** One stored value: table, column, row. */
  private record Cell(String table, String column, String type, long row) {
    String sql() {
      return switch (type) {
        case "BIGINT", "INTEGER" -> column + " = " + column + " + 1000";
        case "BOOLEAN" -> column + " = NOT " + column;
        case "DATE" -> column + " = DATEADD(DAY, 1, " + column + ")";
        case "TIMESTAMP WITH TIME ZONE" -> column + " = DATEADD(MICROSECOND, 1, " + column + ")";
        default ->
            column
                + " = CASE WHEN "
                + column
                + " IS NULL THEN 'x' WHEN "
                + column
                + " = '' THEN 'x' ELSE SUBSTRING("
                + column
                + ", 1, LENGTH("
                + column
                + ") - 1) || CASE WHEN RIGHT("
                + column
                + ", 1) = 'a' THEN 'b' ELSE 'a' END END";
      };
    }
  }

  private List<Cell> cells() throws SQLException {
    List<Cell> cells = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT table_name, column_name, data_type FROM information_schema.columns"
                    + " WHERE table_name LIKE 'COMITY\\_%' AND table_name <> 'COMITY_SCHEMA_STEP'"
                    + " ORDER BY table_name, ordinal_position")) {
      while (columns.next()) {
        for (long row : rows(connection, columns.getString(1))) {
          cells.add(
              new Cell(columns.getString(1), columns.getString(2), columns.getString(3), row));
        }
      }
    }
    return cells;
  }

  private static List<Long> rows(Connection connection, String table) throws SQLException {
    List<Long> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT _ROWID_ FROM " + table)) {
      while (found.next()) {
        rows.add(found.getLong(1));
      }
    }
    return rows;
  }

  @Test
  void everyTableHasCellsToTamperWith() throws SQLException {
    assertThat(cells().stream().map(Cell::table).distinct())
        .containsExactlyInAnyOrder(
            "COMITY_EVENT",
            "COMITY_FEED_HEAD",
            "COMITY_PARTY",
            "COMITY_PARTY_NAME",
            "COMITY_OUTSIDE_ID",
            "COMITY_PARTNERSHIP",
            "COMITY_GAZETTEER",
            "COMITY_PLACE",
            "COMITY_PLACE_NAME");
  }

  @TestFactory
  List<DynamicTest> aChangedValueIsFound() throws SQLException, IOException {
    aSmallRegister();
    return cells().stream()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.table() + "." + cell.column() + " row " + cell.row(),
                    () -> {
                      Hash fingerprint = comity.verify().fingerprint();

                      Verification found =
                          afterSql(
                              "UPDATE "
                                  + cell.table()
                                  + " SET "
                                  + cell.sql()
                                  + " WHERE _ROWID_ = "
                                  + cell.row());

                      assertThat(found.holds() && found.fingerprint().equals(fingerprint))
                          .isFalse();
                      if (!isMovedToAnotherTenant(cell)) {
                        assertThat(found.findings())
                            .isNotEmpty()
                            .allSatisfy(it -> assertThat(it.subject()).isNotBlank());
                      }
                    }))
        .toList();
  }

  /** An aggregate that is gone as a whole leaves no trace but the fingerprint. */
  private static boolean isMovedToAnotherTenant(Cell cell) {
    return cell.table().equals("COMITY_EVENT") && cell.column().equals("TENANT");
  }

  @TestFactory
  List<DynamicTest> aDeletedRowIsFound() throws SQLException, IOException {
    aSmallRegister();
    return cells().stream()
        .map(cell -> new Cell(cell.table(), "", "", cell.row()))
        .distinct()
        .map(
            cell ->
                DynamicTest.dynamicTest(
                    cell.table() + " row " + cell.row(),
                    () -> {
                      String before = comity.verify().fingerprint().text();

                      Verification found =
                          afterSql(
                              "DELETE FROM " + cell.table() + " WHERE _ROWID_ = " + cell.row());

                      assertThat(
                              found.findings().isEmpty()
                                  && found.fingerprint().text().equals(before))
                          .isFalse();
                    }))
        .toList();
  }

  /** Changes, verifies, and changes back: by a copy of the table, since keys may have changed. */
  private Verification afterSql(String sql) throws SQLException {
    String table = sql.replaceAll(".*(COMITY_\\w+).*", "$1");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE copied AS SELECT _ROWID_ AS r, t.* FROM " + table + " t");
      try {
        statement.execute(sql);
        return comity.verify();
      } finally {
        statement.execute("DELETE FROM " + table);
        String columns = columns(connection, table);
        statement.execute(
            "INSERT INTO "
                + table
                + " (_ROWID_, "
                + columns
                + ") SELECT r, "
                + columns
                + " FROM copied");
        statement.execute("DROP TABLE copied");
      }
    }
  }

  private static String columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = connection.getMetaData().getColumns(null, "PUBLIC", table, "%")) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }
    return String.join(", ", columns);
  }
}
