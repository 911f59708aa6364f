package dev.comity.journal;

import dev.comity.failure.Refusal;
import dev.comity.failure.Wording;
import java.time.Instant;
import java.util.Locale;

/** Why a command under an idempotency key is refused. */
public sealed interface KeyRefusal extends Refusal {

  /**
   * Another command was carried out under the key before.
   *
   * @param key the key
   * @param place which command under that key, from 1
   * @param recorded when the other one was carried out
   */
  record KeyTaken(IdempotencyKey key, int place, Instant recorded) implements KeyRefusal {}

  @Override
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }
}
