package dev.comity.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import javax.sql.DataSource;

/** An empty database, as a host would hand it to us. It is gone when it is closed. */
final class TestDatabase implements AutoCloseable {

  /** Enough for every case that uses several threads, and a unit of work inside another. */
  private static final int USUAL_POOL = 16;

  private final DataSource source;
  private final Runnable drop;
  private final List<HikariDataSource> pools = new ArrayList<>();

  /**
   * A database.
   *
   * @param source the driver's own data source: each connection is a new one
   * @param drop takes the database away
   */
  TestDatabase(DataSource source, Runnable drop) {
    this.source = source;
    this.drop = drop;
  }

  /** Without a pool: each connection is a new one. */
  DataSource source() {
    return source;
  }

  /** A pool that is closed with the database. */
  HikariDataSource pool(int size) {
    return pool(size, Duration.ofSeconds(30));
  }

  /** A pool that is closed with the database, and waits so long for a connection. */
  HikariDataSource pool(int size, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setConnectionTimeout(patience.toMillis());
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(0);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** A storage of new tables, through a pool; closing it drops the database. */
  Storage storage() {
    JdbcStorage applied = JdbcStorage.on(pool(USUAL_POOL)).schemaMode(SchemaMode.APPLY).build();
    return new Storage() {
      @Override
      public UnitOfWork begin(TenantId tenant, Access access) {
        return applied.begin(tenant, access);
      }

      @Override
      public SortedSet<TenantId> tenants() {
        return applied.tenants();
      }

      @Override
      public void close() {
        applied.close();
        TestDatabase.this.close();
      }
    };
  }

  /** Runs statements as the host, each committed by itself. */
  void run(String... statements) {
    run(source, statements);
  }

  static void run(DataSource source, String... statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("The test's own statement failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    pools.forEach(HikariDataSource::close);
    pools.clear();
    drop.run();
  }
}
