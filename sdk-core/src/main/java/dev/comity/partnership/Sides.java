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

/** The two sides of a partnership with their names, for rules and refusals. */
record Sides(NamedParty one, NamedParty other) {

  List<NamedParty> both() {
    return List.of(one, other);
  }

  Optional<NamedParty> find(CityId party) {
    return both().stream().filter(side -> side.id().equals(party)).findFirst();
  }

  /** Whoever acts for both must speak for one of them at least. */
  List<Refusal> mayAct(Actor actor) {
    boolean speaks = both().stream().anyMatch(side -> actor.speaksFor(side.id().value()));
    return speaks ? List.of() : List.of(new SpeaksForNeither(actor.id(), one, other));
  }

  /** Each side decides for itself only. */
  List<Refusal> mayActFor(CityId party, Actor actor) {
    Optional<NamedParty> side = find(party);
    if (side.isEmpty()) {
      return List.of(new NotASide(party.toString(), one, other));
    }
    return actor.speaksFor(party.value())
        ? List.of()
        : List.of(new NotSpeakingFor(actor.id(), side.get()));
  }
}
