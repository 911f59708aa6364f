package dev.comity.examples.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Status;
import dev.comity.party.CityId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * Two commands in hand-written JDBC that leave the very rows that Comity leaves: the same checks
 * against the same rows, the hash chain, the version, one transaction of the same isolation.
 */
final class PlainCommands {

  private static final String TENANT = "default";
  private static final String PARTY =
      "SELECT id, merged_into FROM comity_party WHERE tenant = ? AND ";

  private final DataSource source;
  private final Database database;
  private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

  PlainCommands(DataSource source, Database database) {
    this.source = source;
    this.database = database;
  }

  /** Proposes: both cities must be there and not merged, and nothing may stand between them. */
  PartnershipId propose(CityId one, CityId other, LocalDate on) throws SQLException {
    Pair pair = Pair.of(one, other);
    String id = ids.generate().toString();
    String first = pair.first().value().toString();
    String second = pair.second().value().toString();
    String openKey = first + " " + second + " sister-city";
    try (Connection connection = Database.begin(source)) {
      try {
        checkStanding(connection, first, second);
        checkNothingOpen(connection, openKey);
        String payload =
            PlainJson.object("kind", "sister-city", "on", on, "one", first, "other", second);
        insertEvent(connection, id, 1, on, now(), "proposed", payload, null);
        String body =
            PlainJson.object(
                "first",
                first,
                "id",
                id,
                "kind",
                "sister-city",
                "latest",
                on,
                "second",
                second,
                "status",
                "prospect",
                "version",
                1L,
                "vitality",
                "untried");
        try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO comity_partnership (tenant, id, version_no, first_city, second_city,"
                    + " partnership_kind, status, vitality, open_key, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
          insert.setString(1, TENANT);
          insert.setString(2, id);
          insert.setLong(3, 1);
          insert.setString(4, first);
          insert.setString(5, second);
          insert.setString(6, "sister-city");
          insert.setString(7, "prospect");
          insert.setString(8, "untried");
          insert.setString(9, openKey);
          insert.setString(10, body);
          insert.executeUpdate();
        }
        database.commit(connection);
        return PartnershipId.parse("partnership:" + id);
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** Both cities, and whatever was merged into either, since that would stand in the way too. */
  private static void checkStanding(Connection connection, String first, String second)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            String.join(
                " UNION ALL ",
                PARTY + "id = ?",
                PARTY + "id = ?",
                PARTY + "merged_into = ?",
                PARTY + "merged_into = ?"))) {
      for (int i = 0; i < 4; i++) {
        select.setString(2 * i + 1, TENANT);
        select.setString(2 * i + 2, i % 2 == 0 ? first : second);
      }
      int standing = 0;
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(2) == null) {
            standing++;
          }
        }
      }
      if (standing != 2) {
        throw new IllegalStateException("A city is not there, or no longer");
      }
    }
  }

  private static void checkNothingOpen(Connection connection, String openKey) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id FROM comity_partnership WHERE tenant = ? AND open_key = ?")) {
      select.setString(1, TENANT);
      select.setString(2, openKey);
      try (ResultSet rows = select.executeQuery()) {
        if (rows.next()) {
          throw new IllegalStateException("They are partners already");
        }
      }
    }
  }

  /** Notes an activity: the partnership must be signed, and its last entry is the one known. */
  void note(PartnershipId partnership, LocalDate on, String what) throws SQLException {
    String id = partnership.value().toString();
    try (Connection connection = Database.begin(source)) {
      try {
        Partnership before;
        String previous;
        Instant last;
        try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT p.body, e.hash, e.recorded FROM comity_partnership p JOIN comity_event e"
                    + " ON e.tenant = p.tenant AND e.aggregate_id = p.id"
                    + " AND e.aggregate_kind = 'partnership' AND e.entry_no = p.version_no"
                    + " WHERE p.tenant = ? AND p.id = ?")) {
          select.setString(1, TENANT);
          select.setString(2, id);
          try (ResultSet rows = select.executeQuery()) {
            rows.next();
            before = PlainJson.partnership(rows.getString(1));
            previous = rows.getString(2);
            last = database.instant(rows, 3);
          }
        }
        if (before.status() != Status.SIGNED || on.isBefore(before.latest())) {
          throw new IllegalStateException("Not now");
        }
        long entry = before.version() + 1;
        Instant now = now();
        String payload = PlainJson.object("on", PartialDate.of(on), "what", what);
        insertEvent(
            connection,
            id,
            entry,
            on,
            now.isBefore(last) ? last : now,
            "activity",
            payload,
            previous);
        String body =
            PlainJson.object(
                "first",
                before.pair().first().value(),
                "id",
                id,
                "inForceSince",
                before.inForceSince().orElseThrow(),
                "kind",
                before.kind(),
                "lastActivity",
                on,
                "latest",
                on,
                "second",
                before.pair().second().value(),
                "status",
                "signed",
                "version",
                entry,
                "vitality",
                "active");
        try (PreparedStatement update =
            connection.prepareStatement(
                "UPDATE comity_partnership SET version_no = ?, status = ?, vitality = ?, body = ?"
                    + " WHERE tenant = ? AND id = ? AND version_no = ?")) {
          update.setLong(1, entry);
          update.setString(2, "signed");
          update.setString(3, "active");
          update.setString(4, body);
          update.setString(5, TENANT);
          update.setString(6, id);
          update.setLong(7, before.version());
          if (update.executeUpdate() != 1) {
            throw new SQLException("Another one was faster");
          }
        }
        database.commit(connection);
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private void insertEvent(
      Connection connection,
      String aggregate,
      long entry,
      LocalDate effective,
      Instant recorded,
      String type,
      String payload,
      String previous)
      throws SQLException {
    String envelope =
        PlainJson.object(
            "actor",
            "system",
            "aggregate",
            aggregate,
            "effective",
            effective,
            "format",
            1L,
            "kind",
            "partnership",
            "payload",
            payload,
            "previous",
            previous,
            "recorded",
            recorded,
            "sequence",
            entry,
            "tenant",
            TENANT,
            "type",
            type);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO comity_event (tenant, aggregate_id, aggregate_kind, entry_no, effective,"
                + " recorded, actor, event_type, format_version, payload, previous_hash, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, TENANT);
      insert.setString(2, aggregate);
      insert.setString(3, "partnership");
      insert.setLong(4, entry);
      database.set(insert, 5, effective);
      database.set(insert, 6, recorded);
      insert.setString(7, "system");
      insert.setString(8, type);
      insert.setInt(9, 1);
      insert.setString(10, payload);
      insert.setString(11, previous);
      insert.setString(12, "sha-256:" + HexFormat.of().formatHex(sha256(envelope)));
      insert.executeUpdate();
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
