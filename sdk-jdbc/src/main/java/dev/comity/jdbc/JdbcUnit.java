package dev.comity.jdbc;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.sql.Connection;
import java.util.List;

/** A unit of work on one connection, in a {@link Transaction} of ours or of the host's. */
final class JdbcUnit implements UnitOfWork {

  private enum State {
    OPEN,
    /** The commit was tried, and did not succeed. */
    ENDED,
    COMMITTED,
    CLOSED
  }

  private final Transaction transaction;
  private final Access access;
  private final Session session;
  private final JdbcJournal journal;
  private final JdbcFeed feed;
  private final JdbcFeedPartitions feedPartitions;
  private final JdbcKeyedAnswers keyedAnswers;
  private final JdbcParties parties;
  private final JdbcPartnerships partnerships;
  private final JdbcPlaces places;
  private final Inspection inspection;
  private State state = State.OPEN;

  JdbcUnit(
      Connection connection,
      Dialect dialect,
      TableNames tables,
      Transaction transaction,
      TenantId tenant,
      Access access,
      int timeoutSeconds) {
    this.transaction = transaction;
    this.access = access;
    this.session = new Session(connection, dialect, timeoutSeconds, transaction::failed);
    this.journal = new JdbcJournal(this, session, dialect, tables, tenant);
    this.feed = new JdbcFeed(this, session, journal, tables, tenant);
    this.feedPartitions = new JdbcFeedPartitions(this, session, dialect, tables, tenant);
    this.keyedAnswers = new JdbcKeyedAnswers(this, session, dialect, tables, tenant);
    this.parties = new JdbcParties(this, session, tables, tenant);
    this.partnerships = new JdbcPartnerships(this, session, tables, tenant);
    this.places = new JdbcPlaces(this, session, dialect, tables);
    this.inspection = new Inspection(session, dialect, tables, tenant);
  }

  /** Called by every port before it reads. */
  void reading() {
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "This unit of work is closed. Maybe a service was kept beyond its unit?");
    }
    if (state == State.ENDED || session.hasFailed()) {
      throw new IllegalStateException(
          "This unit of work has failed, and nothing of it can be kept. Maybe close it and begin"
              + " another one?");
    }
  }

  /** Called by every port before it writes. */
  void writing() {
    reading();
    if (access == Access.READ) {
      throw new IllegalStateException(
          "This unit of work only reads. Maybe use Comity.write instead of Comity.read?");
    }
    if (state == State.COMMITTED) {
      throw new IllegalStateException("This unit of work is committed. Begin another one.");
    }
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public PartyStore parties() {
    return parties;
  }

  @Override
  public PartnershipStore partnerships() {
    return partnerships;
  }

  @Override
  public PlaceStore places() {
    return places;
  }

  @Override
  public FeedStore feed() {
    return feed;
  }

  @Override
  public FeedPartitionStore feedPartitions() {
    return feedPartitions;
  }

  @Override
  public KeyedAnswerStore keyedAnswers() {
    return keyedAnswers;
  }

  @Override
  public List<Finding> inspect() {
    reading();
    session.send();
    return inspection.findings();
  }

  @Override
  public void commit() {
    writing();
    feed.keepRestored();
    session.send();
    state = State.ENDED;
    transaction.commit();
    state = State.COMMITTED;
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    boolean keep = state == State.COMMITTED;
    state = State.CLOSED;
    try {
      session.close();
    } finally {
      transaction.end(keep);
    }
  }
}
