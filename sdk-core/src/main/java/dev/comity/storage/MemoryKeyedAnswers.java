package dev.comity.storage;

import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers under idempotency keys of one tenant in a unit of work in memory. */
final class MemoryKeyedAnswers implements KeyedAnswerStore {

  private final UnitState state;
  private final TableView<AnswerKey, KeyedAnswer> answers;

  MemoryKeyedAnswers(UnitState state, TableView<AnswerKey, KeyedAnswer> answers) {
    this.state = state;
    this.answers = answers;
  }

  @Override
  public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
    state.reading();
    return answers.find(new AnswerKey(key, place));
  }

  @Override
  public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
    state.reading();
    return after
        .map(AnswerKey::of)
        .map(answers::after)
        .orElseGet(answers::all)
        .limit(Limit.checked(limit))
        .flatMap(row -> row.value().stream())
        .toList();
  }

  @Override
  public void insert(KeyedAnswer answer) {
    state.write(() -> answers.insert(AnswerKey.of(answer), answer));
  }

  @Override
  public void forgetBefore(Instant instant) {
    state.write(
        () -> {
          List<KeyedAnswer> old =
              answers
                  .all()
                  .flatMap(row -> row.value().stream())
                  .filter(it -> it.recorded().isBefore(instant))
                  .toList();
          old.forEach(it -> answers.remove(AnswerKey.of(it)));
        });
  }
}
