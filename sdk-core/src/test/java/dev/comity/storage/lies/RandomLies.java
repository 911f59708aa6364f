package dev.comity.storage.lies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Faults at random, one in two hundred calls: what no case was written for. */
final class RandomLies {

  private RandomLies() {}

  /** Decides when. */
  private abstract static class Unsteady extends SwitchboardStorage {
    private final Random random = new Random(1);

    final synchronized boolean isNow() {
      return random.nextInt(200) == 0;
    }

    final synchronized int any(int bound) {
      return random.nextInt(bound);
    }
  }

  /** Now and then a write is lost. */
  @CaughtBy("everyAnswerIsThatOfANotebook")
  static final class LosesAWriteNowAndThen extends Unsteady {
    @Override
    Object take(LyingUnit unit, Call call) {
      return call.isWrite() && isNow() ? null : super.take(unit, call);
    }
  }

  /** Now and then a list lacks a row. */
  @CaughtBy("everyAnswerIsThatOfANotebook")
  static final class DropsARowNowAndThen extends Unsteady {
    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      if (answer instanceof List<?> list && !list.isEmpty() && isNow()) {
        List<Object> fewer = new ArrayList<>(list);
        fewer.remove(any(fewer.size()));
        return fewer;
      }
      return answer;
    }
  }

  /** Now and then two rows of a list change places. */
  @CaughtBy("everyAnswerIsThatOfANotebook")
  static final class SwapsRowsNowAndThen extends Unsteady {
    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      if (answer instanceof List<?> list && list.size() > 1 && isNow()) {
        List<Object> swapped = new ArrayList<>(list);
        int at = any(swapped.size() - 1);
        swapped.set(at, list.get(at + 1));
        swapped.set(at + 1, list.get(at));
        return swapped;
      }
      return answer;
    }
  }

  /** Now and then what is there is not found. */
  @CaughtBy("everyAnswerIsThatOfANotebook")
  static final class FindsNothingNowAndThen extends Unsteady {
    @Override
    Object take(LyingUnit unit, Call call) {
      Object answer = super.take(unit, call);
      return answer instanceof Optional<?> found && found.isPresent() && isNow()
          ? Optional.empty()
          : answer;
    }
  }
}
