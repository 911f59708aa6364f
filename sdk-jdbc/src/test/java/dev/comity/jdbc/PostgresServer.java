package dev.comity.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, or what speaks its protocol. Started from Maven's artifacts it compares text by a
 * language's rules and lives in another time zone than the JVM, since hosts' servers do.
 */
final class PostgresServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Stopped by its own shutdown hook when the JVM ends. */
  private static final Once<PostgresServer> SHARED =
      new Once<>(
          () ->
              HostServer.named("postgresql")
                  .map(it -> new PostgresServer(it, () -> {}))
                  .orElseGet(() -> start(Durability.FAST)));

  private final HostServer server;
  private final Runnable stop;

  private PostgresServer(HostServer server, Runnable stop) {
    this.server = server;
    this.stop = stop;
  }

  /** The server that all tests of this JVM share. */
  static PostgresServer shared() {
    return SHARED.get();
  }

  /** A server of its own. */
  static PostgresServer start(Durability durability) {
    Path folder = TestFiles.folder("postgresql");
    File log = folder.resolve("server.log").toFile();
    String durable = durability == Durability.DURABLE ? "on" : "off";
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setDataDirectory(folder.resolve(HostServer.newName()))
              .setLocaleConfig("locale-provider", "icu")
              .setLocaleConfig("icu-locale", "en-US")
              .setServerConfig("fsync", durable)
              .setServerConfig("synchronous_commit", durable)
              .setServerConfig("timezone", "Asia/Kathmandu")
              .setServerConfig("deadlock_timeout", "50ms")
              .setPGStartupWait(PATIENCE)
              .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
              .start();
      return new PostgresServer(
          new HostServer(postgres.getJdbcUrl("postgres", "postgres"), "postgres", ""),
          () -> stop(postgres));
    } catch (IOException | IllegalStateException e) {
      throw new AssertionError(
          "PostgreSQL does not start, and a test that needs it fails. Its log is "
              + log
              + ". Maybe give it a server by -Dcomity.test.postgresql.url?",
          e);
    }
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }

  HostServer server() {
    return server;
  }

  /** A schema of its own in the database that is there. */
  TestDatabase fresh() {
    return fresh("");
  }

  /**
   * A schema of its own in the database that is there.
   *
   * @param settings further settings of the driver
   */
  TestDatabase fresh(String settings) {
    String schema = HostServer.newName();
    PGSimpleDataSource administrator = source(server.url());
    TestDatabase.run(administrator, "CREATE SCHEMA " + schema);
    PGSimpleDataSource source = source(HostServer.with(server.url(), settings));
    source.setCurrentSchema(schema);
    return new TestDatabase(
        source, () -> TestDatabase.run(administrator, "DROP SCHEMA " + schema + " CASCADE"));
  }

  /**
   * A database of its own.
   *
   * @param options what follows CREATE DATABASE and the name
   */
  TestDatabase freshDatabase(String options) {
    String name = HostServer.newName();
    PGSimpleDataSource administrator = source(server.url());
    TestDatabase.run(administrator, "CREATE DATABASE " + name + " " + options);
    return new TestDatabase(
        source(server.urlOf(name)), () -> TestDatabase.run(administrator, "DROP DATABASE " + name));
  }

  private PGSimpleDataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    if (!server.user().isEmpty()) {
      source.setUser(server.user());
      source.setPassword(server.password());
    }
    return source;
  }

  @Override
  public void close() {
    stop.run();
  }
}
