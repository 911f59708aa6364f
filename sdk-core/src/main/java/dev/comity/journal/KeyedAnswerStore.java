package dev.comity.journal;

import java.time.Instant;
import java.util.List;
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
   * A page of all answers, in the order of the key's characters and then of the place.
   *
   * @param after the last answer of the page before; empty for the first page
   * @param limit the greatest number of answers, at least 1
   * @return the answers; fewer than the limit only on the last page
   * @throws IllegalArgumentException if the limit is less than 1
   */
  List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit);

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
