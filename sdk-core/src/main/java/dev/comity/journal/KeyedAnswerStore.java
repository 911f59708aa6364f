package dev.comity.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * The port to the answers that one tenant got under idempotency keys, in one unit of work. Keys are
 * told apart letter by letter, capital and small ones too.
 */
public interface KeyedAnswerStore {

  /**
   * Finds an answer.
   *
   * @param key the key
   * @param place which command under that key, from 1
   * @return the answer, if one was given
   */
  Optional<KeyedAnswer> find(IdempotencyKey key, int place);

  /**
   * Keeps an answer.
   *
   * @param answer the answer
   * @throws dev.comity.failure.ConflictException here or at the commit, if there is one under that
   *     key and place
   */
  void insert(KeyedAnswer answer);

  /**
   * Forgets old answers.
   *
   * @param instant those recorded before it go, one of that very instant stays
   */
  void forgetBefore(Instant instant);
}
