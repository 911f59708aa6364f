package dev.comity.storage.lies;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One method of one port that answers with what a column was too small for. */
final class SpoiledMutantStorage extends SwitchboardStorage {

  private static final int LETTERS = 63;
  private static final int LETTERS_OF_A_TEXT = 65_535;

  private final Mutation mutation;

  SpoiledMutantStorage(Mutation mutation) {
    super(new LateFeedStorage());
    this.mutation = mutation;
  }

  @Override
  Object take(LyingUnit unit, Call call) {
    Object answer = super.take(unit, call);
    return call.method().equals(mutation.method()) ? spoiled(answer) : answer;
  }

  private Object spoiled(Object it) {
    if (it instanceof Optional<?> found) {
      return found.map(this::spoiled);
    }
    if (it instanceof List<?> list) {
      return list.stream().map(this::spoiled).toList();
    }
    if (it instanceof Record record) {
      return spoiled(record);
    }
    return switch (mutation.fault()) {
      case COMES_WITH_SHORT_TEXTS -> it instanceof String text ? cut(text, LETTERS) : it;
      case COMES_WITH_CUT_PAYLOADS -> it instanceof String text ? cut(text, LETTERS_OF_A_TEXT) : it;
      case COMES_WITH_SMALL_NUMBERS -> small(it);
      case COMES_TO_THE_MILLISECOND ->
          it instanceof Instant instant ? instant.truncatedTo(ChronoUnit.MILLIS) : it;
      default -> it;
    };
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  private static Object small(Object it) {
    if (it instanceof Long number) {
      return (long) number.intValue();
    }
    return it instanceof Integer number ? (Object) (int) number.shortValue() : it;
  }

  /** The record of spoiled parts, or as it is, if it does not stand them. */
  private Record spoiled(Record it) {
    RecordComponent[] parts = it.getClass().getRecordComponents();
    Object[] values = new Object[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        values[i] = spoiled(parts[i].getAccessor().invoke(it));
      }
      Class<?>[] types =
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return it.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      return it;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
