package dev.comity;

import dev.comity.backup.Backup;
import dev.comity.gazetteer.CacheFigures;
import dev.comity.gazetteer.Countries;
import dev.comity.gazetteer.Gazetteer;
import dev.comity.gazetteer.PlaceLookup;
import dev.comity.gazetteer.Regions;
import dev.comity.journal.Actor;
import dev.comity.journal.Authorizer;
import dev.comity.journal.IdSource;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedCommands;
import dev.comity.journal.Registrar;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Kinds;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.Organizations;
import dev.comity.register.Register;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What all views of one register share. Wiring is explicit: nothing is found on the class path. */
final class Wiring {

  /** Some 20 MB at most. */
  private static final long LOOKUP_NAMES = 10_000;

  private final Storage storage;
  private final Clock clock;
  private final IdSource ids;
  private final Kinds kinds;
  private final Authorizer authorizer;
  private final Retries retries;
  private final Constraints constraints = new Constraints();
  private Optional<Atlas> atlas = Optional.empty();

  /**
   * What the gazetteer needs beside its places. A program that asks for no place never loads it.
   */
  private record Atlas(PlaceLookup lookup, Countries countries, Regions regions) {}

  Wiring(
      Storage storage,
      Clock clock,
      IdSource ids,
      Kinds kinds,
      Authorizer authorizer,
      Retries retries) {
    this.storage = storage;
    this.clock = clock;
    this.ids = ids;
    this.kinds = kinds;
    this.authorizer = authorizer;
    this.retries = retries;
  }

  Storage storage() {
    return storage;
  }

  Retries retries() {
    return retries;
  }

  Clock clock() {
    return clock;
  }

  Work work(UnitOfWork unit, TenantId tenant, Actor actor, Optional<IdempotencyKey> key) {
    Registrar registrar =
        new Registrar(
            tenant,
            actor,
            authorizer,
            constraints,
            unit.journal(),
            clock,
            ids,
            key.map(it -> new KeyedCommands(it, unit.keyedAnswers())));
    Cities cities = new Cities(registrar, unit.parties());
    Organizations organizations = new Organizations(registrar, unit.parties());
    Partnerships partnerships = new Partnerships(registrar, unit.partnerships(), cities, kinds);
    return new Work(
        unit,
        cities,
        organizations,
        partnerships,
        () -> gazetteer(registrar, unit),
        gazetteer ->
            new Register(
                tenant,
                registrar,
                unit.journal(),
                unit.parties(),
                unit.partnerships(),
                gazetteer,
                cities,
                organizations,
                partnerships,
                kinds));
  }

  List<CacheFigures> caches() {
    return atlas().lookup().figures();
  }

  Backup backup() {
    return new Backup(
        storage,
        (tenant, unit) -> work(unit, tenant, Actor.SYSTEM, Optional.empty()).telling(),
        clock);
  }

  private Gazetteer gazetteer(Registrar registrar, UnitOfWork unit) {
    Atlas shared = atlas();
    return new Gazetteer(
        registrar, unit.places(), shared.lookup(), shared.countries(), shared.regions());
  }

  private synchronized Atlas atlas() {
    if (atlas.isEmpty()) {
      Regions regions = Regions.standard();
      atlas =
          Optional.of(
              new Atlas(PlaceLookup.keeping(LOOKUP_NAMES), Countries.with(regions), regions));
    }
    return atlas.get();
  }

  void close() {
    constraints.close();
    storage.close();
  }
}
