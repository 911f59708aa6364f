package dev.comity.storage.lies;

import dev.comity.storage.UnitOfWork;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A call of a port, which can be made on any unit of work.
 *
 * @param port how one comes to the port
 * @param method which method of it
 * @param arguments with what
 */
record Call(Function<UnitOfWork, ?> port, Method method, List<Object> arguments) {

  private static final Set<String> WRITES =
      Set.of("append", "restore", "insert", "update", "remove", "forgetBefore", "replaceAll");

  boolean isWrite() {
    return isWrite(method);
  }

  private static boolean isWrite(Method method) {
    return WRITES.contains(method.getName());
  }

  /** Whether a method of a port only answers. */
  static boolean isRead(Method method) {
    return !isWrite(method) && !method.getName().equals("number");
  }

  boolean isList() {
    return method.getReturnType() == List.class;
  }

  boolean isOf(Class<?> type) {
    return method.getDeclaringClass() == type;
  }

  Call with(int argument, Object value) {
    List<Object> changed = new ArrayList<>(arguments);
    changed.set(argument, value);
    return new Call(port, method, changed);
  }

  Object on(UnitOfWork unit) {
    try {
      return method.invoke(port.apply(unit), arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
