package dev.comity.partnership;

import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An agreement between two cities, as it stands. Both sides see the same.
 *
 * @param id the id, the same for both sides
 * @param version the number of the newest journal entry about it
 * @param pair the two cities
 * @param kind the code of its kind
 * @param status how far it has come, formally
 * @param vitality whether it is alive
 * @param inForceSince since when it is in force, if it is known
 * @param endedOn when it ended, if it has
 * @param text the hash of the text that lies before the bodies or was approved by them
 * @param approvals the resolutions that approve that text, at most one of each party
 * @param suspendedBy the party that suspended it, while it is suspended
 * @param lastActivity the day of the last thing that both did together
 * @param references under which reference a side keeps it in its own files
 * @param latest the effective date of the newest entry: the next one may not lie before it
 */
public record Partnership(
    PartnershipId id,
    long version,
    Pair pair,
    String kind,
    Status status,
    Vitality vitality,
    Optional<PartialDate> inForceSince,
    Optional<PartialDate> endedOn,
    Optional<Hash> text,
    List<Resolution> approvals,
    Optional<CityId> suspendedBy,
    Optional<LocalDate> lastActivity,
    Map<CityId, String> references,
    LocalDate latest) {

  /** Copies the collections. */
  public Partnership {
    approvals = List.copyOf(approvals);
    references = references.isEmpty() ? Map.of() : sorted(references);
  }

  private static Map<CityId, String> sorted(Map<CityId, String> references) {
    TreeMap<CityId, String> sorted = new TreeMap<>(Comparator.comparing(CityId::toString));
    sorted.putAll(references);
    return Collections.unmodifiableMap(sorted);
  }

  /**
   * Tells whether it stands in the way of another one of its kind between the same cities.
   *
   * @return true until it has ended
   */
  public boolean isOpen() {
    return status.isOpen();
  }

  /**
   * The resolution by which a party approved the text.
   *
   * @param party the party
   * @return the resolution, if there is one
   */
  public Optional<Resolution> approvalOf(CityId party) {
    return approvals.stream().filter(it -> it.party().equals(party)).findFirst();
  }
}
