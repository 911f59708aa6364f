package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;

class H2MemoryContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return Product.H2_MEMORY.fresh().storage();
  }
}
