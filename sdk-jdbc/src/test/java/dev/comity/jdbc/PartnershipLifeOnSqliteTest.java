package dev.comity.jdbc;

import dev.comity.PartnershipLifeContract;
import dev.comity.storage.Storage;

class PartnershipLifeOnSqliteTest extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return Product.SQLITE.fresh().storage();
  }
}
