package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.Subscription;
import dev.comity.failure.SchemaException;
import dev.comity.journal.FeedEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** For daily work a user needs no more than docs/storage.md grants, and no right to DDL. */
class PrivilegesTest {

  private static final Path DOCS = Path.of("..", "docs", "storage.md");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
  void whoMayNotMakeTablesIsToldWhoShould(Product product) {
    try (TestDatabase database = product.fresh();
        Clerk clerk = Clerk.at(product, database)) {
      JdbcStorage.Builder storage = JdbcStorage.on(clerk.source());

      assertThatThrownBy(() -> storage.schemaMode(SchemaMode.APPLY).build())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("Schema.plan()");

      assertThat(JdbcStorage.on(database.source()).schema().differences())
          .contains("step V1__register.sql has not run");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
  void whatTheDocumentsGrantIsEnough(Product product) throws IOException {
    List<String> grants = grants();
    try (TestDatabase database = product.fresh();
        Clerk clerk = Clerk.at(product, database)) {
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      clerk.grant(grants);

      for (SchemaMode mode : SchemaMode.values()) {
        JdbcStorage.on(clerk.source()).schemaMode(mode).build();
      }
      JdbcStorage storage = JdbcStorage.on(clerk.source()).build();
      Story.write(storage, folder);
      Comity comity = Comity.on(storage).build().forTenant(storage.tenants().first());
      Subscription subscription = comity.feed().subscription("clerks", "clerk");
      List<FeedEntry> delivered = new ArrayList<>();
      subscription.poll(10, delivered::add);
      subscription.forget();
      comity.forgetKeysBefore(Instant.MAX);

      assertThat(delivered).isNotEmpty();
      assertThat(comity.verify().findings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void nobodyWithTheseRightsCanChangeAnEntry(Product product) throws IOException {
    List<String> grants = grants();
    try (TestDatabase database = product.fresh();
        Clerk clerk = Clerk.at(product, database)) {
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      clerk.grant(grants);

      for (String sql :
          List.of(
              "UPDATE comity_event SET payload = '{}'",
              "DELETE FROM comity_event",
              "UPDATE comity_schema_step SET hash = 'x'",
              "DROP TABLE comity_event")) {
        assertThatThrownBy(() -> TestDatabase.run(clerk.source(), sql))
            .as(sql)
            .hasCauseInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(denied|must be owner).*");
      }
    }
  }

  private static List<String> grants() throws IOException {
    String docs = Files.readString(DOCS);
    int begin = docs.indexOf("GRANT SELECT ON comity_schema_step");
    String block = docs.substring(begin, docs.indexOf("```", begin));
    return Stream.of(block.split(";\n")).map(String::strip).toList();
  }

  /** A user who may log in, and nothing else yet. */
  private record Clerk(Product product, TestDatabase database, String name, DataSource source)
      implements AutoCloseable {

    static Clerk at(Product product, TestDatabase database) {
      String name = HostServer.newName();
      return switch (product) {
        case POSTGRESQL -> {
          PGSimpleDataSource of = (PGSimpleDataSource) database.source();
          database.run(
              "CREATE ROLE " + name + " LOGIN PASSWORD 'clerk'",
              "GRANT USAGE ON SCHEMA " + of.getCurrentSchema() + " TO " + name);
          PGSimpleDataSource source = new PGSimpleDataSource();
          source.setURL(of.getURL());
          source.setUser(name);
          source.setPassword("clerk");
          yield new Clerk(product, database, name, source);
        }
        case MARIADB -> {
          // who has no right at all to a database cannot even log in to it; and a server may have
          // a nameless user of this host, who would come before one of all hosts
          String everywhere = name + "@'%', " + name + "@localhost";
          database.run(
              "CREATE USER "
                  + everywhere.replace(",", " IDENTIFIED BY 'clerk',")
                  + " IDENTIFIED BY 'clerk'",
              "CREATE TABLE host (id INTEGER)",
              "GRANT SELECT ON host TO " + everywhere);
          yield new Clerk(product, database, everywhere, mariaDb(database, name));
        }
        default -> {
          database.run("CREATE USER " + name + " PASSWORD 'clerk'");
          String url = ((JdbcDataSource) database.source()).getURL();
          JdbcDataSource source = H2.at(url.replaceFirst(";.*", ""));
          source.setUser(name);
          source.setPassword("clerk");
          yield new Clerk(product, database, name, source);
        }
      };
    }

    private static DataSource mariaDb(TestDatabase database, String name) {
      try {
        MariaDbDataSource source =
            new MariaDbDataSource(((MariaDbDataSource) database.source()).getUrl());
        source.setUser(name);
        source.setPassword("clerk");
        return source;
      } catch (SQLException e) {
        throw new AssertionError("The clerk's data source is not understood", e);
      }
    }

    /** H2 knows no rights to single columns. */
    void grant(List<String> grants) {
      for (String grant : grants) {
        String sql = grant.replace(" TO app", " TO " + name);
        database.run(product == Product.H2_MEMORY ? sql.replace("(feed_position) ", "") : sql);
      }
    }

    @Override
    public void close() {
      switch (product) {
        case POSTGRESQL -> database.run("DROP OWNED BY " + name, "DROP ROLE " + name);
        default -> database.run("DROP USER " + name);
      }
    }
  }
}
