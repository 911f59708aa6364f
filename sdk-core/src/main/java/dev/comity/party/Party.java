package dev.comity.party;

/**
 * A party to a partnership: a {@link City} (a local government of any tier) or an {@link
 * Organization}.
 */
public sealed interface Party permits City, Organization {

  /**
   * The party's id.
   *
   * @return the id, which never changes
   */
  PartyId id();

  /**
   * The number of the newest journal entry about the party.
   *
   * @return at least 1
   */
  long version();

  /**
   * The party's name of now.
   *
   * @return the name in its usual international spelling
   */
  String name();

  /**
   * The party with its name, for telling people about it.
   *
   * @return id and name
   */
  default NamedParty named() {
    return new NamedParty(id(), name());
  }
}
