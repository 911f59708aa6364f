package dev.comity.storage;

import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;

/** The ports of one tenant: those of a unit of work, or those of a {@link Notebook}. */
record Ports(
    PartyStore parties,
    PartnershipStore partnerships,
    Journal journal,
    FeedPartitionStore feedPartitions,
    KeyedAnswerStore keyedAnswers) {

  static Ports of(UnitOfWork unit) {
    return new Ports(
        unit.parties(),
        unit.partnerships(),
        unit.journal(),
        unit.feedPartitions(),
        unit.keyedAnswers());
  }
}
