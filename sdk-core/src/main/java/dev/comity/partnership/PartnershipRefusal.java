package dev.comity.partnership;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import dev.comity.journal.Hash;
import dev.comity.party.NamedParty;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a command about a partnership was refused. */
public sealed interface PartnershipRefusal extends Refusal {

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * The register holds no such partnership.
   *
   * @param partnership the id that was given
   */
  record NoSuchPartnership(PartnershipId partnership) implements PartnershipRefusal {}

  /**
   * A city cannot be its own partner.
   *
   * @param city the city
   */
  record PairedWithItself(NamedParty city) implements PartnershipRefusal {}

  /**
   * The kind is not one that the register knows.
   *
   * @param kind the code that was given
   * @param known the codes that are known
   */
  record UnknownKind(String kind, List<String> known) implements PartnershipRefusal {}

  /**
   * An open partnership of the kind already stands between the cities.
   *
   * @param kind the kind
   * @param one a city
   * @param other the other city
   * @param open the open partnership
   * @param status its status
   */
  record AlreadyOpen(Kind kind, NamedParty one, NamedParty other, PartnershipId open, Status status)
      implements PartnershipRefusal {}

  /**
   * The step cannot be taken in the status of now.
   *
   * @param step the step
   * @param status the status of now
   * @param needed the statuses in which it can be taken
   */
  record NotNow(Step step, Status status, List<Status> needed) implements PartnershipRefusal {}

  /**
   * The deciding body of a party has not approved the text.
   *
   * @param party the party
   * @param kind the kind, which asks for it
   */
  record NotYetApproved(NamedParty party, Kind kind) implements PartnershipRefusal {}

  /**
   * A party has approved the text already.
   *
   * @param party the party
   * @param body the body that approved it
   */
  record ApprovedAlready(NamedParty party, String body) implements PartnershipRefusal {}

  /**
   * Another text was approved than lies before the bodies.
   *
   * @param given the hash of the text that was approved
   * @param pending the hash of the text that lies before the bodies, if one does
   */
  record OtherText(Hash given, Optional<Hash> pending) implements PartnershipRefusal {}

  /**
   * The motion was lost.
   *
   * @param party the party
   * @param vote the vote
   */
  record VoteLost(NamedParty party, Vote vote) implements PartnershipRefusal {}

  /**
   * The party is not one side of the partnership.
   *
   * @param party the party
   * @param one a side
   * @param other the other side
   */
  record NotASide(String party, NamedParty one, NamedParty other) implements PartnershipRefusal {}

  /**
   * Somebody who speaks for neither side cannot act for both.
   *
   * @param actor the actor's id
   * @param one a side
   * @param other the other side
   */
  record SpeaksForNeither(String actor, NamedParty one, NamedParty other)
      implements PartnershipRefusal {}

  /**
   * The other side suspended the partnership.
   *
   * @param party the party that wants to resume it
   * @param suspender the party that suspended it
   */
  record SuspendedByOther(NamedParty party, NamedParty suspender) implements PartnershipRefusal {}

  /**
   * Too little time has passed since the last activity.
   *
   * @param lastActivity the day of the last activity, or of the beginning
   * @param earliest the first day on which the partnership may be called dormant
   */
  record TooLively(LocalDate lastActivity, LocalDate earliest) implements PartnershipRefusal {}

  /** The partnership is called dormant already. */
  record DormantAlready() implements PartnershipRefusal {}

  /** The partnership is neither dormant nor ended: there is nothing to bring back. */
  record NothingToReactivate() implements PartnershipRefusal {}

  /**
   * A party has not resolved to bring the partnership back.
   *
   * @param party the party
   */
  record NotYetResolved(NamedParty party) implements PartnershipRefusal {}

  /**
   * Another body decided than the one that approved the partnership.
   *
   * @param party the party
   * @param body the body that decided now
   * @param approver the body that approved then
   */
  record OtherBody(NamedParty party, String body, String approver) implements PartnershipRefusal {}

  /**
   * This way of ending does not fit the status of now.
   *
   * @param how the way of ending
   * @param status the status of now
   */
  record EndsOtherwise(Status how, Status status) implements PartnershipRefusal {}

  /**
   * There is no entry of that number that can be corrected.
   *
   * @param entry the number
   * @param correctable the numbers that can be
   */
  record NoSuchEntry(long entry, List<Long> correctable) implements PartnershipRefusal {}

  /**
   * The corrected date would overtake another entry.
   *
   * @param date the date that was given
   * @param notBefore the date of the entry before
   * @param notAfter the date of the entry after it
   */
  record OutOfOrder(LocalDate date, LocalDate notBefore, LocalDate notAfter)
      implements PartnershipRefusal {}
}
