package dev.comity.storage;

import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.KeyedAnswer;
import dev.comity.partnership.Partnership;
import dev.comity.party.City;
import dev.comity.party.Organization;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** The tables of one tenant. Each tenant has its own, so that none can come upon another's. */
final class TenantTables {

  final VersionedTable<EventKey, Event> events = new VersionedTable<>("entry", EventKey.ORDER);

  /** Where each entry stands in the feed. */
  final VersionedTable<Long, EventKey> feed =
      new VersionedTable<>("feed position", Comparator.<Long>naturalOrder());

  /** The last position that was given. Guarded by the storage's commit lock. */
  long lastPosition;

  final VersionedTable<PartitionKey, FeedPartition> feedPartitions =
      new VersionedTable<>("part of the feed", PartitionKey.ORDER);

  final VersionedTable<AnswerKey, KeyedAnswer> keyedAnswers =
      new VersionedTable<>("answer under the key", AnswerKey.ORDER);

  final VersionedTable<UUID, Party> parties = records("party");
  final Index<Party, OutsideId> outsideIds =
      new Index<>(
          index("outside id", Comparator.<OutsideId>naturalOrder()), TenantTables::outsideIds);
  final Index<Party, NameLink> names = new Index<>(index("name", NameLink.ORDER), NameLink::of);
  final Index<Party, CityLink> merged =
      new Index<>(index("merged city", CityLink.ORDER), CityLink::ofSuccessor);

  final VersionedTable<UUID, Partnership> partnerships = records("partnership");
  final Index<Partnership, OpenPair> openPairs =
      new Index<>(index("open", OpenPair.ORDER), OpenPair::of);
  final Index<Partnership, CityLink> sides =
      new Index<>(index("partnership", CityLink.ORDER), CityLink::ofSides);

  private static <R> VersionedTable<UUID, R> records(String name) {
    return new VersionedTable<>(name, TextOrder.OF_UUIDS);
  }

  private static <K> VersionedTable<K, UUID> index(String name, Comparator<K> order) {
    return new VersionedTable<>(name, order);
  }

  private static Set<OutsideId> outsideIds(Party party) {
    return party instanceof City city
        ? city.profile().outsideIds()
        : ((Organization) party).outsideIds();
  }

  /** How many versions of records and index rows are kept. */
  long versions() {
    return events.versions()
        + feed.versions()
        + feedPartitions.versions()
        + keyedAnswers.versions()
        + parties.versions()
        + outsideIds.table().versions()
        + names.table().versions()
        + merged.table().versions()
        + partnerships.versions()
        + openPairs.table().versions()
        + sides.table().versions();
  }
}
