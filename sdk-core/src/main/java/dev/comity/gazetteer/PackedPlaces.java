package dev.comity.gazetteer;

import java.util.Arrays;

/** Places as bytes in one array, in the order of their ids; an ordinal is a place's rank there. */
final class PackedPlaces {

  private final long[] ids;
  private final int[] starts;
  private final byte[] bytes;

  private PackedPlaces(long[] ids, int[] starts, byte[] bytes) {
    this.ids = ids;
    this.starts = starts;
    this.bytes = bytes;
  }

  int size() {
    return ids.length;
  }

  /** The ordinal of the place, or a negative number. */
  int ordinal(long id) {
    return Arrays.binarySearch(ids, id);
  }

  long id(int ordinal) {
    return ids[ordinal];
  }

  Place place(int ordinal) {
    return PlaceBytes.read(bytes, starts[ordinal]);
  }

  static final class Builder {

    private long[] ids = new long[1024];
    private int[] starts = new int[1024];
    private byte[] bytes = new byte[1 << 16];
    private int size;
    private int filled;

    void add(Place place) {
      byte[] packed = PlaceBytes.of(place);
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, larger(size + 1));
        starts = Arrays.copyOf(starts, ids.length);
      }
      if (packed.length > bytes.length - filled) {
        bytes = Arrays.copyOf(bytes, larger(Math.addExact(filled, packed.length)));
      }
      ids[size] = place.id();
      starts[size++] = filled;
      System.arraycopy(packed, 0, bytes, filled, packed.length);
      filled += packed.length;
    }

    PackedPlaces build() {
      long[] sortedIds = Arrays.copyOf(ids, size);
      Arrays.sort(sortedIds);
      int[] sortedStarts = new int[size];
      for (int i = 0; i < size; i++) {
        int ordinal = Arrays.binarySearch(sortedIds, ids[i]);
        sortedStarts[ordinal] = starts[i];
      }
      for (int ordinal = 1; ordinal < size; ordinal++) {
        if (sortedIds[ordinal] == sortedIds[ordinal - 1]) {
          throw new IllegalArgumentException(
              "Two places have the id " + sortedIds[ordinal] + ". Maybe one file was read twice?");
        }
      }
      return new PackedPlaces(sortedIds, sortedStarts, Arrays.copyOf(bytes, filled));
    }

    private static int larger(int needed) {
      return (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 1) + 8L);
    }
  }
}
