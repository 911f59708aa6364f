package dev.comity.jdbc;

import dev.comity.failure.ConflictException;
import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.Event;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipJson;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Status;
import dev.comity.party.CityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The partnerships of one tenant in a unit of work. */
final class JdbcPartnerships implements PartnershipStore {

  private static final String WHAT = "partnerships";

  /** What {@link #read} reads. */
  private static final String IT = "id, body";

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final JdbcJournal journal;
  private final String tenant;
  private final String table;
  private final String event;

  /** What still waits to be sent is found here, so that finding does not send. */
  private final Map<PartnershipId, Partnership> waiting = new HashMap<>();

  /** For each pair and kind that a waiting row touches: the open partnership, or that none is. */
  private final Map<String, Optional<Partnership>> waitingOpen = new HashMap<>();

  /** What was asked for ahead, until this unit writes a partnership of the pair and kind. */
  private final Map<String, Optional<Partnership>> foreseen = new HashMap<>();

  private boolean updatesWait;

  JdbcPartnerships(
      JdbcUnit unit,
      Session session,
      Dialect dialect,
      JdbcJournal journal,
      TableNames tables,
      TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.journal = journal;
    this.tenant = tenant.name();
    this.table = tables.of("partnership");
    this.event = tables.of("event");
    session.afterSending(
        () -> {
          waiting.clear();
          waitingOpen.clear();
          updatesWait = false;
        });
  }

  @Override
  public Optional<Partnership> find(PartnershipId id) {
    unit.reading();
    Partnership own = waiting.get(id);
    if (own != null) {
      return Optional.of(own);
    }
    return unit.mayWrite() ? findWithHead(id) : findAlone(id);
  }

  private Optional<Partnership> findAlone(PartnershipId id) {
    return session.one(
        WHAT,
        "SELECT " + IT + " FROM " + table + " WHERE tenant = ? AND id = ?",
        JdbcPartnerships::read,
        tenant,
        id.value().toString());
  }

  /** Whoever goes on to write needs the entry to which the next one is linked. */
  private Optional<Partnership> findWithHead(PartnershipId id) {
    return session.one(
        WHAT,
        "SELECT p.id, p.body, "
            + JdbcJournal.columns("e")
            + " FROM "
            + table
            + " p LEFT JOIN "
            + event
            + " e ON e.tenant = p.tenant AND e.aggregate_id = p.id AND e.aggregate_kind = ?"
            + " AND e.entry_no = p.version_no WHERE p.tenant = ? AND p.id = ?",
        row -> {
          if (row.getString(3) != null) {
            journal.isLast(journal.read(row, 2));
          }
          return read(row);
        },
        id.aggregate().kind(),
        tenant,
        id.value().toString());
  }

  @Override
  public Optional<Partnership> findOpen(Pair pair, String kind) {
    unit.reading();
    String key = openKey(pair, kind);
    Optional<Partnership> own = waitingOpen.get(key);
    Optional<Partnership> known = own != null ? own : foreseen.get(key);
    return known != null
        ? known
        : session
            .one(
                WHAT,
                "SELECT " + IT + " FROM " + table + " WHERE tenant = ? AND open_key = ?",
                JdbcPartnerships::read,
                tenant,
                key)
            .filter(it -> !waiting.containsKey(it.id())); // what waits has another key by now
  }

  /** Several small questions are quicker where the database is near. */
  @Override
  public void expectOpen(Collection<Pair> pairs, String kind) {
    unit.reading();
    if (dialect.isNear()) {
      return;
    }
    session.sendBefore(table);
    foreseen.clear();
    List<String> keys = pairs.stream().map(it -> openKey(it, kind)).distinct().toList();
    keys.forEach(it -> foreseen.put(it, Optional.empty()));
    Portions.each(keys, this::lookAhead);
  }

  private void lookAhead(List<String> openKeys) {
    List<Object> values = new ArrayList<>(List.of(tenant));
    values.addAll(openKeys);
    String among = Portions.among(openKeys);
    session
        .query(
            WHAT,
            "SELECT " + IT + " FROM " + table + " WHERE tenant = ? AND open_key" + among,
            JdbcPartnerships::read,
            values.toArray())
        .forEach(it -> foreseen.put(openKey(it.pair(), it.kind()), Optional.of(it)));
  }

  static String openKey(Pair pair, String kind) {
    return pair.first().value() + " " + pair.second().value() + " " + kind;
  }

  static Optional<String> openKey(Partnership it) {
    return it.isOpen() ? Optional.of(openKey(it.pair(), it.kind())) : Optional.empty();
  }

  @Override
  public void insert(Partnership it) {
    unit.write(
        () -> {
          if (waiting.containsKey(it.id())) {
            throw new ConflictException(it.id() + " is taken.");
          }
          session.write(
              table,
              "INSERT INTO "
                  + table
                  + " (tenant, id, version_no, first_city, second_city, partnership_kind, status,"
                  + " vitality, in_force_since, open_key, body)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              tenant,
              it.id().value().toString(),
              it.version(),
              it.pair().first().value().toString(),
              it.pair().second().value().toString(),
              it.kind(),
              it.status(),
              it.vitality(),
              it.inForceSince(),
              openKey(it),
              PartnershipJson.write(it).canonical());
          waits(it);
        });
  }

  @Override
  public void update(Partnership it, long expected) {
    unit.write(
        () -> {
          session.writeVersion(
              table,
              "UPDATE "
                  + table
                  + " SET version_no = ?, first_city = ?, second_city = ?, partnership_kind = ?,"
                  + " status = ?, vitality = ?, in_force_since = ?, open_key = ?, body = ?"
                  + " WHERE tenant = ? AND id = ? AND version_no = ?",
              it.id().toString(),
              expected,
              it.version(),
              it.pair().first().value().toString(),
              it.pair().second().value().toString(),
              it.kind(),
              it.status(),
              it.vitality(),
              it.inForceSince(),
              openKey(it),
              PartnershipJson.write(it).canonical(),
              tenant,
              it.id().value().toString(),
              expected);
          waits(it);
          updatesWait = true;
        });
  }

  private void waits(Partnership it) {
    waiting.put(it.id(), it);
    foreseen.remove(openKey(it.pair(), it.kind()));
    waitingOpen.put(
        openKey(it.pair(), it.kind()), it.isOpen() ? Optional.of(it) : Optional.empty());
  }

  @Override
  public List<Partnership> page(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    unit.reading();
    Limits.check(limit);
    if (updatesWait || waiting.values().stream().anyMatch(filter::accepts)) {
      session.send();
    }
    if (filter.city().isEmpty()) {
      return rows(filter, "", after, limit);
    }
    return ofBothSides(filter, after, limit);
  }

  @Override
  public List<Event> entriesOf(CityId city) {
    unit.reading();
    session.sendBefore(table, event);
    String id = city.value().toString();
    String kind = PartnershipId.KIND;
    String first = entriesOf("first_city");
    String second = entriesOf("second_city");
    List<Event> entries = new ArrayList<>();
    if (dialect.unitesLists()) {
      String both = first + " UNION ALL " + second;
      entries.addAll(session.query(WHAT, both, journal::read, kind, tenant, id, kind, tenant, id));
    } else {
      entries.addAll(session.query(WHAT, first, journal::read, kind, tenant, id));
      entries.addAll(session.query(WHAT, second, journal::read, kind, tenant, id));
    }
    entries.sort(Comparator.comparing(Event::aggregate).thenComparing(Event::sequence));
    return entries;
  }

  private String entriesOf(String side) {
    return "SELECT "
        + JdbcJournal.columns("e")
        + " FROM "
        + table
        + " p JOIN "
        + event
        + " e ON e.tenant = p.tenant AND e.aggregate_id = p.id AND e.aggregate_kind = ?"
        + " WHERE p.tenant = ? AND p."
        + side
        + " = ?";
  }

  /** Of a city there are two lists, each in the order of its own index. */
  private List<Partnership> ofBothSides(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    if (!dialect.unitesLists()) {
      return Stream.of("first_city", "second_city")
          .flatMap(side -> rows(filter, side, after, limit).stream())
          .sorted(Comparator.comparing(Partnership::id))
          .limit(limit)
          .toList();
    }
    List<Object> values = new ArrayList<>();
    String sql =
        "SELECT * FROM ("
            + list(filter, "first_city", after, limit, values)
            + ") a UNION ALL SELECT * FROM ("
            + list(filter, "second_city", after, limit, values)
            + ") b ORDER BY id LIMIT ?";
    values.add(limit);
    return session.query(WHAT, sql, JdbcPartnerships::read, values.toArray());
  }

  private List<Partnership> rows(
      PartnershipFilter filter, String side, Optional<PartnershipId> after, int limit) {
    List<Object> values = new ArrayList<>();
    String sql = list(filter, side, after, limit, values);
    return session.query(WHAT, sql, JdbcPartnerships::read, values.toArray());
  }

  /**
   * Ordered by all columns of the index, though the first ones are the same in every row, and with
   * no condition on the id where none is needed: H2 plans a statement once, maybe while the table
   * is still empty, and would else take the primary key for the order's sake.
   */
  private String list(
      PartnershipFilter filter,
      String side,
      Optional<PartnershipId> after,
      int limit,
      List<Object> values) {
    StringBuilder sql = new StringBuilder("SELECT " + IT + " FROM " + table + " WHERE tenant = ?");
    values.add(tenant);
    if (!side.isEmpty()) {
      sql.append(" AND ").append(side).append(" = ?");
      values.add(filter.city().orElseThrow().value().toString());
    }
    after.ifPresent(
        id -> {
          sql.append(" AND id > ?");
          values.add(id.value().toString());
        });
    filter
        .kind()
        .ifPresent(
            kind -> {
              sql.append(" AND partnership_kind = ?");
              values.add(kind);
            });
    if (filter.statuses().size() < Status.values().length) {
      sql.append(" AND status IN (NULL");
      for (Status status : filter.statuses()) {
        sql.append(", ?");
        values.add(status);
      }
      sql.append(")");
    }
    sql.append(" ORDER BY tenant, ").append(side.isEmpty() ? "" : side + ", ").append("id LIMIT ?");
    values.add(limit);
    return sql.toString();
  }

  private static Partnership read(ResultSet row) throws SQLException {
    try {
      return PartnershipJson.read(Payload.parse(row.getString(2)));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "partnership " + row.getString(1) + " cannot be read: " + e.getMessage(), e);
    }
  }
}
