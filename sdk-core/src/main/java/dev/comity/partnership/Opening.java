package dev.comity.partnership;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.DateRefusal;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.Registrar;
import dev.comity.partnership.PartnershipRefusal.AlreadyOpen;
import dev.comity.partnership.PartnershipRefusal.PairedWithItself;
import dev.comity.partnership.PartnershipRefusal.UnknownKind;
import dev.comity.party.Cities;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.PartyRefusal.AlreadyMerged;
import dev.comity.party.PartyRefusal.NoSuchParty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The first entry about a partnership, whether it is proposed or taken over, and its rules. */
final class Opening {

  private final Registrar registrar;
  private final PartnershipStore store;
  private final Cities cities;
  private final Kinds kinds;

  Opening(Registrar registrar, PartnershipStore store, Cities cities, Kinds kinds) {
    this.registrar = registrar;
    this.store = store;
    this.cities = cities;
    this.kinds = kinds;
  }

  Outcome<Partnership> open(
      CityId one,
      CityId other,
      String code,
      Status status,
      Optional<PartialDate> on,
      String type,
      UnaryOperator<Payload.Builder> facts) {
    List<Refusal> reasons = new ArrayList<>();
    List<List<City>> families = cities.withPredecessors(List.of(one, other));
    Optional<City> first = families.get(0).stream().findFirst();
    Optional<City> second = families.get(1).stream().findFirst();
    if (first.isEmpty()) {
      reasons.add(new NoSuchParty(one));
    }
    if (second.isEmpty() && !one.equals(other)) {
      reasons.add(new NoSuchParty(other));
    }
    Optional<Kind> kind = kinds.find(code);
    if (kind.isEmpty()) {
      reasons.add(new UnknownKind(code, kinds.codes()));
    }
    LocalDate effective = on.map(PartialDate::first).orElse(registrar.today());
    if (first.isPresent() && second.isPresent()) {
      reasons.addAll(between(first.get(), second.get(), families, kind, status, effective));
    }
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    PartnershipId id = new PartnershipId(registrar.newId());
    Pair pair = Pair.of(one, other);
    Payload.Builder payload =
        Payload.builder()
            .text("on", on)
            .text("one", pair.first().value())
            .text("other", pair.second().value())
            .text("kind", code);
    Draft draft = PartnershipStory.draft(type, effective, facts.apply(payload));
    Event event = registrar.open(id.aggregate(), draft);
    Partnership partnership = PartnershipStory.after(id, Optional.empty(), event);
    store.insert(partnership);
    return Outcome.done(partnership);
  }

  private List<Refusal> between(
      City one,
      City other,
      List<List<City>> families,
      Optional<Kind> kind,
      Status status,
      LocalDate effective) {
    List<Refusal> reasons = new ArrayList<>();
    Sides sides =
        new Sides(one.id(), other.id(), id -> id.equals(one.id()) ? one.named() : other.named());
    reasons.addAll(sides.mayAct(registrar.actor()));
    reasons.addAll(DateRefusal.against(effective, effective, registrar.today()));
    if (one.id().equals(other.id())) {
      reasons.add(new PairedWithItself(one.named()));
      return reasons;
    }
    for (City city : List.of(one, other)) {
      city.mergedInto()
          .flatMap(cities::find)
          .ifPresent(into -> reasons.add(new AlreadyMerged(city.named(), into.named())));
    }
    if (kind.isPresent() && status.isOpen()) {
      standing(families, kind.get())
          .ifPresent(
              open ->
                  reasons.add(
                      new AlreadyOpen(
                          kind.get(), sides.one(), sides.other(), open.id(), open.status())));
    }
    return reasons;
  }

  /** What a merged city left behind stands in the way as if it were its successor's. */
  Optional<Partnership> standing(CityId one, CityId other, Kind kind) {
    return standing(cities.withPredecessors(List.of(one, other)), kind);
  }

  private Optional<Partnership> standing(List<List<City>> families, Kind kind) {
    for (City a : families.get(0)) {
      for (City b : families.get(1)) {
        if (!a.id().equals(b.id())) {
          Optional<Partnership> open = store.findOpen(Pair.of(a.id(), b.id()), kind.code());
          if (open.isPresent()) {
            return open;
          }
        }
      }
    }
    return Optional.empty();
  }
}
