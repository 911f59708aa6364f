package dev.comity.jdbc;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceDigest;
import dev.comity.gazetteer.PlaceKey;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Finding;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipJson;
import dev.comity.party.Party;
import dev.comity.party.PartyJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Examines what only this adapter can see: that the columns and derived rows agree with the records
 * that they were made from, and that every row can be read at all. Reads every row once, and holds
 * none of them but the names of a gazetteer's places, which are as many as the world has.
 */
final class Inspection {

  private static final int PAGE = 1_000;

  private final Session session;
  private final Dialect dialect;
  private final TableNames tables;
  private final String tenant;
  private final List<Finding> findings = new ArrayList<>();

  Inspection(Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.session = session;
    this.dialect = dialect;
    this.tables = tables;
    this.tenant = tenant.name();
  }

  List<Finding> findings() {
    findings.clear();
    events();
    feed();
    parties();
    partnerships();
    gazetteer();
    return List.copyOf(findings);
  }

  private void events() {
    String table = tables.of("event");
    session.eachOfMany(
        table,
        "SELECT * FROM " + table + " WHERE tenant = ?",
        row -> {
          String key =
              row.getString("aggregate_kind")
                  + ":"
                  + row.getString("aggregate_id")
                  + " entry "
                  + row.getLong("entry_no");
          readable(
              table,
              key,
              () -> {
                UUID id = UUID.fromString(row.getString("aggregate_id"));
                expect(table, key, "aggregate_id", id.toString(), row.getString("aggregate_id"));
                new AggregateId(row.getString("aggregate_kind"), id);
                new Hash(row.getString("hash"));
                Rows.maybe(row, "previous_hash").ifPresent(Hash::new);
                String payload = row.getString("payload");
                expect(table, key, "payload", Payload.parse(payload).canonical(), payload);
                return true;
              });
        },
        tenant);
  }

  /** Positions run from 1 to that of the head, each once. */
  private void feed() {
    String head = tables.of("feed_head");
    Optional<Long> last =
        session.one(
            head,
            "SELECT last_position FROM " + head + " WHERE tenant = ?",
            row -> row.getLong(1),
            tenant);
    String table = tables.of("event");
    long[] expected = new long[] {1};
    session.eachOfMany(
        table,
        "SELECT aggregate_id, entry_no, feed_position FROM "
            + table
            + " WHERE tenant = ? AND feed_position IS NOT NULL ORDER BY tenant, feed_position",
        row -> {
          long found = row.getLong("feed_position");
          if (found != expected[0]) {
            String key = row.getString("aggregate_id") + " entry " + row.getLong("entry_no");
            add(table, key, "has feed position " + found + ", but the next is " + expected[0]);
          }
          expected[0] = found + 1;
        },
        tenant);
    if (expected[0] - 1 != last.orElse(0L)) {
      add(
          head,
          tenant,
          "column last_position is "
              + last.orElse(0L)
              + ", but the last position is "
              + (expected[0] - 1));
    }
  }

  /** By pages, and beside each page what was derived from it: none of it is held for long. */
  private void parties() {
    String after = "";
    int rows;
    do {
      Parties page = new Parties();
      session.each(
          tables.of("party"),
          "SELECT * FROM "
              + tables.of("party")
              + " WHERE tenant = ? AND id > ? ORDER BY tenant, id LIMIT "
              + PAGE,
          page::take,
          tenant,
          after);
      rows = page.rows;
      page.compare(after, rows == PAGE ? Optional.of(page.last) : Optional.empty());
      after = page.last;
    } while (rows == PAGE);
  }

  /** A page of parties, and the names and identifiers that they should have. */
  private final class Parties {

    private final Set<String> names = new HashSet<>();
    private final Set<String> outsideIds = new HashSet<>();
    private String last = "";
    private int rows;

    void take(ResultSet row) throws SQLException {
      rows++;
      last = row.getString("id");
      String table = tables.of("party");
      Optional<Party> read =
          body(table, row, json -> PartyJson.read(json), it -> PartyJson.write(it));
      if (read.isPresent()) {
        Party it = read.get();
        PartyColumns columns = PartyColumns.of(it);
        String key = columns.id();
        expect(table, key, "id", columns.id(), row.getString("id"));
        expect(table, key, "party_kind", columns.kind(), row.getString("party_kind"));
        expect(table, key, "version_no", it.version(), row.getLong("version_no"));
        expect(table, key, "name", columns.name(), row.getString("name"));
        expect(table, key, "country", columns.country(), row.getString("country"));
        expect(table, key, "merged_into", columns.mergedInto(), Rows.maybe(row, "merged_into"));
        columns.nameKeys().forEach(name -> names.add(name + " of " + key));
        columns.outsideIds().forEach(id -> outsideIds.add(id + " of " + key));
      }
    }

    void compare(String after, Optional<String> until) {
      derived(
          tables.of("party_name"),
          after,
          until,
          names,
          row -> row.getString("name_key") + " of " + row.getString("party_id"));
      derived(
          tables.of("outside_id"),
          after,
          until,
          outsideIds,
          row ->
              row.getString("scheme")
                  + ":"
                  + row.getString("id_value")
                  + " of "
                  + row.getString("party_id"));
    }
  }

  private void derived(
      String table,
      String after,
      Optional<String> until,
      Set<String> expected,
      Rows.Reader<String> key) {
    List<Object> values = new ArrayList<>(List.of(tenant, after));
    until.ifPresent(values::add);
    session.each(
        table,
        "SELECT * FROM "
            + table
            + " WHERE tenant = ? AND party_id > ?"
            + until.map(it -> " AND party_id <= ?").orElse(""),
        row -> {
          String found = key.read(row);
          if (!expected.remove(found)) {
            add(table, found, "belongs to no party as it stands");
          }
        },
        values.toArray());
    expected.stream().sorted().forEach(it -> add(table, it, "is missing"));
  }

  private void partnerships() {
    String table = tables.of("partnership");
    session.eachOfMany(
        table,
        "SELECT * FROM " + table + " WHERE tenant = ?",
        row -> {
          Optional<Partnership> read =
              body(table, row, PartnershipJson::read, PartnershipJson::write);
          if (read.isPresent()) {
            Partnership it = read.get();
            String key = it.id().value().toString();
            expect(table, key, "id", key, row.getString("id"));
            expect(table, key, "version_no", it.version(), row.getLong("version_no"));
            expect(
                table,
                key,
                "first_city",
                it.pair().first().value().toString(),
                row.getString("first_city"));
            expect(
                table,
                key,
                "second_city",
                it.pair().second().value().toString(),
                row.getString("second_city"));
            expect(table, key, "partnership_kind", it.kind(), row.getString("partnership_kind"));
            expect(table, key, "status", it.status().toString(), row.getString("status"));
            expect(table, key, "vitality", it.vitality().toString(), row.getString("vitality"));
            expect(
                table,
                key,
                "in_force_since",
                it.inForceSince().map(Object::toString),
                Rows.maybe(row, "in_force_since"));
            expect(
                table, key, "open_key", JdbcPartnerships.openKey(it), Rows.maybe(row, "open_key"));
          }
        },
        tenant);
  }

  private void gazetteer() {
    String table = tables.of("gazetteer");
    List<Edition> editions = new ArrayList<>();
    session.each(
        table,
        "SELECT * FROM " + table,
        row -> {
          String key = "edition " + row.getLong("edition_no");
          expect(table, key, "slot", 1, row.getInt("slot"));
          readable(table, key, () -> editions.add(edition(table, key, row)));
        });
    places(editions);
  }

  private Edition edition(String table, String key, ResultSet row) throws SQLException {
    Edition edition =
        new Edition(
            row.getLong("edition_no"),
            row.getString("source"),
            row.getLong("places"),
            new Hash(row.getString("digest")),
            dialect.instant(row, "imported"));
    String hash = JdbcPlaces.rowHash(edition).text();
    expect(table, key, "row_hash", hash, row.getString("row_hash"));
    return edition;
  }

  private void places(List<Edition> editions) {
    String table = tables.of("place");
    PlaceDigest digest = new PlaceDigest();
    Set<String> keys = new HashSet<>();
    long[] count = new long[1];
    session.eachOfMany(
        table,
        "SELECT * FROM " + table + " ORDER BY id",
        row -> {
          count[0]++;
          readable(
              table,
              row.getString("id"),
              () -> {
                Place it = JdbcPlaces.read(row);
                digest.add(it);
                for (PlaceKey key : it.keys()) {
                  keys.add(key.key() + " of " + it.id() + (key.mainName() ? " main" : ""));
                }
                return true;
              });
        });
    Optional<Edition> edition = editions.stream().findFirst();
    if (count[0] != edition.map(Edition::places).orElse(0L)) {
      add(table, count[0] + " rows", "the edition has another number of places");
    }
    if (edition.isPresent() && !edition.get().digest().equals(digest.hash())) {
      add(
          table,
          "edition " + edition.get().number(),
          "the places do not match the digest of the edition; one was changed");
    }
    placeNames(keys);
  }

  private void placeNames(Set<String> expected) {
    String table = tables.of("place_name");
    session.eachOfMany(
        table,
        "SELECT * FROM " + table,
        row -> {
          String found =
              row.getString("name_key")
                  + " of "
                  + row.getLong("place_id")
                  + (row.getBoolean("main_name") ? " main" : "");
          if (!expected.remove(found)) {
            add(table, found, "belongs to no place as it stands");
          }
        });
    expected.stream().sorted().forEach(it -> add(table, it, "is missing"));
  }

  private <T> Optional<T> body(
      String table, ResultSet row, Function<Payload, T> reader, Function<T, Payload> writer)
      throws SQLException {
    String id = row.getString("id");
    return readable(
        table,
        id,
        () -> {
          T read = reader.apply(Payload.parse(row.getString("body")));
          expect(table, id, "body", writer.apply(read).canonical(), row.getString("body"));
          return read;
        });
  }

  /** What can fail because a row was changed by hand. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws SQLException;
  }

  private <T> Optional<T> readable(String table, String key, Reading<T> reading)
      throws SQLException {
    try {
      return Optional.of(reading.read());
    } catch (RuntimeException e) {
      add(table, key, "cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void expect(String table, String key, String column, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      add(table, key, "column " + column + " is " + found + ", but the record says " + expected);
    }
  }

  private void add(String table, String key, String fault) {
    findings.add(new Finding("table " + table + ", " + key, fault));
  }
}
