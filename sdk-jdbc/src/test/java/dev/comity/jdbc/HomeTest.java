package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.SchemaException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the tables are if the host names no schema: where the connection finds them. */
class HomeTest {

  @Test
  void aSearchPathThatFindsTheTablesFurtherBackIsEnough() {
    try (TestDatabase front = Product.POSTGRESQL.fresh();
        TestDatabase back = Product.POSTGRESQL.fresh()) {
      JdbcStorage.on(back.source()).schemaMode(SchemaMode.APPLY).build();
      PGSimpleDataSource path = path(front, back);

      assertThat(JdbcStorage.on(path).schema().differences()).isEmpty();
      JdbcStorage.on(path).schemaMode(SchemaMode.APPLY).build();
    }
  }

  @Test
  void tablesAreNotSpreadOverTwoSchemas() {
    try (TestDatabase front = Product.POSTGRESQL.fresh();
        TestDatabase back = Product.POSTGRESQL.fresh()) {
      Steps.only(1, back.source(), "comity_").apply();
      PGSimpleDataSource path = path(front, back);
      String home = ((PGSimpleDataSource) back.source()).getCurrentSchema();
      Schema schema = JdbcStorage.on(path).schema();

      assertThatThrownBy(schema::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("The tables are in schema '" + home + "'");
      assertThatThrownBy(schema::plan).isInstanceOf(SchemaException.class);
      assertThat(schema.differences()).contains("step V2__feed_and_keys.sql has not run");

      JdbcStorage.on(path).schema(home).schemaMode(SchemaMode.APPLY).build();

      assertThat(schema.differences()).isEmpty();
    }
  }

  private static PGSimpleDataSource path(TestDatabase front, TestDatabase back) {
    PGSimpleDataSource first = (PGSimpleDataSource) front.source();
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(first.getURL());
    source.setUser(first.getUser());
    source.setPassword(first.getPassword());
    source.setCurrentSchema(
        first.getCurrentSchema() + "," + ((PGSimpleDataSource) back.source()).getCurrentSchema());
    return source;
  }

  @Test
  void aConnectionWithoutAnySchemaIsSaidSo() throws SQLException {
    try (TestDatabase postgres = Product.POSTGRESQL.fresh();
        TestDatabase maria = Product.MARIADB.fresh()) {
      PGSimpleDataSource nowhere = (PGSimpleDataSource) postgres.source();
      nowhere.setCurrentSchema("nowhere");
      MariaDbDataSource server = (MariaDbDataSource) maria.source();
      server.setUrl(server.getUrl().replaceFirst("/comity_test_\\w+", "/"));

      for (Schema schema :
          new Schema[] {JdbcStorage.on(nowhere).schema(), JdbcStorage.on(server).schema()}) {
        assertThatThrownBy(schema::differences)
            .isInstanceOf(SchemaException.class)
            .hasMessageContaining("no schema in which tables could be")
            .hasMessageContaining("Maybe");
      }
    }
  }
}
