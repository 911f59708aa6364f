package dev.comity.jdbc;

/** The transaction in which a unit of work lives. */
interface Transaction {

  /** Keeps what the unit did, as far as that is ours to decide. */
  void commit();

  /**
   * Ends the unit's part in the transaction.
   *
   * @param kept whether it was committed; if not, what the unit did is undone
   */
  void end(boolean kept);
}
