package dev.comity;

import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.TenantId;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.SortedSet;

/** A storage in memory that answers some calls of the feed and of subscriptions as a test says. */
final class TroubledStorage implements Storage {

  /** What is answered instead, or thrown; asked at each call. */
  @FunctionalInterface
  interface Trouble {

    /** Nothing for the honest answer; the method is named with its port, such as feed.number. */
    Optional<Object> at(String method);
  }

  private final Storage honest = new InMemoryStorage();
  private volatile Trouble trouble = method -> Optional.empty();

  void begin(Trouble it) {
    trouble = it;
  }

  void end() {
    begin(method -> Optional.empty());
  }

  @Override
  public UnitOfWork begin(TenantId tenant, Access access) {
    return troubled(UnitOfWork.class, "unit", honest.begin(tenant, access));
  }

  private <T> T troubled(Class<T> port, String name, T behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Optional<Object> instead = trouble.at(name + "." + method.getName());
              return instead.isPresent() ? instead.get() : call(behind, method, arguments);
            }));
  }

  private Object call(Object behind, Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(behind, arguments);
      if (answer instanceof FeedStore feed) {
        return troubled(FeedStore.class, "feed", feed);
      }
      return answer instanceof FeedPartitionStore partitions
          ? troubled(FeedPartitionStore.class, "partitions", partitions)
          : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public SortedSet<TenantId> tenants() {
    return honest.tenants();
  }

  @Override
  public void close() {
    honest.close();
  }
}
