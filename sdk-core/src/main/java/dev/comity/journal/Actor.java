package dev.comity.journal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who acts, and for which parties. The id goes into the journal for good, so it must not be
 * personal data: a user number, never a name or a mail address.
 *
 * @param id 1 to 64 letters, digits, dots, hyphens, underscores or colons
 * @param parties the parties that the actor may speak for; empty for a registrar, who records what
 *     any party did
 */
public record Actor(String id, Optional<Set<UUID>> parties) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** The program itself, where the host names nobody: a registrar. */
  public static final Actor SYSTEM = registrar("system");

  /** Checks the form. */
  public Actor {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'"
              + id
              + "' is not an actor's id: 1 to 64 letters, digits or . _ : - are needed, and no"
              + " personal data. Maybe 'clerk-17'?");
    }
    parties = parties.map(Set::copyOf);
  }

  /**
   * Somebody who records what any party did, such as a clerk of the association or an import.
   *
   * @param id the actor's id
   * @return the actor
   */
  public static Actor registrar(String id) {
    return new Actor(id, Optional.empty());
  }

  /**
   * Somebody who speaks for certain parties only.
   *
   * @param id the actor's id
   * @param parties those parties
   * @return the actor
   */
  public static Actor of(String id, Set<UUID> parties) {
    return new Actor(id, Optional.of(parties));
  }

  /**
   * Tells whether the actor may speak for a party.
   *
   * @param party the party's identifier
   * @return true for a registrar, and for the actor's own parties
   */
  public boolean speaksFor(UUID party) {
    return parties.map(mine -> mine.contains(party)).orElse(true);
  }

  /** The id. */
  @Override
  public String toString() {
    return id;
  }
}
