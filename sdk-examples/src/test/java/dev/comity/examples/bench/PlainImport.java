package dev.comity.examples.bench;

import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of a gazetteer by plain batches of a thousand, in one transaction. */
final class PlainImport {

  private static final int BATCH = 1_000;

  /** A row of the table of names. */
  private record Name(String key, long place, boolean main) {}

  private final DataSource source;
  private final List<Place> places = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();

  PlainImport(DataSource source) {
    this.source = source;
  }

  /** Reads a file with a header, whose columns it knows, and folds and sorts the names. */
  void read(Path file) throws IOException {
    places.clear();
    names.clear();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Place place = PlainPlace.of(line.split("\t", -1));
        places.add(place);
        for (PlaceKey key : place.keys()) {
          names.add(new Name(key.key(), place.id(), key.mainName()));
        }
      }
    }
    names.sort(Comparator.comparing(Name::key).thenComparingLong(Name::place));
  }

  Object batch() throws SQLException {
    try (Connection connection = Database.begin(source)) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO comity_place (id, name, ascii_name, other_names, latitude_e7,"
                  + " longitude_e7, country, region, feature, population, time_zone)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        int waiting = 0;
        for (Place it : places) {
          insert.setLong(1, it.id());
          insert.setString(2, it.name());
          insert.setString(3, it.asciiName());
          insert.setString(4, String.join("\n", it.otherNames()));
          insert.setInt(5, it.position().latitudeE7());
          insert.setInt(6, it.position().longitudeE7());
          insert.setString(7, it.country().letters());
          insert.setString(8, it.region().orElse(null));
          insert.setString(9, it.feature());
          insert.setLong(10, it.population());
          insert.setString(11, it.timeZone());
          insert.addBatch();
          if (++waiting % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO comity_place_name (name_key, place_id, main_name) VALUES (?, ?, ?)")) {
        int waiting = 0;
        for (Name it : names) {
          insert.setString(1, it.key());
          insert.setLong(2, it.place());
          insert.setBoolean(3, it.main());
          insert.addBatch();
          if (++waiting % BATCH == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      connection.commit();
    }
    return names.size();
  }

  /** PostgreSQL's own way, which only its own driver has. */
  Object copy() throws SQLException, IOException {
    try (Connection connection = Database.begin(source)) {
      CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
      StringBuilder text = new StringBuilder();
      for (Place it : places) {
        text.append(it.id()).append('\t').append(it.name()).append('\t').append(it.asciiName());
        text.append('\t').append(String.join("\\n", it.otherNames()));
        text.append('\t').append(it.position().latitudeE7());
        text.append('\t').append(it.position().longitudeE7());
        text.append('\t').append(it.country().letters());
        text.append('\t').append(it.region().orElse("\\N")).append('\t').append(it.feature());
        text.append('\t').append(it.population()).append('\t').append(it.timeZone()).append('\n');
      }
      copying.copyIn("COPY comity_place FROM STDIN", new StringReader(text.toString()));
      text.setLength(0);
      for (Name it : names) {
        text.append(it.key()).append('\t').append(it.place()).append('\t').append(it.main());
        text.append('\n');
      }
      copying.copyIn("COPY comity_place_name FROM STDIN", new StringReader(text.toString()));
      connection.commit();
    }
    return names.size();
  }

  /** Takes away what the one before wrote. */
  void empty() throws SQLException {
    try (Connection connection = Database.begin(source);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("place_name", "place", "gazetteer")) {
        statement.execute("DELETE FROM comity_" + table);
      }
      connection.commit();
    }
  }
}
