package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class MariaDbContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.MARIADB.fresh().storage();
  }
}
