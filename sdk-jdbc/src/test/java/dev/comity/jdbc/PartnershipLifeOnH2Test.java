package dev.comity.jdbc;

import dev.comity.PartnershipLifeContract;
import dev.comity.storage.Storage;

class PartnershipLifeOnH2Test extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return Product.H2_MEMORY.fresh().storage();
  }
}
