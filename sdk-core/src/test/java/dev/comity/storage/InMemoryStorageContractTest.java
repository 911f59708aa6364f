package dev.comity.storage;

/** The in-memory storage keeps the contract. */
class InMemoryStorageContractTest extends StorageContract {

  @Override
  protected Storage emptyStorage() {
    return new InMemoryStorage();
  }
}
