package dev.comity.storage.lies;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One method of one port with one fault that a programmer makes easily, for every method and every
 * such fault: lies that nobody had to think of.
 */
final class MutantStorage extends SwitchboardStorage {

  /** What goes wrong. */
  enum Fault {
    LACKS_THE_FIRST_ROW,
    LACKS_THE_LAST_ROW,
    REPEATS_THE_FIRST_ROW,
    COMES_BACKWARDS,
    IS_EMPTY,
    IS_NOT_FOUND,
    IS_THE_OPPOSITE,
    IS_NOTHING,
    DOES_NOTHING,
    DOES_IT_IN_A_UNIT_OF_ITS_OWN;

    private boolean fits(Method method) {
      Class<?> type = method.getReturnType();
      return switch (this) {
        case LACKS_THE_FIRST_ROW,
            LACKS_THE_LAST_ROW,
            REPEATS_THE_FIRST_ROW,
            COMES_BACKWARDS,
            IS_EMPTY ->
            type == List.class;
        case IS_NOT_FOUND -> type == Optional.class;
        case IS_THE_OPPOSITE -> type == boolean.class;
        case IS_NOTHING -> type == int.class;
        case DOES_NOTHING, DOES_IT_IN_A_UNIT_OF_ITS_OWN ->
            type == void.class && !method.getName().equals("forEach");
      };
    }
  }

  /**
   * Which method has which fault.
   *
   * @param port the port
   * @param method the method's place among those of the port, sorted by their texts
   * @param fault what goes wrong
   */
  record Mutation(Class<?> port, int method, Fault fault) {

    private static Method method(Class<?> port, int place) {
      return sorted(port).get(place);
    }

    private static List<Method> sorted(Class<?> port) {
      return Arrays.stream(port.getMethods())
          .sorted((one, other) -> one.toString().compareTo(other.toString()))
          .toList();
    }

    static Stream<Mutation> of(Class<?> port) {
      List<Mutation> all = new ArrayList<>();
      for (int place = 0; place < sorted(port).size(); place++) {
        for (Fault fault : Fault.values()) {
          if (fault.fits(method(port, place))) {
            all.add(new Mutation(port, place, fault));
          }
        }
      }
      return all.stream();
    }

    static Mutation parse(String text) {
      String[] parts = text.split(" ");
      try {
        return new Mutation(
            Class.forName(parts[0]), Integer.parseInt(parts[1]), Fault.valueOf(parts[2]));
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }

    String text() {
      return port.getName() + " " + method + " " + fault;
    }

    @Override
    public String toString() {
      Method it = method(port, method);
      String parameters =
          String.join(
              ", ", Arrays.stream(it.getParameterTypes()).map(Class::getSimpleName).toList());
      return port.getSimpleName()
          + "."
          + it.getName()
          + "("
          + parameters
          + ") "
          + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  private final Method method;
  private final Fault fault;

  MutantStorage(Mutation mutation) {
    super(new LateFeedStorage());
    this.method = Mutation.method(mutation.port(), mutation.method());
    this.fault = mutation.fault();
  }

  @Override
  Object take(LyingUnit unit, Call call) {
    if (!call.method().equals(method)) {
      return super.take(unit, call);
    }
    return switch (fault) {
      case DOES_NOTHING -> null;
      case DOES_IT_IN_A_UNIT_OF_ITS_OWN -> {
        commitElsewhere(unit, List.of(call));
        yield null;
      }
      default -> spoiled(super.take(unit, call));
    };
  }

  private Object spoiled(Object answer) {
    if (answer instanceof List<?> list) {
      return spoiled(new ArrayList<Object>(list));
    }
    if (answer instanceof Boolean truth) {
      return !truth;
    }
    return answer instanceof Integer ? 0 : Optional.empty();
  }

  private List<Object> spoiled(List<Object> list) {
    if (list.isEmpty()) {
      return list;
    }
    switch (fault) {
      case LACKS_THE_FIRST_ROW -> list.remove(0);
      case LACKS_THE_LAST_ROW -> list.remove(list.size() - 1);
      case REPEATS_THE_FIRST_ROW -> list.add(list.get(0));
      case COMES_BACKWARDS -> Collections.reverse(list);
      default -> list.clear();
    }
    return list;
  }
}
