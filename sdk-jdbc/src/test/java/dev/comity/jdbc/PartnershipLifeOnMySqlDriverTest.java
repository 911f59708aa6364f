package dev.comity.jdbc;

import dev.comity.PartnershipLifeContract;
import dev.comity.storage.Storage;

class PartnershipLifeOnMySqlDriverTest extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return Product.MYSQL.fresh().storage();
  }
}
