package dev.comity.affinity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Words of cities as sets of bits. */
final class Tags {

  private final String what;
  private final Map<String, Integer> bits = new HashMap<>();
  private final Map<Long, Long> masks = new HashMap<>();

  Tags(String what) {
    this.what = what;
  }

  void put(long city, Set<String> words) {
    long mask = 0;
    for (String word : new TreeSet<>(words)) {
      int bit = bits.computeIfAbsent(word, it -> bits.size());
      if (bit >= Long.SIZE) {
        throw new IllegalArgumentException(
            "There are more than "
                + Long.SIZE
                + " different "
                + what
                + "; '"
                + word
                + "' is one too many. Maybe use broader words?");
      }
      mask |= 1L << bit;
    }
    masks.put(city, mask);
  }

  Set<Long> cities() {
    return masks.keySet();
  }

  long mask(long city) {
    return masks.getOrDefault(city, 0L);
  }
}
