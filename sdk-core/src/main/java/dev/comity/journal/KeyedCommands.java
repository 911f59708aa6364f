package dev.comity.journal;

import dev.comity.failure.DamagedRecordException;
import dev.comity.failure.Outcome;
import dev.comity.journal.KeyRefusal.KeyTaken;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The commands of one unit of work under an idempotency key. The first command is the first under
 * the key, and so on: a unit that is run again sends the same commands in the same order, and each
 * gets its first answer again. Refusals are not kept, so what was refused is decided anew; but it
 * has taken its place, whoever refused it.
 */
public final class KeyedCommands {

  private final IdempotencyKey key;
  private final KeyedAnswerStore answers;
  private int last;

  /**
   * Begins with the first command.
   *
   * @param key the key
   * @param answers the answers that were given before
   */
  public KeyedCommands(IdempotencyKey key, KeyedAnswerStore answers) {
    this.key = key;
    this.answers = answers;
  }

  /** The place of the next command; to be asked for each, before anything can refuse it. */
  int next() {
    return ++last;
  }

  <T> Outcome<T> take(
      int place,
      Record command,
      Retelling<T> retelling,
      Journal journal,
      Instant now,
      Supplier<Outcome<T>> rules) {
    Hash hash = CommandForm.hashOf(command);
    Optional<KeyedAnswer> before = answers.find(key, place);
    if (before.isPresent()) {
      return before.get().command().equals(hash)
          ? Outcome.done(told(before.get(), retelling, journal))
          : Outcome.refused(new KeyTaken(key, place, before.get().recorded()));
    }
    return rules
        .get()
        .map(
            state -> {
              AggregateId id = retelling.aggregate().apply(state);
              long version = retelling.version().applyAsLong(state);
              answers.insert(new KeyedAnswer(key, place, hash, id, version, now));
              return state;
            });
  }

  private static <T> T told(KeyedAnswer answer, Retelling<T> retelling, Journal journal) {
    Timeline then =
        Timeline.of(
            journal.events(answer.aggregate()).stream()
                .filter(it -> it.sequence() <= answer.version())
                .toList());
    return retelling
        .told()
        .apply(answer.aggregate().value(), then)
        .orElseThrow(
            () ->
                new DamagedRecordException(
                    "No entry tells of "
                        + answer.aggregate()
                        + ", which the answer to "
                        + answer.key()
                        + " is about."));
  }
}
