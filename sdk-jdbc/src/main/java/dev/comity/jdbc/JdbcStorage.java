package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register in a relational database, through the host's own {@link DataSource}. Each unit of
 * work borrows one connection and gives it back as it was found; it never needs a second one, so
 * that a pool of size one is enough.
 *
 * <p>Databases: H2, PostgreSQL, MariaDB, MySQL and SQLite, told by what the driver says. No DDL
 * runs unless the host says {@link SchemaMode#APPLY}.
 */
public final class JdbcStorage implements Storage {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);

  private final DataSource source;
  private final Dialect dialect;
  private final TableNames tables;
  private final int timeoutSeconds;

  private final Lending lending;

  private JdbcStorage(DataSource source, Dialect dialect, TableNames tables, int timeoutSeconds) {
    this.source = source;
    this.dialect = dialect;
    this.tables = tables;
    this.timeoutSeconds = timeoutSeconds;
    this.lending = lookAtAConnection();
  }

  private Lending lookAtAConnection() {
    try {
      return Borrowing.from(
          source,
          connection -> {
            dialect
                .forgetfulness(connection)
                .ifPresent(it -> LOG.warn("Not all that is kept may survive: {}", it));
            return Lending.of(connection, dialect);
          });
    } catch (SQLException e) {
      throw dialect.faults().translate("Looking at the database's settings", e);
    }
  }

  /**
   * Begins to build a storage.
   *
   * @param source where connections come from; it stays the host's, and is never closed. Not a
   *     proxy that lends the connection of a transaction that is going on: units of work throw
   *     {@link IllegalStateException} rather than commit it. For that there is {@link #joining}
   * @return the builder
   */
  public static Builder on(DataSource source) {
    return new Builder(Objects.requireNonNull(source, "source"));
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    Connection connection = connect(source);
    OwnTransaction transaction = OwnTransaction.begin(connection, dialect, tables, access, lending);
    return new JdbcUnit(connection, dialect, tables, transaction, tenant, access, timeoutSeconds);
  }

  @Override
  public SortedSet<TenantId> tenants() {
    Connection connection = connect(source);
    OwnTransaction transaction =
        OwnTransaction.begin(connection, dialect, tables, Access.READ, lending);
    try (Session session = new Session(connection, dialect, transaction, timeoutSeconds)) {
      return tenants(session);
    } finally {
      transaction.end(false);
    }
  }

  /** One look at the index for each tenant. */
  private SortedSet<TenantId> tenants(Session session) {
    SortedSet<TenantId> tenants = new TreeSet<>();
    Optional<String> next = Optional.of("");
    do {
      next =
          session.one(
              "the tenants",
              "SELECT tenant FROM "
                  + tables.of("event")
                  + " WHERE tenant > ? ORDER BY tenant, aggregate_id, aggregate_kind, entry_no"
                  + " LIMIT 1",
              row -> row.getString("tenant"),
              next.get());
      next.map(TenantId::of).ifPresent(tenants::add);
    } while (next.isPresent());
    return tenants;
  }

  /**
   * The same tables inside a transaction of the host's: its units of work commit nothing, roll
   * nothing back but what they did themselves, and close nothing.
   *
   * <p>A unit of work throws {@link IllegalArgumentException} if the connection commits by itself,
   * and {@link dev.comity.failure.TransactionLostException} if the database undid more than what
   * was done in it.
   *
   * @param connection the host's connection, with auto-commit off; it must be to the same database
   * @return a storage for as long as the host's transaction lasts; for {@code Comity.join}
   */
  public Storage joining(Connection connection) {
    return new Storage() {
      @Override
      public UnitOfWork begin(TenantId tenant, Access access) {
        HostTransaction transaction = HostTransaction.join(connection, dialect);
        return new JdbcUnit(
            connection, dialect, tables, transaction, tenant, access, timeoutSeconds);
      }

      @Override
      public SortedSet<TenantId> tenants() {
        HostTransaction transaction = HostTransaction.join(connection, dialect);
        try (Session session = new Session(connection, dialect, transaction, timeoutSeconds)) {
          return JdbcStorage.this.tenants(session);
        } finally {
          transaction.end(false);
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Does nothing: the connections are the host's. */
  @Override
  public void close() {}

  static Connection connect(DataSource source) {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new StorageUnavailableException("There is no connection: " + e.getMessage(), e);
    }
  }

  /** Says how a storage is to be built. Whatever is not said has a default. */
  public static final class Builder {

    /** Drivers count in milliseconds, and some in 32 bits. */
    private static final long LONGEST_SECONDS = 1_000_000;

    private final DataSource source;
    private Optional<String> schema = Optional.empty();
    private String prefix = "comity_";
    private SchemaMode mode = SchemaMode.VALIDATE;
    private int timeoutSeconds;

    private Builder(DataSource source) {
      this.source = source;
    }

    /**
     * The schema in which the tables are.
     *
     * @param name the schema, on MariaDB and MySQL the database; it must be there. One of just this
     *     name is taken, or else one that differs in case only. By default that of the connection
     * @return this builder
     */
    public Builder schema(String name) {
      this.schema = Optional.of(Objects.requireNonNull(name, "name"));
      return this;
    }

    /**
     * What the name of every table begins with.
     *
     * @param beginning up to 21 lower-case letters, digits or underscores, a letter first; by
     *     default {@code comity_}
     * @return this builder
     */
    public Builder prefix(String beginning) {
      this.prefix = Objects.requireNonNull(beginning, "beginning");
      return this;
    }

    /**
     * What to do about the tables.
     *
     * @param what by default {@link SchemaMode#VALIDATE}
     * @return this builder
     */
    public Builder schemaMode(SchemaMode what) {
      this.mode = Objects.requireNonNull(what, "what");
      return this;
    }

    /**
     * How long a statement may take before it fails with a {@link
     * dev.comity.failure.StorageTimeoutException}.
     *
     * @param most whole seconds, from 1 to 1,000,000; by default as long as the database lets it
     * @return this builder
     */
    public Builder statementTimeout(Duration most) {
      Objects.requireNonNull(most, "most");
      if (most.toSeconds() < 1
          || most.toSeconds() > LONGEST_SECONDS
          || !most.equals(Duration.ofSeconds(most.toSeconds()))) {
        throw new IllegalArgumentException(
            "A statement cannot be given "
                + most
                + ": JDBC counts whole seconds, from 1, and a million is the most here. Maybe 30"
                + " seconds?");
      }
      this.timeoutSeconds = Math.toIntExact(most.toSeconds());
      return this;
    }

    /**
     * Builds the storage.
     *
     * @return the storage
     * @throws dev.comity.failure.SchemaException if the tables are not as they should be
     * @throws StorageUnavailableException if there is no connection
     */
    public JdbcStorage build() {
      Schema it = schema();
      it.ensure(mode);
      return new JdbcStorage(source, it.dialect(), it.located(), timeoutSeconds);
    }

    /**
     * The schema by itself, for hosts that look after it by their own means.
     *
     * @return the schema with this builder's names
     * @throws dev.comity.failure.SchemaException if there is no such schema
     * @throws StorageUnavailableException if there is no connection
     */
    public Schema schema() {
      try {
        return Borrowing.from(
            source,
            connection -> {
              Dialect dialect = Dialect.of(connection);
              return new Schema(
                  source, dialect, TableNames.of(connection, dialect.tables(), schema, prefix));
            });
      } catch (SQLException e) {
        throw new StorageUnavailableException(
            "The database cannot be looked at: " + e.getMessage(), e);
      }
    }
  }
}
