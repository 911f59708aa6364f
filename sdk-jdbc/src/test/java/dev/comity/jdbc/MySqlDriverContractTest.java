package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class MySqlDriverContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.MYSQL.fresh().storage();
  }
}
