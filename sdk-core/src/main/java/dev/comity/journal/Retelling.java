package dev.comity.journal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How a feature tells the answer to a command again. An answer is a state, and every state is the
 * fold of the entries up to its version; so the number of that entry is all that has to be kept.
 *
 * @param aggregate what a state is about
 * @param version the number of the last entry that a state holds
 * @param told folds the entries of an aggregate
 * @param <T> the type of the state
 */
public record Retelling<T>(
    Function<? super T, AggregateId> aggregate,
    ToLongFunction<? super T> version,
    BiFunction<UUID, Timeline, Optional<T>> told) {}
