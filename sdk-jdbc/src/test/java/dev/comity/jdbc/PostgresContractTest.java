package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class PostgresContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.POSTGRESQL.fresh().storage();
  }
}
