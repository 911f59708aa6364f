package dev.comity.jdbc;

import dev.comity.failure.ConflictException;
import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipJson;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The partnerships of one tenant in a unit of work. */
final class JdbcPartnerships implements PartnershipStore {

  private static final String WHAT = "partnerships";

  private final JdbcUnit unit;
  private final Session session;
  private final String tenant;
  private final String table;

  /** What still waits to be sent is found here, so that finding does not send. */
  private final Map<PartnershipId, Partnership> waiting = new HashMap<>();

  /** For each pair and kind that a waiting row touches: the open partnership, or that none is. */
  private final Map<String, Optional<Partnership>> waitingOpen = new HashMap<>();

  private boolean updatesWait;

  JdbcPartnerships(JdbcUnit unit, Session session, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.tenant = tenant.name();
    this.table = tables.of("partnership");
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
    return own != null
        ? Optional.of(own)
        : session.one(
            WHAT,
            "SELECT id, body FROM " + table + " WHERE tenant = ? AND id = ?",
            JdbcPartnerships::read,
            tenant,
            id.value().toString());
  }

  @Override
  public Optional<Partnership> findOpen(Pair pair, String kind) {
    unit.reading();
    String key = openKey(pair, kind);
    Optional<Partnership> own = waitingOpen.get(key);
    return own != null
        ? own
        : session
            .one(
                WHAT,
                "SELECT id, body FROM " + table + " WHERE tenant = ? AND open_key = ?",
                JdbcPartnerships::read,
                tenant,
                key)
            .filter(it -> !waiting.containsKey(it.id())); // what waits has another key by now
  }

  static String openKey(Pair pair, String kind) {
    return pair.first().value() + " " + pair.second().value() + " " + kind;
  }

  static Optional<String> openKey(Partnership it) {
    return it.isOpen() ? Optional.of(openKey(it.pair(), it.kind())) : Optional.empty();
  }

  @Override
  public void insert(Partnership it) {
    unit.writing();
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
  }

  @Override
  public void update(Partnership it, long expected) {
    unit.writing();
    session.writeVersion(
        table,
        "UPDATE "
            + table
            + " SET version_no = ?, first_city = ?, second_city = ?, partnership_kind = ?, status = ?,"
            + " vitality = ?, in_force_since = ?, open_key = ?,"
            + " body = ? WHERE tenant = ? AND id = ? AND version_no = ?",
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
  }

  private void waits(Partnership it) {
    waiting.put(it.id(), it);
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
      return page(filter, Optional.empty(), after, limit);
    }
    String city = filter.city().get().value().toString();
    return Stream.of("first_city", "second_city")
        .flatMap(side -> page(filter, Optional.of(new Side(side, city)), after, limit).stream())
        .sorted(Comparator.comparing(it -> it.id().value().toString()))
        .limit(limit)
        .toList();
  }

  private record Side(String column, String city) {}

  /**
   * Ordered by all columns of the index, though the first ones are the same in every row, and with
   * no condition on the id where none is needed: H2 plans a statement once, maybe while the table
   * is still empty, and would else take the primary key for the order's sake.
   */
  private List<Partnership> page(
      PartnershipFilter filter, Optional<Side> side, Optional<PartnershipId> after, int limit) {
    StringBuilder sql = new StringBuilder("SELECT id, body FROM " + table + " WHERE tenant = ?");
    List<Object> values = new ArrayList<>(List.of(tenant));
    side.ifPresent(
        it -> {
          sql.append(" AND ").append(it.column()).append(" = ?");
          values.add(it.city());
        });
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
    sql.append(" ORDER BY tenant, ");
    side.ifPresent(it -> sql.append(it.column()).append(", "));
    sql.append("id LIMIT ?");
    values.add(limit);
    return session.query(WHAT, sql.toString(), JdbcPartnerships::read, values.toArray());
  }

  private static Partnership read(ResultSet row) throws SQLException {
    try {
      return PartnershipJson.read(Payload.parse(row.getString("body")));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "partnership " + row.getString("id") + " cannot be read: " + e.getMessage(), e);
    }
  }
}
