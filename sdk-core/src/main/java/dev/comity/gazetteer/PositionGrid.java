package dev.comity.gazetteer;

import dev.comity.party.Position;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which places lie in which cell of half a degree: sorted pairs of cell and ordinal. A search looks
 * at the cells that a circle can touch and measures each place in them.
 */
final class PositionGrid {

  private static final int CELLS_PER_DEGREE = 2;
  private static final int COLUMNS = 360 * CELLS_PER_DEGREE;
  private static final int ROWS = 180 * CELLS_PER_DEGREE;
  private static final double KILOMETRES_PER_DEGREE = 111.19; // rounded down: on the mean radius

  private final long[] cells; // cell << 32 | ordinal, sorted
  private final int[] latitudes; // by ordinal
  private final int[] longitudes;

  private PositionGrid(long[] cells, int[] latitudes, int[] longitudes) {
    this.cells = cells;
    this.latitudes = latitudes;
    this.longitudes = longitudes;
  }

  static PositionGrid of(PackedPlaces places) {
    int size = places.size();
    long[] cells = new long[size];
    int[] latitudes = new int[size];
    int[] longitudes = new int[size];
    for (int ordinal = 0; ordinal < size; ordinal++) {
      Position position = places.place(ordinal).position();
      latitudes[ordinal] = position.latitudeE7();
      longitudes[ordinal] = position.longitudeE7();
      cells[ordinal] = first(row(position.latitude()), column(position.longitude())) | ordinal;
    }
    Arrays.sort(cells);
    return new PositionGrid(cells, latitudes, longitudes);
  }

  /** The ordinals within the distance, the nearest first, at the same distance the lower first. */
  Stream<Integer> around(Position centre, double kilometres) {
    if (!(kilometres >= 0)) {
      throw new IllegalArgumentException(
          kilometres + " kilometres is not a distance. Maybe 25, to search a town's surroundings?");
    }
    record Near(int ordinal, double kilometres) {}
    double reach = kilometres / KILOMETRES_PER_DEGREE;
    int south = row(Math.max(-90, centre.latitude() - reach));
    int north = row(Math.min(90, centre.latitude() + reach));
    return IntStream.rangeClosed(south, north)
        .flatMap(row -> inRow(row, centre, reach))
        .mapToObj(ordinal -> new Near(ordinal, centre.kilometresTo(position(ordinal))))
        .filter(near -> near.kilometres() <= kilometres)
        .sorted(Comparator.comparingDouble(Near::kilometres).thenComparingInt(Near::ordinal))
        .map(Near::ordinal);
  }

  private IntStream inRow(int row, Position centre, double reach) {
    int halfWidth = halfWidth(centre.latitude(), reach);
    if (2 * halfWidth + 1 >= COLUMNS) {
      return between(row, 0, COLUMNS - 1);
    }
    int middle = column(centre.longitude());
    int west = middle - halfWidth;
    int east = middle + halfWidth;
    if (west < 0) {
      return IntStream.concat(between(row, west + COLUMNS, COLUMNS - 1), between(row, 0, east));
    }
    if (east >= COLUMNS) {
      return IntStream.concat(between(row, west, COLUMNS - 1), between(row, 0, east - COLUMNS));
    }
    return between(row, west, east);
  }

  /**
   * Columns to each side that a circle can touch. The widest point of a circle of angular radius r
   * around latitude φ is asin(sin r / cos φ) of longitude away; a circle over a pole touches all.
   */
  private static int halfWidth(double latitude, double reach) {
    if (Math.abs(latitude) + reach >= 90) {
      return COLUMNS;
    }
    double width =
        Math.toDegrees(
            Math.asin(
                Math.min(1, Math.sin(Math.toRadians(reach)) / Math.cos(Math.toRadians(latitude)))));
    return (int) Math.ceil(width * CELLS_PER_DEGREE) + 1;
  }

  private IntStream between(int row, int west, int east) {
    return IntStream.range(at(first(row, west)), at(first(row, east) + (1L << 32)))
        .map(i -> (int) cells[i]);
  }

  private int at(long cell) {
    int found = Arrays.binarySearch(cells, cell);
    return found < 0 ? -found - 1 : found;
  }

  private static long first(int row, int column) {
    return (long) row * COLUMNS + column << 32;
  }

  private static int row(double latitude) {
    return Math.min(ROWS - 1, (int) ((latitude + 90) * CELLS_PER_DEGREE));
  }

  private static int column(double longitude) {
    return Math.min(COLUMNS - 1, (int) ((longitude + 180) * CELLS_PER_DEGREE));
  }

  private Position position(int ordinal) {
    return new Position(latitudes[ordinal], longitudes[ordinal]);
  }
}
