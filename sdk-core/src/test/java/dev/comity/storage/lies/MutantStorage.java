package dev.comity.storage.lies;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One method of one port with one fault that a programmer makes easily, for every method and every
 * such fault: lies that nobody had to think of.
 */
final class MutantStorage extends SwitchboardStorage {

  private final Method method;
  private final Fault fault;

  MutantStorage(Mutation mutation) {
    super(new LateFeedStorage());
    this.method = mutation.method();
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
