package dev.comity.storage;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every storage must do. An adapter proves itself by one small class, which the adapter's
 * tests run with JUnit 5:
 *
 * <pre>{@code
 * class MyStorageContractTest extends StorageContract {
 *   @Override
 *   protected Storage emptyStorage() {
 *     return new MyStorage(somewhereEmpty());
 *   }
 * }
 * }</pre>
 *
 * <p>The cases stand in the parts that this class puts together, one for each port and one for what
 * a unit of work is. They go through the public ports alone and hold nothing against a storage that
 * the ports leave open: whether a conflict shows at once or at the commit, and whether a unit waits
 * for another one that has written the same.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class StorageContract
    implements PartyContract,
        PartnershipContract,
        JournalContract,
        PlaceContract,
        ExpectationContract,
        FeedContract,
        FeedOrderContract,
        FeedPartitionContract,
        KeyedAnswerContract,
        BackupContract,
        UnitOfWorkContract,
        IsolationContract,
        AtomicityContract,
        PagingContract,
        LargeAnswerContract,
        TextContract,
        TimeContract,
        TenantContract,
        AgreementContract {

  private Storage storage;

  /** For adapters. */
  protected StorageContract() {}

  /**
   * Opens the storage that is to be proved. Called before each case.
   *
   * @return a storage without any content; closed after the case
   */
  protected abstract Storage emptyStorage();

  @BeforeEach
  final void openStorage() {
    storage = emptyStorage();
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }

  @Override
  public final Storage storage() {
    return storage;
  }
}
