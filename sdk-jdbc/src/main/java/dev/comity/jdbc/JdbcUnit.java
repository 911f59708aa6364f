package dev.comity.jdbc;

import dev.comity.failure.StorageUnavailableException;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Finding;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.PartyStore;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A unit of work on one connection, in a {@link Transaction} of ours or of the host's. */
final class JdbcUnit implements UnitOfWork {

  private enum State {
    OPEN,
    COMMITTED,
    CLOSED
  }

  private final Transaction transaction;
  private final Access access;
  private final Session session;
  private final JdbcJournal journal;
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
      Access access) {
    this.transaction = transaction;
    this.access = access;
    this.session = new Session(connection, dialect);
    this.journal = new JdbcJournal(this, session, tables, tenant);
    this.parties = new JdbcParties(this, session, tables, tenant);
    this.partnerships = new JdbcPartnerships(this, session, tables, tenant);
    this.places = new JdbcPlaces(this, session, tables);
    this.inspection = new Inspection(session, tables, tenant, places);
  }

  /** Called by every port before it reads. */
  void reading() {
    if (state == State.CLOSED) {
      throw new IllegalStateException(
          "This unit of work is closed. Maybe a service was kept beyond its unit?");
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
  public List<Finding> inspect() {
    reading();
    session.send();
    return inspection.findings();
  }

  @Override
  public void commit() {
    writing();
    session.send();
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
    } catch (SQLException e) {
      throw new StorageUnavailableException("The statements cannot be closed", e);
    } finally {
      transaction.end(keep);
    }
  }
}
