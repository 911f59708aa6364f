package dev.comity.jdbc;

import dev.comity.failure.StorageException;
import java.util.Optional;

/** The transaction in which a unit of work lives. */
interface Transaction {

  /** Of a host that is asked something without a unit of work. */
  Transaction OF_NO_UNIT =
      new Transaction() {
        @Override
        public Optional<String> prelude() {
          return Optional.empty();
        }

        @Override
        public void commit() {}

        @Override
        public StorageException failed(StorageException fault) {
          return fault;
        }

        @Override
        public void end(boolean kept) {}
      };

  /** What has to be sent ahead of the first statement, if anything. */
  Optional<String> prelude();

  /** Keeps what the unit did, as far as that is ours to decide. */
  void commit();

  /**
   * Called once, when a statement of the unit has failed and nothing of the unit can be kept.
   *
   * @param fault what the statement failed with
   * @return what the caller is to be told
   */
  StorageException failed(StorageException fault);

  /**
   * Ends the unit's part in the transaction.
   *
   * @param kept whether it was committed; if not, what the unit did is undone
   */
  void end(boolean kept);
}
