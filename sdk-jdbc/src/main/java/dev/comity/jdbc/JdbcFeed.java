package dev.comity.jdbc;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The feed of one tenant in a unit of work. Entries are written without a position; whoever numbers
 * them holds the tenant's row of heads until it commits, and sees committed entries only.
 */
final class JdbcFeed implements FeedStore {

  private static final String WHAT = "the feed";

  private final JdbcUnit unit;
  private final Session session;
  private final JdbcJournal journal;
  private final String tenant;
  private final String event;
  private final String head;
  private long restored;

  JdbcFeed(
      JdbcUnit unit, Session session, JdbcJournal journal, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.journal = journal;
    this.tenant = tenant.name();
    this.event = tables.of("event");
    this.head = tables.of("feed_head");
  }

  @Override
  public int number(int limit) {
    Limits.check(limit);
    return unit.write(() -> numbered(limit));
  }

  private int numbered(int limit) {
    takeHead();
    long last = lastPosition().orElseThrow();
    List<Key> keys =
        session.query(
            WHAT,
            "SELECT aggregate_id, aggregate_kind, entry_no FROM "
                + event
                + " WHERE tenant = ? AND feed_position IS NULL"
                + " ORDER BY tenant, feed_position, recorded, entry_no LIMIT ?",
            Key::read,
            tenant,
            limit);
    for (int i = 0; i < keys.size(); i++) {
      place(keys.get(i), last + 1 + i);
    }
    if (!keys.isEmpty()) {
      session.writeVersion(
          head,
          "UPDATE " + head + " SET last_position = ? WHERE tenant = ? AND last_position = ?",
          "the feed",
          last,
          last + keys.size(),
          tenant,
          last);
    }
    return keys.size();
  }

  /** An entry by its key; in the order of recording, of which no chain ever runs backwards. */
  private record Key(AggregateId aggregate, long sequence) {
    static Key read(ResultSet row) throws SQLException {
      return new Key(
          new AggregateId(
              row.getString("aggregate_kind"), UUID.fromString(row.getString("aggregate_id"))),
          row.getLong("entry_no"));
    }
  }

  /**
   * Writes to the row before anything is read, so that two that number never overlap. Some drivers
   * can be told to count only rows that really changed, so a count of none is looked into.
   */
  private void takeHead() {
    int held =
        session.execute(
            head, "UPDATE " + head + " SET last_position = last_position WHERE tenant = ?", tenant);
    if (held == 0 && lastPosition().isEmpty()) {
      session.execute(
          head, "INSERT INTO " + head + " (tenant, last_position) VALUES (?, ?)", tenant, 0L);
    }
  }

  private Optional<Long> lastPosition() {
    return session.one(
        WHAT,
        "SELECT last_position FROM " + head + " WHERE tenant = ?",
        row -> row.getLong(1),
        tenant);
  }

  private void place(Key key, long position) {
    session.writeVersion(
        event,
        "UPDATE "
            + event
            + " SET feed_position = ? WHERE tenant = ? AND aggregate_id = ? AND aggregate_kind = ?"
            + " AND entry_no = ? AND feed_position IS NULL",
        "entry " + key.sequence() + " of " + key.aggregate(),
        0,
        position,
        tenant,
        key.aggregate().value().toString(),
        key.aggregate().kind(),
        key.sequence());
  }

  @Override
  public boolean isAnyUnnumbered() {
    unit.reading();
    session.sendBefore(event);
    return session
        .one(
            WHAT,
            "SELECT entry_no FROM "
                + event
                + " WHERE tenant = ? AND feed_position IS NULL"
                + " ORDER BY tenant, feed_position, recorded, entry_no LIMIT 1",
            row -> row.getLong(1),
            tenant)
        .isPresent();
  }

  @Override
  public List<FeedEntry> after(long position, Slice slice, int limit) {
    unit.reading();
    Limits.check(limit);
    session.sendBefore(event);
    List<Object> values = new ArrayList<>(List.of(tenant, position));
    String part = "";
    if (slice.count() > 1) {
      part = " AND SUBSTR(aggregate_id, 35, 2) BETWEEN ? AND ?";
      values.addAll(List.of(hex(slice.from()), hex(slice.to())));
    }
    values.add(limit);
    return session.query(
        WHAT,
        "SELECT feed_position, "
            + JdbcJournal.columns("r")
            + " FROM "
            + event
            + " r WHERE tenant = ? AND feed_position > ?"
            + part
            + " ORDER BY tenant, feed_position LIMIT ?",
        row -> new FeedEntry(row.getLong(1), journal.read(row, 1)),
        values.toArray());
  }

  @Override
  public List<Event> unnumbered(Optional<Event> after, int limit) {
    return journal.unnumbered(after, Limits.check(limit));
  }

  @Override
  public void restore(FeedEntry entry) {
    unit.write(
        () -> {
          if (restored == 0) {
            takeHead();
          }
          restored = entry.position();
          journal.append(entry.event(), restored);
        });
  }

  /** To be called before the unit commits. */
  void keepRestored() {
    if (restored > 0) {
      session.writeVersion(
          head,
          "UPDATE " + head + " SET last_position = ? WHERE tenant = ? AND last_position = 0",
          "the feed",
          0,
          restored,
          tenant);
    }
  }

  private static String hex(int bits) {
    return String.format(Locale.ROOT, "%02x", bits);
  }
}
