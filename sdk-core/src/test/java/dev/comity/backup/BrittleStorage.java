package dev.comity.backup;

import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.TenantId;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SortedSet;

/** A storage that is lost at the n-th step that its units of work take, and from then on. */
public final class BrittleStorage implements Storage {

  private final Storage storage;
  private int steps;

  /**
   * Begins whole.
   *
   * @param storage what is behind it
   * @param steps how many steps it takes until it is lost
   */
  public BrittleStorage(Storage storage, int steps) {
    this.storage = storage;
    this.steps = steps;
  }

  /**
   * Tells whether it is still there.
   *
   * @return false once it was lost
   */
  public boolean isThere() {
    return steps > 0;
  }

  /**
   * What is behind it.
   *
   * @return the storage, which is never lost
   */
  public Storage mended() {
    return storage;
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    UnitOfWork unit = storage.begin(tenant, access);
    return (UnitOfWork)
        Proxy.newProxyInstance(
            UnitOfWork.class.getClassLoader(),
            new Class<?>[] {UnitOfWork.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("close") && --steps <= 0) {
                throw new StorageUnavailableException("The line is dead.", new IOException());
              }
              try {
                return method.invoke(unit, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public SortedSet<TenantId> tenants() {
    return storage.tenants();
  }

  @Override
  public void close() {
    storage.close();
  }
}
