package dev.comity.examples.bench;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.Hash;
import dev.comity.journal.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The entries after a position, as from a plain outbox with a number in it. */
final class PlainFeed {

  private final DataSource source;
  private final Database database;

  PlainFeed(DataSource source, Database database) {
    this.source = source;
    this.database = database;
  }

  List<FeedEntry> after(long position, int limit) throws SQLException {
    try (Connection connection = Database.begin(source);
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT feed_position, aggregate_kind, aggregate_id, entry_no, effective, recorded,"
                    + " actor, event_type, format_version, payload, previous_hash, hash"
                    + " FROM comity_event WHERE tenant = ? AND feed_position > ?"
                    + " ORDER BY tenant, feed_position LIMIT ?")) {
      select.setString(1, TenantId.DEFAULT.name());
      select.setLong(2, position);
      select.setInt(3, limit);
      List<FeedEntry> entries = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
      connection.commit();
      return entries;
    }
  }

  private FeedEntry entry(ResultSet row) throws SQLException {
    return new FeedEntry(
        row.getLong(1),
        new Event(
            TenantId.DEFAULT,
            new AggregateId(row.getString(2), UUID.fromString(row.getString(3))),
            row.getLong(4),
            database.date(row, 5),
            database.instant(row, 6),
            row.getString(7),
            row.getString(8),
            row.getInt(9),
            row.getString(10),
            Optional.ofNullable(row.getString(11)).map(Hash::new),
            new Hash(row.getString(12))));
  }
}
