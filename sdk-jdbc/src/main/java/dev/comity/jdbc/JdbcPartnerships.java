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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        : session.one(
            WHAT,
            "SELECT id, body FROM " + table + " WHERE tenant = ? AND open_key = ?",
            JdbcPartnerships::read,
            tenant,
            key);
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
            + " SET version_no = ?, status = ?, vitality = ?, in_force_since = ?, open_key = ?,"
            + " body = ? WHERE tenant = ? AND id = ? AND version_no = ?",
        it.id().toString(),
        expected,
        it.version(),
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
    if (updatesWait || waiting.values().stream().anyMatch(filter::accepts)) {
      session.send();
    }
    StringBuilder conditions = new StringBuilder(" WHERE tenant = ? AND id > ?");
    List<Object> values = new ArrayList<>();
    values.add(tenant);
    values.add(after.map(id -> id.value().toString()).orElse(""));
    filter
        .kind()
        .ifPresent(
            kind -> {
              conditions.append(" AND partnership_kind = ?");
              values.add(kind);
            });
    if (filter.statuses().size() < Status.values().length) {
      List<String> wanted = filter.statuses().stream().map(Status::toString).sorted().toList();
      conditions.append(
          wanted.isEmpty()
              ? " AND 1 = 0"
              : wanted.stream()
                  .map(it -> "?")
                  .collect(Collectors.joining(", ", " AND status IN (", ")")));
      values.addAll(wanted);
    }
    String end = " ORDER BY id FETCH FIRST " + limit + " ROWS ONLY";
    String select = "SELECT id, body FROM " + table + conditions;
    if (filter.city().isEmpty()) {
      return session.query(WHAT, select + end, JdbcPartnerships::read, values.toArray());
    }
    String city = filter.city().get().value().toString();
    List<Object> both = new ArrayList<>(values);
    both.add(city);
    both.addAll(values);
    both.add(city);
    return session.query(
        WHAT,
        "SELECT id, body FROM (("
            + select
            + " AND first_city = ?"
            + end
            + ") UNION ALL ("
            + select
            + " AND second_city = ?"
            + end
            + ")) AS sides"
            + end,
        JdbcPartnerships::read,
        both.toArray());
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
