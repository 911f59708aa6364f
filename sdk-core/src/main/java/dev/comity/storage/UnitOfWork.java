package dev.comity.storage;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import java.util.List;

/**
 * Everything that is read and changed together: all of it is kept, or nothing. Used by one thread.
 *
 * <p>A unit sees its own changes at once. What others commit meanwhile it does not see half: it
 * sees one snapshot, through all its ports, which is taken at the latest when it reads for the
 * first time. A unit that changes something which another one changed first fails with a {@link
 * dev.comity.failure.ConflictException}, at the latest when it commits. It may wait for the other
 * one before. A unit that has met a conflict cannot be committed any more.
 *
 * <p>A unit that begins after another one's commit has returned sees all that was committed. What a
 * port has answered is the caller's: nothing that is written later changes it.
 */
public interface UnitOfWork extends AutoCloseable {

  /**
   * The tenant's journal.
   *
   * @return the port, valid until the unit is closed
   */
  Journal journal();

  /**
   * The tenant's parties.
   *
   * @return the port, valid until the unit is closed
   */
  PartyStore parties();

  /**
   * The tenant's partnerships.
   *
   * @return the port, valid until the unit is closed
   */
  PartnershipStore partnerships();

  /**
   * The gazetteer's places, shared by all tenants.
   *
   * @return the port, valid until the unit is closed
   */
  PlaceStore places();

  /**
   * The tenant's feed.
   *
   * @return the port, valid until the unit is closed
   */
  FeedStore feed();

  /**
   * The tenant's subscriptions to the feed.
   *
   * @return the port, valid until the unit is closed
   */
  FeedPartitionStore feedPartitions();

  /**
   * The answers that the tenant got under idempotency keys.
   *
   * @return the port, valid until the unit is closed
   */
  KeyedAnswerStore keyedAnswers();

  /**
   * Examines what only the adapter can see: whether its index columns and derived rows agree with
   * the records that they were made from. Everything else is verified from above.
   *
   * @return what is wrong with the tenant's records and the gazetteer; empty if nothing is
   */
  List<Finding> inspect();

  /**
   * Keeps everything.
   *
   * @throws dev.comity.failure.ConflictException if another unit was faster; nothing is kept then
   * @throws dev.comity.failure.CommitInDoubtException if the storage did not say whether it kept it
   * @throws dev.comity.failure.StorageException if the storage cannot; nothing is kept then
   * @throws IllegalStateException if the unit is read-only, or was committed or closed before
   */
  void commit();

  /** Ends the unit. What was not committed is forgotten. May be called again. */
  @Override
  void close();
}
