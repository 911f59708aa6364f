package dev.comity.jdbc;

import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartition.Lease;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The subscriptions of one tenant in a unit of work. */
final class JdbcFeedPartitions implements FeedPartitionStore {

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final String tenant;
  private final String table;

  JdbcFeedPartitions(
      JdbcUnit unit, Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.tenant = tenant.name();
    this.table = tables.of("feed_partition");
  }

  @Override
  public SortedSet<String> subscriptions() {
    unit.reading();
    session.sendBefore(table);
    return new TreeSet<>(
        session.query(
            "the subscriptions",
            "SELECT DISTINCT subscription FROM " + table + " WHERE tenant = ?",
            row -> row.getString("subscription"),
            tenant));
  }

  @Override
  public List<FeedPartition> of(String subscription) {
    unit.reading();
    session.sendBefore(table);
    return session.query(
        "the subscriptions",
        "SELECT * FROM "
            + table
            + " WHERE tenant = ? AND subscription = ?"
            + " ORDER BY tenant, subscription, partition_no",
        this::read,
        tenant,
        subscription);
  }

  private FeedPartition read(ResultSet row) throws SQLException {
    try {
      Optional<String> reader = Rows.maybe(row, "reader");
      return new FeedPartition(
          row.getString("subscription"),
          new Slice(row.getInt("partition_no"), row.getInt("partitions")),
          row.getLong("version_no"),
          row.getLong("acknowledged"),
          reader.isEmpty()
              ? Optional.empty()
              : Optional.of(new Lease(reader.get(), dialect.instant(row, "leased_until"))));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "part "
              + row.getInt("partition_no")
              + " of the subscription "
              + row.getString("subscription")
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void insert(FeedPartition it) {
    unit.write(
        () -> {
          session.write(
              table,
              "INSERT INTO "
                  + table
                  + " (tenant, subscription, partition_no, partitions, version_no, acknowledged, reader,"
                  + " leased_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              tenant,
              it.subscription(),
              it.slice().index(),
              it.slice().count(),
              it.version(),
              it.acknowledged(),
              it.lease().map(Lease::reader),
              it.lease().map(Lease::until));
        });
  }

  @Override
  public void update(FeedPartition it, long expected) {
    unit.write(
        () -> {
          session.writeVersion(
              table,
              "UPDATE "
                  + table
                  + " SET version_no = ?, acknowledged = ?, reader = ?, leased_until = ?"
                  + " WHERE tenant = ? AND subscription = ? AND partition_no = ? AND version_no = ?",
              "part " + it.slice().index() + " of the subscription " + it.subscription(),
              expected,
              it.version(),
              it.acknowledged(),
              it.lease().map(Lease::reader),
              it.lease().map(Lease::until),
              tenant,
              it.subscription(),
              it.slice().index(),
              expected);
        });
  }

  @Override
  public void remove(String subscription) {
    unit.write(
        () -> {
          session.write(
              table,
              "DELETE FROM " + table + " WHERE tenant = ? AND subscription = ?",
              tenant,
              subscription);
        });
  }
}
