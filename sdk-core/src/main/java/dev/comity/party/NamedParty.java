package dev.comity.party;

/**
 * A party and the name by which to speak of it.
 *
 * @param id the party
 * @param name its name
 */
public record NamedParty(PartyId id, String name) {

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
