package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class H2FileContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.H2_FILE.fresh().storage();
  }
}
