package dev.comity.journal;

import java.time.Instant;

/**
 * What came of a command that was given under an idempotency key: not the answer itself, but the
 * entry of the journal from which it can be told again, word for word.
 *
 * @param key the key
 * @param place which command under that key in its unit of work, from 1
 * @param command the hash of the command's canonical form
 * @param aggregate what the answer is about
 * @param version the number of its last entry when the answer was given
 * @param recorded when it was given, in whole microseconds
 */
public record KeyedAnswer(
    IdempotencyKey key,
    int place,
    Hash command,
    AggregateId aggregate,
    long version,
    Instant recorded) {}
