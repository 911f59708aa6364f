package dev.comity;

import dev.comity.failure.CommitInDoubtException;
import dev.comity.journal.TenantId;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;

/** A storage that can be lost while it commits: whether before or after it kept everything. */
final class DoubtfulStorage implements Storage {

  private final Storage reliable = new InMemoryStorage();
  private final AtomicBoolean doubt = new AtomicBoolean();
  private final boolean isKept;

  DoubtfulStorage(boolean isKept) {
    this.isKept = isKept;
  }

  void doubtNext() {
    doubt.set(true);
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    UnitOfWork unit = reliable.begin(tenant, access);
    return (UnitOfWork)
        Proxy.newProxyInstance(
            UnitOfWork.class.getClassLoader(),
            new Class<?>[] {UnitOfWork.class},
            (proxy, method, arguments) -> call(unit, method, arguments));
  }

  private Object call(UnitOfWork unit, Method method, Object[] arguments) throws Throwable {
    boolean isLost = method.getName().equals("commit") && doubt.getAndSet(false);
    if (isLost && !isKept) {
      throw lost();
    }
    try {
      Object answer = method.invoke(unit, arguments);
      if (isLost) {
        throw lost();
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static CommitInDoubtException lost() {
    return new CommitInDoubtException("The connection broke", new IllegalStateException());
  }

  @Override
  public SortedSet<TenantId> tenants() {
    return reliable.tenants();
  }

  @Override
  public void close() {
    reliable.close();
  }
}
