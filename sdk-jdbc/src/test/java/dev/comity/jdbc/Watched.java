package dev.comity.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Stands between us and what the host lends, to see what we do with it. */
final class Watched {

  private Watched() {}

  /** What is done instead of a call, or around it. */
  @FunctionalInterface
  interface Call {
    Object answer(Object target, Method method, Object[] values) throws Throwable;
  }

  /** Notes the names of all that is called; a rollback of everything is {@code rollback()}. */
  static Connection noting(Connection host, List<String> calls) {
    return connection(
        host,
        (target, method, values) -> {
          boolean bare = method.getName().equals("rollback") && values == null;
          calls.add(bare ? "rollback()" : method.getName());
          return passOn(target, method, values);
        });
  }

  static Connection connection(Connection target, Call call) {
    return proxy(Connection.class, target, call);
  }

  /** What a data source lends. */
  @FunctionalInterface
  interface Lender {
    Connection lend() throws SQLException;
  }

  static DataSource lending(Lender lender) {
    return proxy(DataSource.class, lender, (target, method, values) -> lender.lend());
  }

  private static <T> T proxy(Class<T> type, Object target, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            Watched.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, values) -> call.answer(target, method, values)));
  }

  static Object passOn(Object target, Method method, Object[] values) throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
