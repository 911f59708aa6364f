package dev.comity.party;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import java.util.Locale;

/** Why a command about a party was refused. */
public sealed interface PartyRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * The register holds no such party.
   *
   * @param party the id that was given
   */
  record NoSuchParty(PartyId party) implements PartyRefusal {}

  /**
   * An identifier of another catalogue is already held.
   *
   * @param outsideId the identifier
   * @param holder the party that holds it
   */
  record OutsideIdTaken(OutsideId outsideId, NamedParty holder) implements PartyRefusal {}

  /**
   * The new name is the name of now.
   *
   * @param name the name
   */
  record SameName(String name) implements PartyRefusal {}

  /**
   * The city has ended by being merged.
   *
   * @param city the city
   * @param into the city that took it in
   */
  record AlreadyMerged(NamedParty city, NamedParty into) implements PartyRefusal {}

  /**
   * A city cannot be merged into itself.
   *
   * @param city the city
   */
  record MergedIntoItself(NamedParty city) implements PartyRefusal {}

  /**
   * The actor does not speak for the party.
   *
   * @param actor the actor's id
   * @param party the party
   */
  record NotSpeakingFor(String actor, NamedParty party) implements PartyRefusal {}
}
