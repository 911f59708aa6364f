package dev.comity.storage;

import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import java.util.Comparator;
import java.util.Set;

/** Two cities and a kind: between them one partnership of the kind may be open. */
record OpenPair(Pair pair, String kind) {

  static final Comparator<OpenPair> ORDER =
      Comparator.comparing((OpenPair it) -> it.pair().first().value(), TextOrder.OF_UUIDS)
          .thenComparing(it -> it.pair().second().value(), TextOrder.OF_UUIDS)
          .thenComparing(OpenPair::kind);

  static Set<OpenPair> of(Partnership partnership) {
    return partnership.isOpen()
        ? Set.of(new OpenPair(partnership.pair(), partnership.kind()))
        : Set.of();
  }

  @Override
  public String toString() {
    return kind + " between " + pair.first() + " and " + pair.second();
  }
}
