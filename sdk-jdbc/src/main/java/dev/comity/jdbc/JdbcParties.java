package dev.comity.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.comity.failure.ConflictException;
import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyJson;
import dev.comity.party.PartyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parties of one tenant in a unit of work. */
final class JdbcParties implements PartyStore {

  private static final String WHAT = "parties";
  private static final int REMEMBERED = 20_000;

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final String tenant;
  private final String party;
  private final String partyName;
  private final String outsideId;
  private final String select;

  /** What still waits to be sent is found here, so that finding does not send. */
  private final Map<PartyId, Party> waiting = new HashMap<>();

  private final Map<OutsideId, Party> waitingByOutsideId = new HashMap<>();

  /** What was asked for ahead, until this unit writes a party that it is about. */
  private final Map<OutsideId, Optional<Party>> foreseen = new HashMap<>();

  /** What this unit wrote and sent last: an import that makes a city comes back to it. */
  private final Map<PartyId, Party> written =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PartyId, Party> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Whether any city of the snapshot was merged; empty as long as it was not looked for. */
  private Optional<Boolean> anyMerged = Optional.empty();

  private boolean looked;

  JdbcParties(JdbcUnit unit, Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.tenant = tenant.name();
    this.party = tables.of("party");
    this.partyName = tables.of("party_name");
    this.outsideId = tables.of("outside_id");
    this.select = "SELECT p.id, p.body FROM " + party + " p";
    session.afterSending(
        () -> {
          written.putAll(waiting);
          waiting.clear();
          waitingByOutsideId.clear();
        });
  }

  @Override
  public Optional<Party> find(PartyId id) {
    unit.reading();
    Party own = own(id);
    return own != null
        ? Optional.of(own)
        : session
            .one(
                WHAT,
                select + " WHERE p.tenant = ? AND p.id = ?",
                JdbcParties::read,
                tenant,
                id.value().toString())
            .filter(it -> it.id().equals(id));
  }

  private @Nullable Party own(PartyId id) {
    return waiting.getOrDefault(id, written.get(id));
  }

  @Override
  public Optional<Party> find(OutsideId id) {
    unit.reading();
    Party own = waitingByOutsideId.get(id);
    if (own != null) {
      return Optional.of(own);
    }
    Optional<Party> known = foreseen.get(id);
    return known != null
        ? known
        : session.one(
            WHAT,
            select
                + " WHERE p.tenant = ? AND p.id = (SELECT o.party_id FROM "
                + outsideId
                + " o WHERE o.tenant = ? AND o.scheme = ? AND o.id_value = ?)",
            JdbcParties::read,
            tenant,
            tenant,
            id.scheme(),
            id.value());
  }

  /** Several small questions are quicker where the database is near. */
  @Override
  public void expect(Collection<OutsideId> ids) {
    unit.reading();
    if (dialect.isNear()) {
      return;
    }
    session.sendBefore(party, outsideId);
    foreseen.clear();
    ids.forEach(it -> foreseen.put(it, Optional.empty()));
    Map<String, List<String>> values =
        ids.stream()
            .distinct()
            .collect(groupingBy(OutsideId::scheme, mapping(OutsideId::value, toList())));
    values.forEach(
        (scheme, all) -> {
          Portions.each(all, some -> expect(scheme, some));
        });
  }

  private void expect(String scheme, List<String> values) {
    List<Object> parameters = new ArrayList<>(List.of(tenant, scheme));
    parameters.addAll(values);
    session.each(
        WHAT,
        "SELECT p.id, p.body, o.id_value FROM "
            + outsideId
            + " o JOIN "
            + party
            + " p ON p.tenant = o.tenant AND p.id = o.party_id"
            + " WHERE o.tenant = ? AND o.scheme = ? AND o.id_value"
            + Portions.among(values),
        row -> foreseen.put(new OutsideId(scheme, row.getString(3)), Optional.of(read(row))),
        parameters.toArray());
  }

  @Override
  public List<Party> named(String key) {
    unit.reading();
    session.sendBefore(party, partyName);
    return session.query(
        WHAT,
        select
            + " JOIN "
            + partyName
            + " n ON n.tenant = p.tenant AND n.party_id = p.id"
            + " WHERE n.tenant = ? AND n.name_key = ? ORDER BY p.id",
        JdbcParties::read,
        tenant,
        key);
  }

  @Override
  public List<City> mergedInto(CityId city) {
    unit.reading();
    if (waiting.values().stream().anyMatch(it -> isMergedInto(it, city))) {
      session.send();
    }
    if (!mayAnyBeMerged()) {
      return List.of();
    }
    return session
        .query(
            WHAT,
            select
                + " WHERE p.tenant = ? AND p.merged_into = ?"
                + " ORDER BY p.tenant, p.merged_into, p.id",
            JdbcParties::read,
            tenant,
            city.value().toString())
        .stream()
        .map(City.class::cast)
        .toList();
  }

  @Override
  public List<City> withMerged(Collection<CityId> cities) {
    unit.reading();
    if (cities.isEmpty() || dialect.isNear()) {
      return PartyStore.super.withMerged(cities);
    }
    boolean merged = mayAnyBeMerged();
    if (merged && waiting.values().stream().anyMatch(it -> isMerged(it))) {
      session.send();
    }
    List<Party> found = new ArrayList<>();
    Portions.each(List.copyOf(cities), some -> addWithMerged(some, merged, found));
    return found.stream()
        .filter(City.class::isInstance)
        .map(City.class::cast)
        .distinct()
        .sorted(BY_ID)
        .toList();
  }

  private void addWithMerged(List<CityId> cities, boolean merged, List<Party> found) {
    List<String> unknown = new ArrayList<>();
    for (CityId id : cities) {
      Party own = own(id);
      if (own == null) {
        unknown.add(id.value().toString());
      } else {
        found.add(own);
      }
    }
    List<String> queries = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (!unknown.isEmpty()) {
      queries.add(among("id", unknown, values));
    }
    if (merged) {
      List<String> all = cities.stream().map(it -> it.value().toString()).toList();
      queries.add(among("merged_into", all, values));
    }
    if (!queries.isEmpty()) {
      String sql = String.join(" UNION ALL ", queries);
      found.addAll(session.query(WHAT, sql, JdbcParties::read, values.toArray()));
    }
  }

  private String among(String column, List<String> ids, List<Object> values) {
    values.add(tenant);
    values.addAll(ids);
    return select + " WHERE p.tenant = ? AND p." + column + Portions.among(ids);
  }

  /**
   * Mergers are rare, and a unit that asks again asks often: one look tells that there are none.
   */
  private boolean mayAnyBeMerged() {
    boolean first = !looked;
    looked = true;
    return first || isAnyMerged();
  }

  private boolean isAnyMerged() {
    if (anyMerged.isEmpty()) {
      anyMerged =
          Optional.of(
              session
                  .one(
                      WHAT,
                      "SELECT p.id FROM "
                          + party
                          + " p WHERE p.tenant = ? AND p.merged_into > ''"
                          + " ORDER BY p.tenant, p.merged_into, p.id LIMIT 1",
                      row -> row.getString("id"),
                      tenant)
                  .isPresent());
    }
    return anyMerged.get();
  }

  private static boolean isMerged(Party it) {
    return it instanceof City city && city.mergedInto().isPresent();
  }

  private static boolean isMergedInto(Party it, CityId into) {
    return it instanceof City city && city.mergedInto().equals(Optional.of(into));
  }

  @Override
  public void insert(Party it) {
    unit.write(
        () -> {
          if (waiting.containsKey(it.id())) {
            throw new ConflictException(it.id() + " is taken.");
          }
          PartyColumns columns = PartyColumns.of(it);
          session.write(
              party,
              "INSERT INTO "
                  + party
                  + " (tenant, id, party_kind, version_no, name, country, merged_into, body)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              tenant,
              columns.id(),
              columns.kind(),
              it.version(),
              columns.name(),
              columns.country(),
              columns.mergedInto(),
              columns.body());
          index(it, columns);
          columns.outsideIds().forEach(foreseen::remove);
        });
  }

  @Override
  public void update(Party it, long expected) {
    unit.write(
        () -> {
          PartyColumns columns = PartyColumns.of(it);
          session.writeVersion(
              party,
              "UPDATE "
                  + party
                  + " SET version_no = ?, name = ?, country = ?, merged_into = ?, body = ?"
                  + " WHERE tenant = ? AND id = ? AND party_kind = ? AND version_no = ?",
              it.id().toString(),
              expected,
              it.version(),
              columns.name(),
              columns.country(),
              columns.mergedInto(),
              columns.body(),
              tenant,
              columns.id(),
              columns.kind(),
              expected);
          for (String table : List.of(partyName, outsideId)) {
            session.write(
                table,
                "DELETE FROM " + table + " WHERE tenant = ? AND party_id = ?",
                tenant,
                columns.id());
          }
          index(it, columns);
          foreseen.clear();
          session.send(); // a removed identifier must not be found among those that wait
        });
  }

  private void index(Party it, PartyColumns columns) {
    for (String key : columns.nameKeys()) {
      session.write(
          partyName,
          "INSERT INTO " + partyName + " (tenant, name_key, party_id) VALUES (?, ?, ?)",
          tenant,
          key,
          columns.id());
    }
    for (OutsideId id : columns.outsideIds()) {
      if (waitingByOutsideId.containsKey(id)) {
        throw new ConflictException(id + " is taken.");
      }
      session.write(
          outsideId,
          "INSERT INTO " + outsideId + " (tenant, scheme, id_value, party_id) VALUES (?, ?, ?, ?)",
          tenant,
          id.scheme(),
          id.value(),
          columns.id());
    }
    if (columns.mergedInto().isPresent()) {
      anyMerged = Optional.of(true);
    }
    waiting.put(it.id(), it);
    columns.outsideIds().forEach(id -> waitingByOutsideId.put(id, it));
  }

  @Override
  public List<Party> page(Optional<PartyId> after, int limit) {
    unit.reading();
    Limits.check(limit);
    session.sendBefore(party);
    return session.query(
        WHAT,
        select + " WHERE p.tenant = ? AND p.id > ? ORDER BY p.tenant, p.id LIMIT ?",
        JdbcParties::read,
        tenant,
        after.map(id -> id.value().toString()).orElse(""),
        limit);
  }

  private static Party read(ResultSet row) throws SQLException {
    try {
      return PartyJson.read(Payload.parse(row.getString(2)));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "party " + row.getString(1) + " cannot be read: " + e.getMessage(), e);
    }
  }
}
