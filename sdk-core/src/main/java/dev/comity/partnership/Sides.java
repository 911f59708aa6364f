package dev.comity.partnership;

import dev.comity.failure.Refusal;
import dev.comity.journal.Actor;
import dev.comity.partnership.PartnershipRefusal.NotASide;
import dev.comity.partnership.PartnershipRefusal.SpeaksForNeither;
import dev.comity.party.CityId;
import dev.comity.party.NamedParty;
import dev.comity.party.PartyRefusal.NotSpeakingFor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The two sides of a partnership, for rules; their names are asked for by refusals only. */
final class Sides {

  private final CityId one;
  private final CityId other;
  private final Function<CityId, NamedParty> names;

  Sides(CityId one, CityId other, Function<CityId, NamedParty> names) {
    this.one = one;
    this.other = other;
    this.names = names;
  }

  NamedParty one() {
    return named(one);
  }

  NamedParty other() {
    return named(other);
  }

  List<CityId> both() {
    return List.of(one, other);
  }

  boolean has(CityId party) {
    return both().contains(party);
  }

  NamedParty named(CityId side) {
    return names.apply(side);
  }

  Optional<NamedParty> find(CityId party) {
    return has(party) ? Optional.of(named(party)) : Optional.empty();
  }

  /** Whoever acts for both must speak for one of them at least. */
  List<Refusal> mayAct(Actor actor) {
    boolean speaks = both().stream().anyMatch(side -> actor.speaksFor(side.value()));
    return speaks ? List.of() : List.of(new SpeaksForNeither(actor.id(), one(), other()));
  }

  /** Each side decides for itself only. */
  List<Refusal> mayActFor(CityId party, Actor actor) {
    if (!has(party)) {
      return List.of(new NotASide(party.toString(), one(), other()));
    }
    return actor.speaksFor(party.value())
        ? List.of()
        : List.of(new NotSpeakingFor(actor.id(), named(party)));
  }
}
