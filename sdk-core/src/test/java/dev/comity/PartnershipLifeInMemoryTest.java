package dev.comity;

import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;

class PartnershipLifeInMemoryTest extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return new InMemoryStorage();
  }
}
