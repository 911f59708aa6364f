package dev.comity.examples.bench;

import dev.comity.journal.PartialDate;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Status;
import dev.comity.partnership.Vitality;
import dev.comity.party.CityId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What Comity reads, in hand-written JDBC: one transaction each, the same values as answers. */
final class PlainReads {

  private static final String TENANT = "default";

  private final DataSource source;
  private final Database database;

  PlainReads(DataSource source, Database database) {
    this.source = source;
    this.database = database;
  }

  Partnership find(PartnershipId id) throws SQLException {
    try (Connection connection = Database.begin(source)) {
      Partnership found = find(connection, id);
      connection.commit();
      return found;
    }
  }

  /** Without a transaction: one round trip, and no snapshot that a second statement could share. */
  Partnership findAlone(PartnershipId id) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return find(connection, id);
    }
  }

  private static Partnership find(Connection connection, PartnershipId id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT body FROM comity_partnership WHERE tenant = ? AND id = ?")) {
      select.setString(1, TENANT);
      select.setString(2, id.value().toString());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return PlainJson.partnership(rows.getString(1));
      }
    }
  }

  /** The columns only, for an application that can do without the rest. */
  List<String> columns(PartnershipId id) throws SQLException {
    try (Connection connection = Database.begin(source);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT version_no, first_city, second_city, partnership_kind, status, vitality,"
                    + " in_force_since FROM comity_partnership WHERE tenant = ? AND id = ?")) {
      select.setString(1, TENANT);
      select.setString(2, id.value().toString());
      List<String> columns = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        for (int i = 1; i <= 7; i++) {
          columns.add(rows.getString(i));
        }
      }
      connection.commit();
      return columns;
    }
  }

  /** Of the city and of those that were merged into it. */
  List<Partnership> of(CityId city) throws SQLException {
    try (Connection connection = Database.begin(source)) {
      List<String> family = family(connection, city);
      String marks = "?" + ", ?".repeat(family.size() - 1);
      List<Partnership> found = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT id, body FROM comity_partnership WHERE tenant = ? AND first_city IN ("
                  + marks
                  + ") UNION SELECT id, body FROM comity_partnership WHERE tenant = ?"
                  + " AND second_city IN ("
                  + marks
                  + ") ORDER BY id")) {
        int at = 0;
        for (int side = 0; side < 2; side++) {
          select.setString(++at, TENANT);
          for (String member : family) {
            select.setString(++at, member);
          }
        }
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            found.add(PlainJson.partnership(rows.getString(2)));
          }
        }
      }
      connection.commit();
      return found;
    }
  }

  private static List<String> family(Connection connection, CityId city) throws SQLException {
    List<String> family = new ArrayList<>(List.of(city.value().toString()));
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id FROM comity_party WHERE tenant = ? AND merged_into = ?")) {
      for (int i = 0; i < family.size(); i++) {
        select.setString(1, TENANT);
        select.setString(2, family.get(i));
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            family.add(rows.getString(1));
          }
        }
      }
    }
    return family;
  }

  List<Partnership> page(PartnershipId after, int limit) throws SQLException {
    try (Connection connection = Database.begin(source);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT body FROM comity_partnership WHERE tenant = ? AND id > ?"
                    + " ORDER BY tenant, id LIMIT ?")) {
      select.setString(1, TENANT);
      select.setString(2, after.value().toString());
      select.setInt(3, limit);
      List<Partnership> page = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(PlainJson.partnership(rows.getString(1)));
        }
      }
      connection.commit();
      return page;
    }
  }

  Optional<Partnership> asOf(PartnershipId id, LocalDate day, Instant known) throws SQLException {
    try (Connection connection = Database.begin(source);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT aggregate_id, entry_no, effective, recorded, event_type, payload"
                    + " FROM comity_event WHERE tenant = ? AND aggregate_id = ?"
                    + " AND aggregate_kind = 'partnership'"
                    + " ORDER BY tenant, aggregate_id, aggregate_kind, entry_no")) {
      select.setString(1, TENANT);
      select.setString(2, id.value().toString());
      List<Partnership> told = told(select, day, known);
      connection.commit();
      return told.stream().findFirst();
    }
  }

  /** All partnerships of a city and its predecessors as they were, by one join. */
  List<Partnership> asOf(CityId city, LocalDate day, Instant known) throws SQLException {
    try (Connection connection = Database.begin(source)) {
      List<String> family = family(connection, city);
      String marks = "?" + ", ?".repeat(family.size() - 1);
      String side =
          "SELECT e.aggregate_id, e.entry_no, e.effective, e.recorded, e.event_type, e.payload"
              + " FROM comity_partnership p JOIN comity_event e ON e.tenant = p.tenant"
              + " AND e.aggregate_id = p.id AND e.aggregate_kind = 'partnership'"
              + " WHERE p.tenant = ? AND p.";
      try (PreparedStatement select =
          connection.prepareStatement(
              side
                  + "first_city IN ("
                  + marks
                  + ") UNION "
                  + side
                  + "second_city IN ("
                  + marks
                  + ") ORDER BY aggregate_id, entry_no")) {
        int at = 0;
        for (int i = 0; i < 2; i++) {
          select.setString(++at, TENANT);
          for (String member : family) {
            select.setString(++at, member);
          }
        }
        List<Partnership> told = told(select, day, known);
        connection.commit();
        return told;
      }
    }
  }

  /** The fold of entries that come in order; the sample has no corrections. */
  private List<Partnership> told(PreparedStatement select, LocalDate day, Instant known)
      throws SQLException {
    Map<String, Partnership> told = new LinkedHashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(1);
        LocalDate effective = database.date(rows, 3);
        if (effective.isAfter(day) || database.instant(rows, 4).isAfter(known)) {
          continue;
        }
        Map<String, String> facts = PlainJson.facts(rows.getString(6));
        told.put(
            id,
            after(
                told.get(id),
                UUID.fromString(id),
                rows.getLong(2),
                effective,
                rows.getString(5),
                facts));
      }
    }
    return new ArrayList<>(told.values());
  }

  private static Partnership after(
      Partnership before,
      UUID id,
      long entry,
      LocalDate effective,
      String type,
      Map<String, String> facts) {
    return switch (type) {
      case "recorded" ->
          new Partnership(
              new PartnershipId(id),
              entry,
              Pair.of(
                  new CityId(UUID.fromString(facts.get("one"))),
                  new CityId(UUID.fromString(facts.get("other")))),
              facts.get("kind"),
              Status.parse(facts.get("status")),
              Vitality.UNTRIED,
              Optional.of(PartialDate.parse(facts.get("on"))),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              effective);
      case "activity" ->
          new Partnership(
              before.id(),
              entry,
              before.pair(),
              before.kind(),
              before.status(),
              Vitality.ACTIVE,
              before.inForceSince(),
              before.endedOn(),
              before.text(),
              before.approvals(),
              before.suspendedBy(),
              Optional.of(effective),
              before.references(),
              effective);
      default -> throw new IllegalArgumentException("What is " + type + "?");
    };
  }
}
