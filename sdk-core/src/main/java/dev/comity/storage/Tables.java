package dev.comity.storage;

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

/** All tables. What is in them, each tenant has for itself; the gazetteer is shared. */
final class Tables {

  static final Table<EventKey, KeptEvent> EVENTS = new Table<>("entry", EventKey.ORDER);

  /** Where each entry stands in the feed. */
  static final Table<Long, EventKey> FEED =
      new Table<>("feed position", Comparator.<Long>naturalOrder());

  static final Table<PartitionKey, FeedPartition> FEED_PARTITIONS =
      new Table<>("part of the feed", PartitionKey.ORDER);

  static final Table<AnswerKey, KeyedAnswer> KEYED_ANSWERS =
      new Table<>("answer under the key", AnswerKey.ORDER);

  static final Table<UUID, Party> PARTIES = records("party");
  static final Index<Party, OutsideId> OUTSIDE_IDS =
      new Index<>(index("outside id", Comparator.<OutsideId>naturalOrder()), Tables::outsideIds);
  static final Index<Party, NameLink> NAMES =
      new Index<>(index("name", NameLink.ORDER), NameLink::of);
  static final Index<Party, CityLink> MERGED =
      new Index<>(index("merged city", CityLink.ORDER), CityLink::ofSuccessor);

  static final Table<UUID, Partnership> PARTNERSHIPS = records("partnership");
  static final Index<Partnership, OpenPair> OPEN_PAIRS =
      new Index<>(index("open", OpenPair.ORDER), OpenPair::of);
  static final Index<Partnership, CityLink> SIDES =
      new Index<>(index("partnership", CityLink.ORDER), CityLink::ofSides);

  static final Table<String, PlaceEdition> PLACES =
      new Table<>("the gazetteer's", Comparator.<String>naturalOrder());

  private Tables() {}

  private static <R> Table<UUID, R> records(String name) {
    return new Table<>(name, TextOrder.OF_UUIDS);
  }

  private static <K> Table<K, UUID> index(String name, Comparator<K> order) {
    return new Table<>(name, order);
  }

  private static Set<OutsideId> outsideIds(Party party) {
    return party instanceof City city
        ? city.profile().outsideIds()
        : ((Organization) party).outsideIds();
  }
}
