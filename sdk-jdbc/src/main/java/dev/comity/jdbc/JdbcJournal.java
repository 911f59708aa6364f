package dev.comity.jdbc;

import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The journal of one tenant in a unit of work. */
final class JdbcJournal implements Journal {

  private static final String WHAT = "the journal";

  /** Written so that every database finds the beginning in the primary key. */
  private static final String AFTER =
      " AND aggregate_id >= ? AND (aggregate_id > ? OR aggregate_kind > ?"
          + " OR (aggregate_kind = ? AND entry_no > ?))";

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final TenantId tenant;
  private final String table;
  private final String insert;
  private final String insertWithPosition;
  private final String select;

  /** The newest entries that still wait to be sent. */
  private final Map<AggregateId, Event> waiting = new HashMap<>();

  /** The numbers of the newest entries that were asked for or written lately; 0 for none. */
  private final Map<AggregateId, Long> lastKnown = new HashMap<>();

  JdbcJournal(JdbcUnit unit, Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.tenant = tenant;
    this.table = tables.of("event");
    String into =
        "INSERT INTO "
            + table
            + " (tenant, aggregate_id, aggregate_kind, entry_no, effective, recorded, actor,"
            + " event_type, format_version, payload, previous_hash, hash";
    this.insert = into + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    this.insertWithPosition =
        into + ", feed_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    this.select = "SELECT * FROM " + table + " WHERE tenant = ?";
    session.afterSending(waiting::clear);
    session.afterSending(lastKnown::clear);
  }

  @Override
  public void append(Event it) {
    append(it, insert);
  }

  void append(Event it, long position) {
    append(it, insertWithPosition, position);
  }

  private void append(Event it, String sql, Object... more) {
    unit.writing();
    refuseUnlessMine(it);
    refuseUnlessNext(it);
    Stream<Object> columns =
        Stream.of(
            tenant.name(),
            it.aggregate().value().toString(),
            it.aggregate().kind(),
            it.sequence(),
            it.effective(),
            it.recorded(),
            it.actor(),
            it.type(),
            it.format(),
            it.payload(),
            it.previous().map(Hash::text),
            it.hash().text());
    session.write(table, sql, Stream.concat(columns, Stream.of(more)).toArray());
    waiting.put(it.aggregate(), it);
    lastKnown.put(it.aggregate(), it.sequence());
  }

  private void refuseUnlessMine(Event it) {
    if (!it.tenant().equals(tenant)) {
      throw new IllegalArgumentException(
          it.label()
              + " belongs to "
              + it.tenant()
              + ", not to "
              + tenant
              + ". Maybe begin a unit of work for that tenant?");
    }
  }

  /** The first entry needs no look: if it is there already, its key is taken. */
  private void refuseUnlessNext(Event it) {
    Long known = lastKnown.get(it.aggregate());
    if (known == null && it.sequence() > 1) {
      known = last(it.aggregate()).map(Event::sequence).orElse(0L);
    }
    if (known != null && it.sequence() > known + 1) {
      throw new IllegalArgumentException(
          it.label() + " would leave a gap. Maybe append entry " + (known + 1) + " first?");
    }
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    unit.reading();
    if (waiting.containsKey(aggregate)) {
      session.send();
    }
    return session.query(
        WHAT,
        select
            + " AND aggregate_id = ? AND aggregate_kind = ?"
            + " ORDER BY tenant, aggregate_id, aggregate_kind, entry_no",
        this::read,
        tenant.name(),
        aggregate.value().toString(),
        aggregate.kind());
  }

  @Override
  public Optional<Event> last(AggregateId aggregate) {
    unit.reading();
    Event waits = waiting.get(aggregate);
    if (waits != null) {
      return Optional.of(waits);
    }
    Optional<Event> last =
        session.one(
            WHAT,
            select
                + " AND aggregate_id = ? AND aggregate_kind = ?"
                + " ORDER BY entry_no DESC LIMIT 1",
            this::read,
            tenant.name(),
            aggregate.value().toString(),
            aggregate.kind());
    lastKnown.put(aggregate, last.map(Event::sequence).orElse(0L));
    return last;
  }

  @Override
  public List<Event> page(Optional<Event> after, int limit) {
    return page("", after, limit);
  }

  List<Event> unnumbered(Optional<Event> after, int limit) {
    return page(" AND feed_position IS NULL", after, limit);
  }

  private List<Event> page(String condition, Optional<Event> after, int limit) {
    unit.reading();
    Limits.check(limit);
    session.sendBefore(table);
    String order = " ORDER BY tenant, aggregate_id, aggregate_kind, entry_no LIMIT ?";
    if (after.isEmpty()) {
      return session.query(WHAT, select + condition + order, this::read, tenant.name(), limit);
    }
    Event it = after.get();
    String id = it.aggregate().value().toString();
    String kind = it.aggregate().kind();
    return session.query(
        WHAT,
        select + condition + AFTER + order,
        this::read,
        tenant.name(),
        id,
        id,
        kind,
        kind,
        it.sequence(),
        limit);
  }

  Event read(ResultSet row) throws SQLException {
    String label =
        "entry "
            + row.getLong("entry_no")
            + " of "
            + row.getString("aggregate_kind")
            + ":"
            + row.getString("aggregate_id");
    try {
      return new Event(
          tenant,
          new AggregateId(
              row.getString("aggregate_kind"), UUID.fromString(row.getString("aggregate_id"))),
          row.getLong("entry_no"),
          dialect.date(row, "effective"),
          dialect.instant(row, "recorded"),
          row.getString("actor"),
          row.getString("event_type"),
          row.getInt("format_version"),
          row.getString("payload"),
          Rows.maybe(row, "previous_hash").map(Hash::new),
          new Hash(row.getString("hash")));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(label + " cannot be read: " + e.getMessage(), e);
    }
  }
}
