package dev.comity.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The chains of a journal, one after the other. */
public final class Chains {

  private static final int PAGE = 1_000;

  private Chains() {}

  /**
   * Hands over every chain, holding one of them in memory at a time.
   *
   * @param journal the journal
   * @param reader takes all entries about one aggregate, in the order of their sequence; the
   *     aggregates come in the order of {@link Journal#page}
   */
  public static void forEach(Journal journal, Consumer<? super List<Event>> reader) {
    List<Event> chain = new ArrayList<>();
    Optional<Event> last = Optional.empty();
    List<Event> page;
    do {
      page = journal.page(last, PAGE);
      for (Event event : page) {
        if (!chain.isEmpty() && !chain.get(0).aggregate().equals(event.aggregate())) {
          reader.accept(List.copyOf(chain));
          chain.clear();
        }
        chain.add(event);
        last = Optional.of(event);
      }
    } while (page.size() == PAGE);
    if (!chain.isEmpty()) {
      reader.accept(List.copyOf(chain));
    }
  }
}
