package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The register in a relational database, through the host's own {@link DataSource}. Each unit of
 * work borrows one connection and gives it back as it was found; it never needs a second one, so
 * that a pool of size one is enough.
 *
 * <p>Databases: H2, on a file or in memory. No DDL runs unless the host says {@link
 * SchemaMode#APPLY}.
 */
public final class JdbcStorage implements Storage {

  private final DataSource source;
  private final Dialect dialect;
  private final TableNames tables;

  private JdbcStorage(DataSource source, Dialect dialect, TableNames tables) {
    this.source = source;
    this.dialect = dialect;
    this.tables = tables;
  }

  /**
   * Begins to build a storage.
   *
   * @param source where connections come from; it stays the host's, and is never closed
   * @return the builder
   */
  public static Builder on(DataSource source) {
    return new Builder(source);
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    Connection connection = connect(source);
    try {
      OwnTransaction transaction = OwnTransaction.begin(connection, dialect);
      return new JdbcUnit(connection, dialect, tables, transaction, tenant, access);
    } catch (SQLException e) {
      try (connection) {
        throw dialect.translate("Beginning a transaction", e);
      } catch (SQLException closing) {
        e.addSuppressed(closing);
        throw dialect.translate("Beginning a transaction", e);
      }
    }
  }

  /**
   * The same tables inside a transaction of the host's: its units of work commit nothing, roll
   * nothing back but what they did themselves, and close nothing.
   *
   * @param connection the host's connection, with auto-commit off; it must be to the same database
   * @return a storage for as long as the host's transaction lasts; for {@code Comity.join}
   */
  public Storage joining(Connection connection) {
    return new Storage() {
      @Override
      public UnitOfWork begin(TenantId tenant, Access access) {
        HostTransaction transaction = HostTransaction.join(connection, dialect);
        return new JdbcUnit(connection, dialect, tables, transaction, tenant, access);
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

    private final DataSource source;
    private Optional<String> schema = Optional.empty();
    private String prefix = "comity_";
    private SchemaMode mode = SchemaMode.VALIDATE;

    private Builder(DataSource source) {
      this.source = source;
    }

    /**
     * The schema in which the tables are.
     *
     * @param name the schema; it must be there. By default that of the connection
     * @return this builder
     */
    public Builder schema(String name) {
      this.schema = Optional.of(name);
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
      this.prefix = beginning;
      return this;
    }

    /**
     * What to do about the tables.
     *
     * @param what by default {@link SchemaMode#VALIDATE}
     * @return this builder
     */
    public Builder schemaMode(SchemaMode what) {
      this.mode = what;
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
      return new JdbcStorage(source, it.dialect(), it.tables());
    }

    /**
     * The schema by itself, for hosts that look after it by their own means.
     *
     * @return the schema with this builder's names
     * @throws StorageUnavailableException if there is no connection
     */
    public Schema schema() {
      TableNames tables = new TableNames(schema, prefix);
      try (Connection connection = connect(source)) {
        return new Schema(source, Dialect.of(connection), tables);
      } catch (SQLException e) {
        throw new StorageUnavailableException("The connection cannot be closed", e);
      }
    }
  }
}
