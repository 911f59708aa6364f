package dev.comity;

import dev.comity.gazetteer.Gazetteer;
import dev.comity.party.Cities;
import dev.comity.party.Organizations;
import dev.comity.partnership.Partnerships;
import dev.comity.register.Register;
import dev.comity.storage.UnitOfWork;
import dev.comity.storage.Verification;

/** What can be done in one unit of work. Valid until the unit ends, and for its thread only. */
public final class Work {

  private final UnitOfWork unit;
  private final Cities cities;
  private final Organizations organizations;
  private final Gazetteer gazetteer;
  private final Partnerships partnerships;
  private final Register register;

  Work(
      UnitOfWork unit,
      Cities cities,
      Organizations organizations,
      Gazetteer gazetteer,
      Partnerships partnerships,
      Register register) {
    this.unit = unit;
    this.cities = cities;
    this.organizations = organizations;
    this.gazetteer = gazetteer;
    this.partnerships = partnerships;
    this.register = register;
  }

  /**
   * The cities of the register.
   *
   * @return the service
   */
  public Cities cities() {
    return cities;
  }

  /**
   * The organizations of the register.
   *
   * @return the service
   */
  public Organizations organizations() {
    return organizations;
  }

  /**
   * The gazetteer, which all tenants share.
   *
   * @return the service
   */
  public Gazetteer gazetteer() {
    return gazetteer;
  }

  /**
   * The partnerships of the register.
   *
   * @return the service
   */
  public Partnerships partnerships() {
    return partnerships;
  }

  /**
   * The register as a whole: lists of pairs in, everything out and in.
   *
   * @return the service
   */
  public Register register() {
    return register;
  }

  Verification verify() {
    return Verification.of(unit, cities, organizations, partnerships);
  }
}
