package dev.comity.examples.bench;

import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipJson;
import dev.comity.party.City;
import dev.comity.party.NameKey;
import dev.comity.party.OutsideId;
import dev.comity.party.PartyJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes a sample's rows by plain batches. */
final class Loader implements AutoCloseable {

  private static final String TENANT = TenantId.DEFAULT.name();
  private static final int BATCH = 1_000;

  private final Connection connection;
  private final Database database;
  private final PreparedStatement event;
  private final PreparedStatement party;
  private final PreparedStatement name;
  private final PreparedStatement outsideId;
  private final PreparedStatement partnership;
  private long position;
  private int waiting;

  /**
   * Begins.
   *
   * @param position the last position in the feed that is given
   */
  Loader(Connection connection, Database database, long position) throws SQLException {
    this.connection = connection;
    this.database = database;
    this.position = position;
    this.event =
        connection.prepareStatement(
            "INSERT INTO comity_event (tenant, aggregate_id, aggregate_kind, entry_no, effective,"
                + " recorded, actor, event_type, format_version, payload, previous_hash, hash,"
                + " feed_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.party =
        connection.prepareStatement(
            "INSERT INTO comity_party (tenant, id, party_kind, version_no, name, country, body)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.name =
        connection.prepareStatement(
            "INSERT INTO comity_party_name (tenant, name_key, party_id) VALUES (?, ?, ?)");
    this.outsideId =
        connection.prepareStatement(
            "INSERT INTO comity_outside_id (tenant, scheme, id_value, party_id)"
                + " VALUES (?, ?, ?, ?)");
    this.partnership =
        connection.prepareStatement(
            "INSERT INTO comity_partnership (tenant, id, version_no, first_city, second_city,"
                + " partnership_kind, status, vitality, in_force_since, open_key, body)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /** Writes the cities of a ring and their partnerships; commits as it goes. */
  void load(Sample sample) throws SQLException {
    for (int c = sample.first(); c < sample.end(); c++) {
      Sample.Told<City> told = Sample.toldCity(c);
      add(told.state());
      add(told);
    }
    int times = Sample.PARTNERSHIPS_OF_A_CITY;
    for (int p = sample.first() * times; p < sample.end() * times; p++) {
      Sample.Told<Partnership> told = sample.toldPartnership(p);
      add(told.state());
      add(told);
    }
    send();
    try (PreparedStatement head =
        connection.prepareStatement("DELETE FROM comity_feed_head WHERE tenant = ?")) {
      head.setString(1, TENANT);
      head.executeUpdate();
    }
    try (PreparedStatement head =
        connection.prepareStatement(
            "INSERT INTO comity_feed_head (tenant, last_position) VALUES (?, ?)")) {
      head.setString(1, TENANT);
      head.setLong(2, position);
      head.executeUpdate();
    }
    connection.commit();
  }

  long position() {
    return position;
  }

  private void add(Sample.Told<?> told) throws SQLException {
    for (Event it : told.events()) {
      event.setString(1, TENANT);
      event.setString(2, it.aggregate().value().toString());
      event.setString(3, it.aggregate().kind());
      event.setLong(4, it.sequence());
      database.set(event, 5, it.effective());
      database.set(event, 6, it.recorded());
      event.setString(7, it.actor());
      event.setString(8, it.type());
      event.setInt(9, it.format());
      event.setString(10, it.payload());
      event.setString(11, it.previous().map(Hash::text).orElse(null));
      event.setString(12, it.hash().text());
      event.setLong(13, ++position);
      event.addBatch();
    }
    if (++waiting >= BATCH) {
      send();
    }
  }

  private void add(City it) throws SQLException {
    String id = it.id().value().toString();
    party.setString(1, TENANT);
    party.setString(2, id);
    party.setString(3, "city");
    party.setLong(4, it.version());
    party.setString(5, it.name());
    party.setString(6, it.profile().country().letters());
    party.setString(7, PartyJson.write(it).canonical());
    party.addBatch();
    name.setString(1, TENANT);
    name.setString(2, NameKey.of(it.name()));
    name.setString(3, id);
    name.addBatch();
    for (OutsideId outside : it.profile().outsideIds()) {
      outsideId.setString(1, TENANT);
      outsideId.setString(2, outside.scheme());
      outsideId.setString(3, outside.value());
      outsideId.setString(4, id);
      outsideId.addBatch();
    }
  }

  private void add(Partnership it) throws SQLException {
    String one = it.pair().first().value().toString();
    String other = it.pair().second().value().toString();
    partnership.setString(1, TENANT);
    partnership.setString(2, it.id().value().toString());
    partnership.setLong(3, it.version());
    partnership.setString(4, one);
    partnership.setString(5, other);
    partnership.setString(6, it.kind());
    partnership.setString(7, it.status().toString());
    partnership.setString(8, it.vitality().toString());
    partnership.setString(9, it.inForceSince().orElseThrow().toString());
    partnership.setString(10, one + " " + other + " " + it.kind());
    partnership.setString(11, PartnershipJson.write(it).canonical());
    partnership.addBatch();
  }

  private void send() throws SQLException {
    for (PreparedStatement it : new PreparedStatement[] {party, name, outsideId, partnership}) {
      it.executeBatch();
    }
    event.executeBatch();
    connection.commit();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement it :
        new PreparedStatement[] {event, party, name, outsideId, partnership}) {
      it.close();
    }
  }
}
