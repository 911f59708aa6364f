package dev.comity.jdbc;

import dev.comity.PartnershipLifeContract;
import dev.comity.storage.Storage;

class PartnershipLifeOnPostgresTest extends PartnershipLifeContract {

  @Override
  protected Storage emptyStorage() {
    return Product.POSTGRESQL.fresh().storage();
  }
}
