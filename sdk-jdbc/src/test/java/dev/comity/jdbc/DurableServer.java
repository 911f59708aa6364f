package dev.comity.jdbc;

/**
 * A database server started from Maven's artifacts that writes through to the disk before it
 * answers a commit, as in production: for figures about speed.
 *
 * @param url where it is, with a database in which there is nothing yet
 * @param user who logs in, without a password
 * @param stop stops it
 */
public record DurableServer(String url, String user, Runnable stop) implements AutoCloseable {

  /**
   * Starts PostgreSQL.
   *
   * @return the server, with fsync and synchronous_commit on
   */
  public static DurableServer postgresql() {
    PostgresServer it = PostgresServer.start(Durability.DURABLE);
    return new DurableServer(it.server().url(), it.server().user(), it::close);
  }

  /**
   * Starts MariaDB.
   *
   * @return the server, which flushes its log at each commit
   */
  public static DurableServer mariaDb() {
    MariaDbServer it = MariaDbServer.start(Durability.DURABLE);
    String name = HostServer.newName();
    it.run("CREATE DATABASE " + name);
    return new DurableServer(it.server().urlOf(name), it.server().user(), it::close);
  }

  @Override
  public void close() {
    stop.run();
  }
}
