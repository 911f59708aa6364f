package dev.comity.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * MySQL's driver, on the server that there is: the host's own, or the one that the profile {@code
 * mysql} fetches (half a gigabyte, and it needs libaio), or else MariaDB, whose protocol is the
 * same.
 */
final class MySqlServer {

  private static final int PATIENCE_SECONDS = 120;

  /** This driver encrypts where it can; to a server on the same machine that is only slow. */
  private static final String NO_TLS = "?sslMode=DISABLED";

  private static final Once<HostServer> SHARED =
      new Once<>(() -> HostServer.named("mysql").orElseGet(MySqlServer::fetchedOrMariaDb));

  private MySqlServer() {}

  private static HostServer fetchedOrMariaDb() {
    String home = System.getProperty("comity.test.mysql.home", "");
    if (!home.isEmpty()) {
      return start(Path.of(home));
    }
    HostServer maria = MariaDbServer.shared().server();
    return new HostServer(
        maria.url().replace("jdbc:mariadb:", "jdbc:mysql:") + NO_TLS,
        maria.user(),
        maria.password());
  }

  /** A database of its own on the server that all tests of this JVM share. */
  static TestDatabase fresh() {
    return fresh("");
  }

  /**
   * A database of its own on the server that all tests of this JVM share.
   *
   * @param settings further settings of the driver
   */
  static TestDatabase fresh(String settings) {
    String name = HostServer.newName();
    HostServer server = SHARED.get();
    MysqlDataSource administrator = source(server, server.url());
    TestDatabase.run(administrator, "CREATE DATABASE " + name);
    return new TestDatabase(
        source(server, HostServer.with(server.urlOf(name), settings)),
        () -> TestDatabase.run(administrator, "DROP DATABASE " + name));
  }

  private static MysqlDataSource source(HostServer server, String url) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(url);
    source.setUser(server.user());
    source.setPassword(server.password());
    return source;
  }

  private static HostServer start(Path home) {
    Path folder = TestFiles.folder("mysql/" + HostServer.newName());
    File log = folder.resolve("server.log").toFile();
    try {
      String program = home.resolve("bin").resolve("mysqld").toString();
      List<String> settings =
          List.of(
              program, "--no-defaults", "--basedir=" + home, "--datadir=" + folder.resolve("data"));
      List<String> install = as(settings, "--initialize-insecure");
      if (!new ProcessBuilder(install)
          .redirectErrorStream(true)
          .redirectOutput(log)
          .start()
          .waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("MySQL takes too long to install itself; see " + log);
      }
      int port = freePort();
      Process mysql =
          new ProcessBuilder(
                  as(
                      settings,
                      "--port=" + port,
                      "--bind-address=127.0.0.1",
                      "--socket=" + System.getProperty("java.io.tmpdir") + "/comity" + port,
                      "--mysqlx=OFF",
                      "--default-time-zone=+05:45",
                      "--innodb-flush-log-at-trx-commit=2",
                      "--skip-log-bin"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(mysql, folder), "mysql-stop"));
      HostServer server =
          new HostServer("jdbc:mysql://localhost:" + port + "/" + NO_TLS, "root", "");
      await(server, mysql, log);
      return server;
    } catch (IOException e) {
      throw new AssertionError(
          "MySQL does not start; its log is "
              + log
              + ". Maybe libaio is missing, or give it a server by -Dcomity.test.mysql.url?",
          e);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  private static List<String> as(List<String> settings, String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    if (System.getProperty("user.name").equals("root")) {
      all.add("--user=root");
    }
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void await(HostServer server, Process mysql, File log)
      throws InterruptedException {
    for (int second = 0; second < PATIENCE_SECONDS && mysql.isAlive(); second++) {
      try (Connection ready = source(server, server.url()).getConnection()) {
        if (ready.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        Thread.sleep(1_000); // it is still starting; if it never answers, that is said below
      }
    }
    throw new AssertionError(
        "MySQL does not start; its log is "
            + log
            + ". Maybe give it a server by -Dcomity.test.mysql.url?");
  }

  private static void stop(Process mysql, Path folder) {
    mysql.destroy();
    try {
      mysql.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      TestFiles.delete(folder);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException("MySQL was not stopped", e));
    }
  }
}
