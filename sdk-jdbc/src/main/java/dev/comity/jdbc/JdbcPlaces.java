package dev.comity.jdbc;

import dev.comity.failure.DamagedRecordException;
import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The gazetteer in a unit of work. */
final class JdbcPlaces implements PlaceStore {

  private static final String WHAT = "places";

  private static final int PAGE = 2_000;

  /** No name holds a line break: GazetteerFile reads line by line. */
  private static final String BETWEEN_NAMES = "\n";

  /** Kilometres of a degree of latitude, a little less than it has anywhere. */
  private static final double KILOMETRES_OF_DEGREE = 110;

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final String gazetteer;
  private final String place;
  private final String placeName;

  /** What was asked for ahead by this port. */
  private final Map<Long, Optional<Place>> foreseen = new HashMap<>();

  private final Map<String, List<NamedPlace>> foreseenNames = new HashMap<>();

  JdbcPlaces(JdbcUnit unit, Session session, Dialect dialect, TableNames tables) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.gazetteer = tables.of("gazetteer");
    this.place = tables.of("place");
    this.placeName = tables.of("place_name");
  }

  @Override
  public Optional<Edition> edition() {
    unit.reading();
    session.sendBefore(gazetteer);
    return session.one(
        "the gazetteer",
        "SELECT * FROM " + gazetteer,
        row ->
            new Edition(
                row.getLong("edition_no"),
                row.getString("source"),
                row.getLong("places"),
                new Hash(row.getString("digest")),
                dialect.instant(row, "imported")));
  }

  @Override
  public Optional<Place> find(long id) {
    unit.reading();
    Optional<Place> known = foreseen.get(id);
    if (known != null) {
      return known;
    }
    session.sendBefore(place);
    return session.one(WHAT, "SELECT * FROM " + place + " WHERE id = ?", JdbcPlaces::read, id);
  }

  @Override
  public List<NamedPlace> named(String key) {
    unit.reading();
    List<NamedPlace> known = foreseenNames.get(key);
    if (known != null) {
      return known;
    }
    session.sendBefore(place, placeName);
    return session.query(
        WHAT,
        "SELECT p.*, n.main_name FROM "
            + placeName
            + " n JOIN "
            + place
            + " p ON p.id = n.place_id WHERE n.name_key = ? ORDER BY p.id",
        row -> new NamedPlace(read(row), row.getBoolean("main_name")),
        key);
  }

  /** Several small questions are quicker where the database is near. */
  @Override
  public void expect(Collection<Long> ids, Collection<String> keys) {
    unit.reading();
    if (dialect.isNear()) {
      return;
    }
    session.sendBefore(place, placeName);
    forget();
    List<Long> numbers = ids.stream().distinct().toList();
    numbers.forEach(it -> foreseen.put(it, Optional.empty()));
    Portions.each(
        numbers,
        some ->
            session
                .query(
                    WHAT,
                    "SELECT * FROM " + place + " WHERE id" + Portions.among(some),
                    JdbcPlaces::read,
                    some.toArray())
                .forEach(it -> foreseen.put(it.id(), Optional.of(it))));
    List<String> names = keys.stream().distinct().toList();
    names.forEach(it -> foreseenNames.put(it, new ArrayList<>()));
    Portions.each(names, this::lookAhead);
  }

  private void lookAhead(List<String> keys) {
    session.each(
        WHAT,
        "SELECT p.*, n.main_name, n.name_key FROM "
            + placeName
            + " n JOIN "
            + place
            + " p ON p.id = n.place_id WHERE n.name_key"
            + Portions.among(keys)
            + " ORDER BY p.id",
        row ->
            foreseenNames
                .computeIfAbsent(row.getString("name_key"), it -> new ArrayList<>())
                .add(new NamedPlace(read(row), row.getBoolean("main_name"))),
        keys.toArray());
  }

  private void forget() {
    foreseen.clear();
    foreseenNames.clear();
  }

  @Override
  public List<Place> around(Position centre, double kilometres) {
    unit.reading();
    if (!(kilometres >= 0)) {
      throw new IllegalArgumentException("A distance cannot be " + kilometres + " km. Maybe 25?");
    }
    session.sendBefore(place);
    long band = (long) Math.ceil(Math.min(kilometres / KILOMETRES_OF_DEGREE, 180) * 1e7) + 1;
    return session
        .query(
            WHAT,
            "SELECT * FROM " + place + " WHERE latitude_e7 BETWEEN ? AND ?",
            JdbcPlaces::read,
            centre.latitudeE7() - band,
            centre.latitudeE7() + band)
        .stream()
        .filter(it -> centre.kilometresTo(it.position()) <= kilometres)
        .sorted(
            Comparator.comparingDouble((Place it) -> centre.kilometresTo(it.position()))
                .thenComparingLong(Place::id))
        .toList();
  }

  @Override
  public void forEach(Consumer<? super Place> reader) {
    unit.reading();
    session.sendBefore(place);
    long after = 0;
    List<Place> page;
    do {
      page =
          session.query(
              WHAT,
              "SELECT * FROM " + place + " WHERE id > ? ORDER BY id LIMIT ?",
              JdbcPlaces::read,
              after,
              PAGE);
      for (Place it : page) {
        reader.accept(it);
        after = it.id();
      }
    } while (page.size() == PAGE);
  }

  @Override
  public void replaceAll(Edition edition, PlaceIndex places) {
    unit.writing();
    forget();
    edition()
        .ifPresent(
            before ->
                session.writeVersion(
                    gazetteer,
                    "DELETE FROM " + gazetteer + " WHERE edition_no = ?",
                    "the gazetteer",
                    before.number(),
                    before.number()));
    for (String table : List.of(placeName, place)) {
      session.write(table, "DELETE FROM " + table);
    }
    session.write(
        gazetteer,
        "INSERT INTO "
            + gazetteer
            + " (slot, edition_no, source, places, digest, imported, row_hash)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?)",
        edition.number(),
        edition.source(),
        edition.places(),
        edition.digest().text(),
        edition.imported(),
        rowHash(edition).text());
    places.forEach(this::insert);
    places.forEachName(this::insertName);
  }

  /**
   * In the order of their key, names fill the pages of their tree one after the other: measured on
   * H2, 1.6 times as fast as in the order of the places, and a third of the size.
   */
  private void insertName(String key, long id, boolean mainName) {
    session.write(
        placeName,
        "INSERT INTO " + placeName + " (name_key, place_id, main_name) VALUES (?, ?, ?)",
        key,
        id,
        mainName);
  }

  /** No entry of the journal holds all of it for every tenant, so the row vouches for itself. */
  static Hash rowHash(Edition it) {
    return Hash.of(
        Payload.builder()
            .number("edition", it.number())
            .text("source", it.source())
            .number("places", it.places())
            .text("digest", it.digest())
            .text("imported", it.imported())
            .build()
            .canonical());
  }

  private void insert(Place it) {
    session.write(
        place,
        "INSERT INTO "
            + place
            + " (id, name, ascii_name, other_names, latitude_e7, longitude_e7, country, region,"
            + " feature, population, time_zone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        it.id(),
        it.name(),
        it.asciiName(),
        String.join(BETWEEN_NAMES, it.otherNames()),
        it.position().latitudeE7(),
        it.position().longitudeE7(),
        it.country().letters(),
        it.region(),
        it.feature(),
        it.population(),
        it.timeZone());
  }

  static Place read(ResultSet row) throws SQLException {
    try {
      String others = row.getString("other_names");
      return new Place(
          row.getLong("id"),
          row.getString("name"),
          row.getString("ascii_name"),
          others.isEmpty() ? List.of() : List.of(others.split(BETWEEN_NAMES, -1)),
          new Position(row.getInt("latitude_e7"), row.getInt("longitude_e7")),
          CountryCode.of(row.getString("country")),
          Rows.maybe(row, "region"),
          row.getString("feature"),
          row.getLong("population"),
          row.getString("time_zone"));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "place " + row.getLong("id") + " cannot be read: " + e.getMessage(), e);
    }
  }
}
