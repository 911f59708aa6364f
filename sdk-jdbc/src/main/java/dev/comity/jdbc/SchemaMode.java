package dev.comity.jdbc;

/**
 * What a storage does about its tables when it is built. No DDL ever runs unless the host says so.
 */
public enum SchemaMode {
  /** Look whether the tables are as they should be, and refuse to start if not. The default. */
  VALIDATE,
  /** As {@link #VALIDATE}, but say in the refusal which DDL would have to run. */
  PLAN,
  /** Run the steps that are missing, then validate. */
  APPLY,
  /** Do not look: the host vouches for the tables. */
  SKIP
}
