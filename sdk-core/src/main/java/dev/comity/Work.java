package dev.comity;

import dev.comity.gazetteer.Gazetteer;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.Organizations;
import dev.comity.register.Register;
import dev.comity.register.Telling;
import dev.comity.storage.UnitOfWork;
import dev.comity.storage.Verification;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be done in one unit of work. Valid until the unit ends, and for its thread only. */
public final class Work {

  private final UnitOfWork unit;
  private final Cities cities;
  private final Organizations organizations;
  private final Partnerships partnerships;
  private final Supplier<Gazetteer> opening;
  private final Function<Gazetteer, Register> registering;
  private @Nullable Gazetteer gazetteer;

  /** The gazetteer asks the store for its edition, so it is opened only where it is used. */
  Work(
      UnitOfWork unit,
      Cities cities,
      Organizations organizations,
      Partnerships partnerships,
      Supplier<Gazetteer> opening,
      Function<Gazetteer, Register> registering) {
    this.unit = unit;
    this.cities = cities;
    this.organizations = organizations;
    this.partnerships = partnerships;
    this.opening = opening;
    this.registering = registering;
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
    Gazetteer opened = gazetteer;
    if (opened == null) {
      opened = opening.get();
      gazetteer = opened;
    }
    return opened;
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
    return registering.apply(gazetteer());
  }

  Telling telling() {
    return new Telling(cities, organizations, partnerships);
  }

  Verification verify() {
    return Verification.of(unit, cities, organizations, partnerships);
  }
}
