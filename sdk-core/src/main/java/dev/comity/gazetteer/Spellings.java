package dev.comity.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The keys of all main names of an edition, for finding those that are spelt nearly like a key.
 * Immutable. Keys stand grouped by length; of those of a fitting length a set of letters tells most
 * apart before any distance is computed, since one slip removes at most one letter from the set and
 * adds at most one.
 */
final class Spellings {

  /**
   * A key that is spelt nearly like the wanted one.
   *
   * @param key the key
   * @param slips how many slips lie between
   */
  record Near(String key, int slips) {}

  private static final Comparator<Near> NEAREST =
      Comparator.comparingInt(Near::slips).thenComparing(Near::key);

  private final char[] letters; // of all keys, one behind the other
  private final int[] starts; // of a key in letters, by rank, and the end of the last
  private final int[] letterSets; // by rank
  private final int[] firsts; // the first rank of each length, and one more

  private Spellings(List<String> keys) {
    starts = new int[keys.size() + 1];
    letterSets = new int[keys.size()];
    StringBuilder all = new StringBuilder();
    int longest = keys.isEmpty() ? 0 : keys.get(keys.size() - 1).length();
    firsts = new int[longest + 2];
    for (int rank = 0; rank < keys.size(); rank++) {
      String key = keys.get(rank);
      all.append(key);
      starts[rank + 1] = all.length();
      letterSets[rank] = letterSet(key);
      firsts[key.length() + 1]++;
    }
    Arrays.parallelPrefix(firsts, Integer::sum);
    letters = new char[all.length()];
    all.getChars(0, all.length(), letters, 0);
  }

  /** Reads every place once, through a streaming walk such as {@link PlaceStore#forEach}. */
  static Spellings of(Consumer<Consumer<Place>> places) {
    Set<String> keys = new HashSet<>();
    places.accept(
        place ->
            place.keys().stream().filter(PlaceKey::mainName).map(PlaceKey::key).forEach(keys::add));
    return new Spellings(keys.stream().sorted(Comparator.comparingInt(String::length)).toList());
  }

  /** The keys within the given number of slips, the nearest first, then in the order of text. */
  List<Near> near(String wanted, int slips, int limit) {
    EditDistance distance = new EditDistance(wanted);
    int wantedSet = letterSet(wanted);
    int shortest = Math.max(0, wanted.length() - slips);
    int longest = Math.min(firsts.length - 2, wanted.length() + slips);
    List<Near> found = new ArrayList<>();
    for (int length = shortest; length <= longest; length++) {
      for (int rank = firsts[length]; rank < firsts[length + 1]; rank++) {
        int set = letterSets[rank];
        if (Integer.bitCount(set & ~wantedSet) <= slips
            && Integer.bitCount(wantedSet & ~set) <= slips) {
          int between = distance.to(letters, starts[rank], starts[rank + 1]);
          if (between <= slips) {
            found.add(new Near(key(rank), between));
          }
        }
      }
    }
    return found.stream().sorted(NEAREST).limit(limit).toList();
  }

  private String key(int rank) {
    return new String(letters, starts[rank], starts[rank + 1] - starts[rank]);
  }

  /** A to Z have a bit each; the other letters share the six that are left. */
  private static int letterSet(String key) {
    return key.chars()
        .map(letter -> 'a' <= letter && letter <= 'z' ? letter - 'a' : 26 + letter % 6)
        .map(bit -> 1 << bit)
        .reduce(0, (a, b) -> a | b);
  }
}
