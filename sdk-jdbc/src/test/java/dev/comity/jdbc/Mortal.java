package dev.comity.jdbc;

/** A database whose own process, if it has one, can be killed and started again. */
interface Mortal extends AutoCloseable {

  /** The product. */
  String name();

  /**
   * An empty database, with everything that the product can do to keep what it has acknowledged.
   */
  TestDatabase fresh();

  /** Its URL, for another JVM. */
  String urlOf(TestDatabase database);

  /** Who logs in, without a password. */
  String user();

  /** Whether there is a process besides those that use the database. */
  boolean isServer();

  /** SIGKILL to the server and to all of its processes; returns when they are gone. */
  void kill() throws Exception;

  /** Starts it again on what it has left; returns when it answers. */
  void start() throws Exception;

  @Override
  void close() throws Exception;
}
