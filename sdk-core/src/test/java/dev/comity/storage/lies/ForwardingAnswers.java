package dev.comity.storage.lies;

import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Passes everything on to the answers under idempotency keys. */
class ForwardingAnswers implements KeyedAnswerStore {

  final KeyedAnswerStore honest;

  ForwardingAnswers(KeyedAnswerStore honest) {
    this.honest = honest;
  }

  @Override
  public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
    return honest.find(key, place);
  }

  @Override
  public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
    return honest.page(after, limit);
  }

  @Override
  public void insert(KeyedAnswer answer) {
    honest.insert(answer);
  }

  @Override
  public void forgetBefore(Instant instant) {
    honest.forgetBefore(instant);
  }
}
