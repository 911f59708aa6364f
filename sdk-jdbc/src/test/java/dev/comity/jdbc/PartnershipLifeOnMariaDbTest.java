package dev.comity.jdbc;

import dev.comity.PartnershipLifeContract;
import dev.comity.storage.Storage;

class PartnershipLifeOnMariaDbTest extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return Product.MARIADB.fresh().storage();
  }
}
