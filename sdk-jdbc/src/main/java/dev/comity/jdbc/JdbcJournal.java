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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The journal of one tenant in a unit of work. */
final class JdbcJournal implements Journal {

  private static final String WHAT = "the journal";

  private static final String COLUMNS =
      "r.aggregate_id, r.aggregate_kind, r.entry_no, r.effective, r.recorded, r.actor,"
          + " r.event_type, r.format_version, r.payload, r.previous_hash, r.hash";

  private static final String INTO =
      " (tenant, aggregate_id, aggregate_kind, entry_no, effective, recorded, actor, event_type,"
          + " format_version, payload, previous_hash, hash";
  private static final String INSERT = INTO + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_WITH_POSITION =
      INTO + ", feed_position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** Written so that every database finds the beginning in the primary key. */
  private static final String AFTER =
      " AND aggregate_id >= ? AND (aggregate_id > ? OR aggregate_kind > ?"
          + " OR (aggregate_kind = ? AND entry_no > ?))";

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final TenantId tenant;
  private final String table;
  private final String select;

  /** What entries that still wait to be sent are about. */
  private final Set<AggregateId> waiting = new HashSet<>();

  /**
   * The newest entries, or that there are none, as far as a unit that may write has asked for them
   * or written them since something was sent last. A unit that only reads may come by them all.
   */
  private final Map<AggregateId, Optional<Event>> newest = new HashMap<>();

  JdbcJournal(JdbcUnit unit, Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.tenant = tenant;
    this.table = tables.of("event");
    this.select = "SELECT " + COLUMNS + " FROM " + table + " r WHERE tenant = ?";
    session.afterSending(
        () -> {
          waiting.clear();
          newest.clear();
        });
  }

  /** Keeps in mind the newest entry about something, written now or read beside its state. */
  void isLast(Event it) {
    newest.put(it.aggregate(), Optional.of(it));
  }

  @Override
  public void append(Event it) {
    unit.write(
        () -> {
          refuseUnlessMine(it);
          refuseUnlessNext(it);
          append(it, INSERT);
        });
  }

  /**
   * Of a backup, whose chains are verified once they are all there: no look at each entry before.
   */
  void append(Event it, long position) {
    unit.write(
        () -> {
          refuseUnlessMine(it);
          append(it, INSERT_WITH_POSITION, position);
        });
  }

  private void append(Event it, String columnsAndValues, Object... more) {
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
    session.write(
        table,
        "INSERT INTO " + table + columnsAndValues,
        Stream.concat(columns, Stream.of(more)).toArray());
    waiting.add(it.aggregate());
    isLast(it);
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
    if (it.sequence() == 1) {
      return;
    }
    long next = last(it.aggregate()).map(Event::sequence).orElse(0L) + 1;
    if (it.sequence() > next) {
      throw new IllegalArgumentException(
          it.label() + " would leave a gap. Maybe append entry " + next + " first?");
    }
  }

  @Override
  public List<Event> events(AggregateId aggregate) {
    unit.reading();
    if (waiting.contains(aggregate)) {
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
    Optional<Event> known = newest.get(aggregate);
    if (known != null) {
      return known;
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
    if (unit.mayWrite()) {
      newest.put(aggregate, last);
    }
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
    return read(row, 0);
  }

  /**
   * Reads an entry whose {@link #columns} come after some others. By their numbers: to find a
   * column by its name takes a driver longer than to read it.
   */
  Event read(ResultSet row, int before) throws SQLException {
    String id = row.getString(before + 1);
    String kind = row.getString(before + 2);
    long sequence = row.getLong(before + 3);
    try {
      return new Event(
          tenant,
          new AggregateId(kind, UUID.fromString(id)),
          sequence,
          dialect.date(row, before + 4),
          dialect.instant(row, before + 5),
          row.getString(before + 6),
          row.getString(before + 7),
          row.getInt(before + 8),
          row.getString(before + 9),
          Optional.ofNullable(row.getString(before + 10)).map(Hash::new),
          new Hash(row.getString(before + 11)));
    } catch (IllegalArgumentException e) {
      String label = "entry " + sequence + " of " + kind + ":" + id;
      throw new DamagedRecordException(label + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The columns of an entry, of a table that is called by some name. */
  static String columns(String name) {
    return COLUMNS.replace("r.", name + ".");
  }
}
