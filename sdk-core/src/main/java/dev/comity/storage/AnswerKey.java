package dev.comity.storage;

import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import java.util.Comparator;

/** An idempotency key, and which command under it. */
record AnswerKey(IdempotencyKey key, int place) {

  static final Comparator<AnswerKey> ORDER =
      Comparator.comparing((AnswerKey it) -> it.key().text()).thenComparingInt(AnswerKey::place);

  static AnswerKey of(KeyedAnswer answer) {
    return new AnswerKey(answer.key(), answer.place());
  }

  @Override
  public String toString() {
    return key + ", command " + place;
  }
}
