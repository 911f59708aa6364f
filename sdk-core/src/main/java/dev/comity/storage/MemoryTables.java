package dev.comity.storage;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.Event;
import dev.comity.partnership.Partnership;
import dev.comity.party.Party;

/**
 * The tables of the in-memory storage. Keys are texts that begin with the tenant and sort as the
 * ports ask for; every index is a table of its own.
 */
final class MemoryTables {

  /** The gazetteer is one value: an edition with its places. */
  record Places(Edition edition, PlaceIndex index) {}

  final VersionedTable<Key, Event> events = new VersionedTable<>();
  final VersionedTable<Key, Party> parties = new VersionedTable<>();
  final VersionedTable<Key, Key> outsideIds = new VersionedTable<>();
  final VersionedTable<Key, Key> names = new VersionedTable<>();
  final VersionedTable<Key, Key> successors = new VersionedTable<>();
  final VersionedTable<Key, Partnership> partnerships = new VersionedTable<>();
  final VersionedTable<Key, Key> openPairs = new VersionedTable<>();
  final VersionedTable<Key, Key> sides = new VersionedTable<>();
  final VersionedTable<Key, Places> places = new VersionedTable<>();
}
