package dev.comity.jdbc;

import dev.comity.Comity;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.register.ImportReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Measures the two imports on an H2 file against a plain JDBC batch of the very rows that they
 * leave, in turn, in one JVM, and prints each round and the median of the ratios.
 *
 * <p>Arguments: a gazetteer, a list of pairs, and the number of rounds.
 */
final class ImportRatio {

  private static final List<String> GAZETTEER = List.of("gazetteer", "place", "place_name");
  private static final List<String> REGISTER =
      List.of("event", "party", "party_name", "outside_id", "partnership");

  private ImportRatio() {}

  public static void main(String[] args) throws Exception {
    Path gazetteer = Path.of(args[0]);
    Path pairs = Path.of(args[1]);
    int rounds = Integer.parseInt(args[2]);
    PlaceIndex read = GazetteerFile.at(gazetteer).index();
    System.out.println(read.size() + " places");
    List<Double> places = new ArrayList<>();
    List<Double> register = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Path folder = Files.createTempDirectory("ratio");
      DataSource ours = database(folder, "ours");
      Comity comity = Comity.on(JdbcStorage.on(ours).build()).build();

      long start = System.nanoTime();
      comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(gazetteer))).orElseThrow();
      double importing = seconds(start);
      start = System.nanoTime();
      ImportReport report =
          comity.write(work -> work.register().importPairs(pairs, count -> {})).orElseThrow();
      double taking = seconds(start);

      DataSource plain = database(folder, "plain");
      double batch = copy(ours, plain, GAZETTEER);
      double rows = copy(ours, plain, REGISTER);
      places.add(importing / batch);
      register.add(taking / rows);
      System.out.printf(
          "round %d: gazetteer %.2f s, plain batch %.2f s, ratio %.2f; pairs %.2f s, plain batch"
              + " %.2f s, ratio %.2f %s%n",
          round, importing, batch, importing / batch, taking, rows, taking / rows, report.counts());
      delete(folder);
    }
    System.out.printf(
        "median ratio: gazetteer %.2f, pairs %.2f%n", median(places), median(register));
  }

  private static DataSource database(Path folder, String name) {
    DataSource source = H2.at("jdbc:h2:file:" + folder.resolve(name) + ";DB_CLOSE_DELAY=-1");
    JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
    return source;
  }

  /** Writes every row in batches of 1,000 in one transaction, in the order in which they lie. */
  private static double copy(DataSource from, DataSource to, List<String> tables)
      throws SQLException {
    Map<String, List<Object[]>> all = new LinkedHashMap<>();
    try (Connection connection = from.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found =
            statement.executeQuery("SELECT * FROM comity_" + table + " ORDER BY _ROWID_")) {
          int columns = found.getMetaData().getColumnCount();
          while (found.next()) {
            Object[] row = new Object[columns];
            for (int i = 0; i < columns; i++) {
              row[i] = found.getObject(i + 1);
            }
            rows.add(row);
          }
        }
        all.put(table, rows);
      }
    }
    long start = System.nanoTime();
    try (Connection connection = to.getConnection()) {
      connection.setAutoCommit(false);
      for (var table : all.entrySet()) {
        insert(connection, table.getKey(), table.getValue());
      }
      connection.commit();
    }
    return seconds(start);
  }

  private static void insert(Connection connection, String table, List<Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String[] marks = new String[rows.get(0).length];
    Arrays.fill(marks, "?");
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO comity_" + table + " VALUES (" + String.join(", ", marks) + ")")) {
      int waiting = 0;
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
        if (++waiting % 1_000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> ratios) {
    return ratios.stream().sorted().toList().get(ratios.size() / 2);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
