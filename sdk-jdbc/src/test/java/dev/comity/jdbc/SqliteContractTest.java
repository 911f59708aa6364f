package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class SqliteContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.SQLITE.fresh().storage();
  }
}
