package dev.comity.failure;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What came of a command: done, with the new state, or refused, with every reason. An outcome is a
 * value; a refusal is an answer of the domain and never an exception.
 *
 * @param <T> the type of the new state
 */
public sealed interface Outcome<T> {

  /**
   * The command was carried out.
   *
   * @param value the new state
   * @param <T> the type of the new state
   */
  record Done<T>(T value) implements Outcome<T> {
    /** Checks that there is a value. */
    public Done {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The command was not carried out, and nothing was changed by it.
   *
   * @param reasons every reason, at least one, in the order in which the rules stand
   * @param <T> the type that the state would have had
   */
  record Refused<T>(List<Refusal> reasons) implements Outcome<T> {
    /** Checks that there is a reason. */
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException(
            "A refusal needs at least one reason. Maybe the outcome is done?");
      }
    }
  }

  /**
   * Makes the outcome of a command that was carried out.
   *
   * @param value the new state
   * @param <T> the type of the new state
   * @return the outcome
   */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  /**
   * Makes the outcome of a command that was refused.
   *
   * @param reasons every reason, at least one
   * @param <T> the type that the state would have had
   * @return the outcome
   */
  static <T> Outcome<T> refused(List<? extends Refusal> reasons) {
    return new Refused<>(List.copyOf(reasons));
  }

  /**
   * Makes the outcome of a command that was refused for one reason.
   *
   * @param reason the only reason
   * @param <T> the type that the state would have had
   * @return the outcome
   */
  static <T> Outcome<T> refused(Refusal reason) {
    return new Refused<>(List.of(reason));
  }

  /**
   * Answers with one of two functions.
   *
   * @param done applied to the new state
   * @param refused applied to the refusal
   * @param <R> the type of the answer
   * @return what the chosen function returns
   */
  default <R> R fold(Function<? super T, R> done, Function<Refused<T>, R> refused) {
    if (this instanceof Done<T> it) {
      return done.apply(it.value());
    }
    return refused.apply((Refused<T>) this);
  }

  /**
   * Changes the state, and leaves a refusal as it is.
   *
   * @param change applied to the new state
   * @param <R> the type of the changed state
   * @return the changed outcome
   */
  default <R> Outcome<R> map(Function<? super T, R> change) {
    return fold(value -> done(change.apply(value)), refused -> refused(refused.reasons()));
  }

  /**
   * Goes on with the next command if this one was carried out.
   *
   * @param next gives the next outcome
   * @param <R> the type of the next state
   * @return the next outcome, or this refusal
   */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return fold(next, refused -> refused(refused.reasons()));
  }

  /**
   * Tells whether the command was carried out.
   *
   * @return true if it was
   */
  default boolean isDone() {
    return this instanceof Done;
  }

  /**
   * The reasons of a refusal.
   *
   * @return every reason; empty if the command was carried out
   */
  default List<Refusal> reasons() {
    return fold(value -> List.of(), Refused::reasons);
  }

  /**
   * The new state, where a refusal cannot be or would be a bug of the caller.
   *
   * @return the new state
   * @throws RefusedException with every reason, if the command was refused
   */
  default T orElseThrow() {
    return fold(
        value -> value,
        refused -> {
          throw new RefusedException(refused.reasons());
        });
  }
}
