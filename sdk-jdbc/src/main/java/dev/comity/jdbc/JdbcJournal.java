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
    Event last = waiting.get(aggregate);
    return last != null
        ? Optional.of(last)
        : session.one(
            WHAT,
            select
                + " AND aggregate_id = ? AND aggregate_kind = ?"
                + " ORDER BY entry_no DESC LIMIT 1",
            this::read,
            tenant.name(),
            aggregate.value().toString(),
            aggregate.kind());
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
