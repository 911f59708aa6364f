package dev.comity.backup;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.Place;
import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.party.Party;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that the ports of a storage show, for comparing two of them. Leases are left out.
 *
 * @param edition the gazetteer's edition
 * @param places its places
 * @param tenants each tenant's own
 */
public record Everything(
    Optional<Edition> edition, List<Place> places, Map<TenantId, OfTenant> tenants) {

  /** Of a storage without content. */
  public static final Everything NOTHING =
      new Everything(Optional.empty(), List.of(), new TreeMap<>());

  private static final int ALL = 1_000_000;

  /**
   * Everything of one tenant.
   *
   * @param entries the journal in its order
   * @param feed the entries with their positions
   * @param parties the parties as they stand
   * @param partnerships the partnerships as they stand
   * @param subscriptions the parts of all subscriptions, without leases
   * @param answers the answers under idempotency keys
   */
  public record OfTenant(
      List<Event> entries,
      List<FeedEntry> feed,
      List<Party> parties,
      List<Partnership> partnerships,
      List<FeedPartition> subscriptions,
      List<KeyedAnswer> answers) {}

  /**
   * Reads everything.
   *
   * @param storage where from
   * @return what it holds
   */
  public static Everything of(Storage storage) {
    Map<TenantId, OfTenant> tenants = new TreeMap<>();
    for (TenantId tenant : storage.tenants()) {
      try (UnitOfWork unit = storage.begin(tenant, Access.READ)) {
        tenants.put(tenant, of(unit));
      }
    }
    try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.READ)) {
      List<Place> places = new ArrayList<>();
      unit.places().forEach(places::add);
      return new Everything(unit.places().edition(), places, tenants);
    }
  }

  private static OfTenant of(UnitOfWork unit) {
    return new OfTenant(
        unit.journal().page(Optional.empty(), ALL),
        unit.feed().after(0, Slice.WHOLE, ALL),
        unit.parties().page(Optional.empty(), ALL),
        unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), ALL),
        unit.feedPartitions().subscriptions().stream()
            .flatMap(name -> unit.feedPartitions().of(name).stream())
            .map(Everything::withoutLease)
            .toList(),
        unit.keyedAnswers().page(Optional.empty(), ALL));
  }

  private static FeedPartition withoutLease(FeedPartition it) {
    return new FeedPartition(
        it.subscription(), it.slice(), it.version(), it.acknowledged(), Optional.empty());
  }
}
