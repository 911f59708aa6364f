package dev.comity.storage;

import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.AggregateId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Goes through the states of one port, page by page, beside ids that come in the same order: so
 * each state is read once, and what no id comes for is noticed on the way.
 *
 * @param <T> the states
 */
final class StateCursor<T> {

  /** How the states of a port are read. */
  interface Source<T> {

    List<T> page(Optional<T> after, int limit);

    Optional<T> find(AggregateId id);
  }

  private static final int PAGE = 1_000;

  private final Source<T> source;
  private final Function<T, AggregateId> id;
  private final Consumer<AggregateId> passed;
  private final Consumer<DamagedRecordException> trouble;
  private final Deque<T> ahead = new ArrayDeque<>();
  private Optional<T> last = Optional.empty();
  private boolean ended;

  /** Whether a page could not be read: what is left of the states is looked up one by one. */
  private boolean damaged;

  /**
   * Begins before the first state.
   *
   * @param passed told of each state that none of the ids was of
   * @param trouble told once if a page cannot be read
   */
  StateCursor(
      Source<T> source,
      Function<T, AggregateId> id,
      Consumer<AggregateId> passed,
      Consumer<DamagedRecordException> trouble) {
    this.source = source;
    this.id = id;
    this.passed = passed;
    this.trouble = trouble;
  }

  /**
   * The state of an id, which is behind all that were asked for before.
   *
   * @throws DamagedRecordException if it cannot be read
   */
  Optional<T> at(AggregateId wanted) {
    pass(Optional.of(wanted));
    if (damaged) {
      return source.find(wanted);
    }
    return ahead.isEmpty() || !id.apply(ahead.peek()).equals(wanted)
        ? Optional.empty()
        : Optional.of(ahead.poll());
  }

  /** Goes past all that is left. */
  void finish() {
    pass(Optional.empty());
  }

  private void pass(Optional<AggregateId> until) {
    while (isAnyAhead()) {
      AggregateId next = id.apply(ahead.peek());
      if (until.filter(it -> next.compareTo(it) >= 0).isPresent()) {
        return;
      }
      ahead.poll();
      passed.accept(next);
    }
  }

  private boolean isAnyAhead() {
    if (ahead.isEmpty() && !ended) {
      try {
        List<T> page = source.page(last, PAGE);
        ahead.addAll(page);
        last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
        ended = page.size() < PAGE;
      } catch (DamagedRecordException e) {
        ended = true;
        damaged = true;
        trouble.accept(e);
      }
    }
    return !ahead.isEmpty();
  }
}
