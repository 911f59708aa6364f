package dev.comity.jdbc;

import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The answers under idempotency keys of one tenant in a unit of work. */
final class JdbcKeyedAnswers implements KeyedAnswerStore {

  private final JdbcUnit unit;
  private final Session session;
  private final Dialect dialect;
  private final String tenant;
  private final String table;

  JdbcKeyedAnswers(
      JdbcUnit unit, Session session, Dialect dialect, TableNames tables, TenantId tenant) {
    this.unit = unit;
    this.session = session;
    this.dialect = dialect;
    this.tenant = tenant.name();
    this.table = tables.of("keyed_answer");
  }

  @Override
  public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
    unit.reading();
    session.sendBefore(table);
    return session.one(
        "the answers under keys",
        "SELECT * FROM " + table + " WHERE tenant = ? AND idempotency_key = ? AND place_no = ?",
        this::read,
        tenant,
        key.text(),
        place);
  }

  @Override
  public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
    unit.reading();
    Limits.check(limit);
    session.sendBefore(table);
    String key = after.map(it -> it.key().text()).orElse("");
    return session.query(
        "the answers under keys",
        "SELECT * FROM "
            + table
            + " WHERE tenant = ? AND idempotency_key >= ? AND (idempotency_key > ? OR place_no > ?)"
            + " ORDER BY tenant, idempotency_key, place_no LIMIT ?",
        this::read,
        tenant,
        key,
        key,
        after.map(KeyedAnswer::place).orElse(0),
        limit);
  }

  private KeyedAnswer read(ResultSet row) throws SQLException {
    try {
      return new KeyedAnswer(
          new IdempotencyKey(row.getString("idempotency_key")),
          row.getInt("place_no"),
          new Hash(row.getString("command_hash")),
          new AggregateId(
              row.getString("aggregate_kind"), UUID.fromString(row.getString("aggregate_id"))),
          row.getLong("version_no"),
          dialect.instant(row, "recorded"));
    } catch (IllegalArgumentException e) {
      throw new DamagedRecordException(
          "the answer under the key "
              + row.getString("idempotency_key")
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void insert(KeyedAnswer it) {
    unit.write(
        () -> {
          session.write(
              table,
              "INSERT INTO "
                  + table
                  + " (tenant, idempotency_key, place_no, command_hash, aggregate_id, aggregate_kind,"
                  + " version_no, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              tenant,
              it.key().text(),
              it.place(),
              it.command().text(),
              it.aggregate().value().toString(),
              it.aggregate().kind(),
              it.version(),
              it.recorded());
        });
  }

  @Override
  public void forgetBefore(Instant instant) {
    unit.write(
        () -> {
          session.write(
              table,
              "DELETE FROM " + table + " WHERE tenant = ? AND recorded < ?",
              tenant,
              instant);
        });
  }
}
