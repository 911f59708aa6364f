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
final class BrittleStorage implements Storage {

  private final Storage storage;
  private int steps;

  BrittleStorage(Storage storage, int steps) {
    this.storage = storage;
    this.steps = steps;
  }

  /** Whether it was not lost. */
  boolean isThere() {
    return steps > 0;
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
