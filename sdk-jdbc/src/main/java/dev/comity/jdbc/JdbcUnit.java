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
import java.util.function.Supplier;

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
  private final Dialect dialect;
  private final TableNames tables;
  private final TenantId tenant;
  private final JdbcJournal journal;
  private final JdbcFeed feed;
  private final JdbcParties parties;
  private final JdbcPartnerships partnerships;

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
    this.dialect = dialect;
    this.tables = tables;
    this.tenant = tenant;
    this.session = new Session(connection, dialect, transaction, timeoutSeconds);
    this.journal = new JdbcJournal(this, session, dialect, tables, tenant);
    this.feed = new JdbcFeed(this, session, journal, tables, tenant);
    this.parties = new JdbcParties(this, session, dialect, tables, tenant);
    this.partnerships = new JdbcPartnerships(this, session, dialect, journal, tables, tenant);
  }

  /** Whether it may write. */
  boolean mayWrite() {
    return access == Access.WRITE;
  }

  /** Called by every port before it reads. */
  void reading() {
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "This unit of work is closed. Maybe a service was kept beyond its unit?");
    }
    if (state == State.COMMITTED) {
      throw new IllegalStateException("This unit of work is committed. Maybe begin another one?");
    }
    if (state == State.ENDED || session.hasFailed()) {
      throw new IllegalStateException(
          "This unit of work has failed, and nothing of it can be kept. Maybe close it and begin"
              + " another one?");
    }
  }

  /** Makes a change of a port's; one that fails may be half done, and nothing can be kept then. */
  <T> T write(Supplier<T> change) {
    writing();
    return session.whole(change);
  }

  void write(Runnable change) {
    write(
        () -> {
          change.run();
          return true;
        });
  }

  /** Called by every port before it writes. */
  void writing() {
    reading();
    if (access == Access.READ) {
      throw new IllegalStateException(
          "This unit of work only reads. Maybe use Comity.write instead of Comity.read?");
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

  /** A port that keeps nothing of its own is made anew for each call. */
  @Override
  public PlaceStore places() {
    return new JdbcPlaces(this, session, dialect, tables);
  }

  @Override
  public FeedStore feed() {
    return feed;
  }

  @Override
  public FeedPartitionStore feedPartitions() {
    return new JdbcFeedPartitions(this, session, dialect, tables, tenant);
  }

  @Override
  public KeyedAnswerStore keyedAnswers() {
    return new JdbcKeyedAnswers(this, session, dialect, tables, tenant);
  }

  @Override
  public List<Finding> inspect() {
    reading();
    session.send();
    return new Inspection(session, dialect, tables, tenant).findings();
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
