package dev.comity.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Which places have which key: an open-addressing hash table over keys that stand as UTF-8 in one
 * array, and for each key its postings, in the order of ordinals.
 */
final class KeyTable {

  /** Takes the postings of a key. */
  interface Reader {
    void take(int ordinal, boolean mainName);
  }

  /** Takes every posting. */
  interface Visitor {
    void visit(String key, int ordinal, boolean mainName);
  }

  private final int[] slots; // key number + 1, or 0 where free; the length is a power of two
  private final int[] starts; // of a key's bytes, by key number, and the end of the last
  private final byte[] bytes;
  private final int[] firsts; // of a key's postings, by key number, and the end of the last
  private final int[] postings; // ordinal * 2 + (1 if a main name)

  private KeyTable(Builder keys, int[] firsts, int[] postings) {
    this.slots = keys.slots;
    this.starts = Arrays.copyOf(keys.starts, keys.size + 1);
    this.bytes = Arrays.copyOf(keys.bytes, keys.starts[keys.size]);
    this.firsts = firsts;
    this.postings = postings;
  }

  static KeyTable of(PackedPlaces places) {
    Builder keys = new Builder();
    int[] keyOf = new int[1024];
    int[] rows = new int[1024];
    int size = 0;
    for (int ordinal = 0; ordinal < places.size(); ordinal++) {
      for (PlaceKey key : places.place(ordinal).keys()) {
        if (size == rows.length) {
          keyOf = Arrays.copyOf(keyOf, size * 2);
          rows = Arrays.copyOf(rows, size * 2);
        }
        keyOf[size] = keys.number(key.key().getBytes(UTF_8));
        rows[size++] = ordinal * 2 + (key.mainName() ? 1 : 0);
      }
    }
    return grouped(keys, keyOf, rows, size);
  }

  /** A counting sort by key, which keeps the order of ordinals. */
  private static KeyTable grouped(Builder keys, int[] keyOf, int[] rows, int size) {
    int[] firsts = new int[keys.size + 1];
    for (int i = 0; i < size; i++) {
      firsts[keyOf[i] + 1]++;
    }
    for (int key = 0; key < keys.size; key++) {
      firsts[key + 1] += firsts[key];
    }
    int[] next = firsts.clone();
    int[] postings = new int[size];
    for (int i = 0; i < size; i++) {
      postings[next[keyOf[i]]++] = rows[i];
    }
    return new KeyTable(keys, firsts, postings);
  }

  void forEach(String key, Reader reader) {
    byte[] wanted = key.getBytes(UTF_8);
    int slot = slots[slot(slots, starts, bytes, wanted)];
    if (slot == 0) {
      return;
    }
    for (int i = firsts[slot - 1]; i < firsts[slot]; i++) {
      reader.take(postings[i] >> 1, (postings[i] & 1) == 1);
    }
  }

  /** Hands over every key in the order of its bytes, each with its postings. */
  void forEach(Visitor visitor) {
    Integer[] order = new Integer[starts.length - 1];
    Arrays.setAll(order, number -> number);
    Arrays.sort(
        order,
        (a, b) ->
            Arrays.compareUnsigned(
                bytes, starts[a], starts[a + 1], bytes, starts[b], starts[b + 1]));
    for (int number : order) {
      String key = new String(bytes, starts[number], starts[number + 1] - starts[number], UTF_8);
      for (int i = firsts[number]; i < firsts[number + 1]; i++) {
        visitor.visit(key, postings[i] >> 1, (postings[i] & 1) == 1);
      }
    }
  }

  /** The slot that holds the key, or the free one where it would go (linear probing). */
  private static int slot(int[] slots, int[] starts, byte[] bytes, byte[] key) {
    int hash = Arrays.hashCode(key) * 0x9E3779B9; // Fibonacci hashing: spreads into the high bits
    int mask = slots.length - 1;
    for (int slot = (hash ^ hash >>> 16) & mask; ; slot = slot + 1 & mask) {
      int number = slots[slot] - 1;
      if (number < 0
          || Arrays.equals(bytes, starts[number], starts[number + 1], key, 0, key.length)) {
        return slot;
      }
    }
  }

  private static final class Builder {

    private int[] slots = new int[2048];
    private int[] starts = new int[1025];
    private byte[] bytes = new byte[1 << 14];
    private int size;

    int number(byte[] key) {
      int slot = slot(slots, starts, bytes, key);
      if (slots[slot] != 0) {
        return slots[slot] - 1;
      }
      slots[slot] = size + 1;
      append(key);
      if (size * 3L > slots.length * 2L) {
        rehash();
      }
      return size - 1;
    }

    private void append(byte[] key) {
      int start = starts[size];
      int end = Math.addExact(start, key.length);
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8, end * 3L / 2));
      }
      System.arraycopy(key, 0, bytes, start, key.length);
      if (size + 2 > starts.length) {
        starts = Arrays.copyOf(starts, starts.length * 2);
      }
      starts[++size] = end;
    }

    private void rehash() {
      int[] wider = new int[slots.length * 2];
      for (int number = 0; number < size; number++) {
        byte[] key = Arrays.copyOfRange(bytes, starts[number], starts[number + 1]);
        wider[slot(wider, starts, bytes, key)] = number + 1;
      }
      slots = wider;
    }
  }
}
