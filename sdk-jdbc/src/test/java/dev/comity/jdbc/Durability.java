package dev.comity.jdbc;

/** Whether a server of the tests writes through to the disk before it answers a commit. */
enum Durability {
  /** It does not: the tests are quicker, and what survives a crash is not asked. */
  FAST,
  /** As in production, for tests that kill the server and for figures about speed. */
  DURABLE
}
