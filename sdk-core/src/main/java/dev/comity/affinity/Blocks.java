package dev.comity.affinity;

import java.util.Arrays;

/** What holds for all cities of a block: the least and greatest figures, and all words of any. */
final class Blocks {

  final int count;
  final double[][] least; // x, y, z
  final double[][] greatest;
  final int[] leastLatitude;
  final int[] greatestLatitude;
  final int[] leastOctave; // of those that are known; greatest -1 if none is
  final int[] greatestOctave;
  final short[][] countries;
  final short[][] areas;
  final byte[] coasts; // bit 1 << value
  final long[] interests;
  final long[] sectors;

  Blocks(World world) {
    count = (world.size + World.BLOCK - 1) / World.BLOCK;
    least = new double[3][count];
    greatest = new double[3][count];
    leastLatitude = new int[count];
    greatestLatitude = new int[count];
    leastOctave = new int[count];
    greatestOctave = new int[count];
    countries = new short[count][];
    areas = new short[count][];
    coasts = new byte[count];
    interests = new long[count];
    sectors = new long[count];
    Arrays.fill(leastLatitude, Integer.MAX_VALUE);
    Arrays.fill(leastOctave, Integer.MAX_VALUE);
    Arrays.fill(greatestOctave, -1);
    double[][] axes = {world.x, world.y, world.z};
    for (int axis = 0; axis < axes.length; axis++) {
      Arrays.fill(least[axis], Double.MAX_VALUE);
      Arrays.fill(greatest[axis], -Double.MAX_VALUE);
      for (int row = 0; row < world.size; row++) {
        int block = row / World.BLOCK;
        least[axis][block] = Math.min(least[axis][block], axes[axis][row]);
        greatest[axis][block] = Math.max(greatest[axis][block], axes[axis][row]);
      }
    }
    for (int row = 0; row < world.size; row++) {
      add(world, row, row / World.BLOCK);
    }
    for (int block = 0; block < count; block++) {
      int from = block * World.BLOCK;
      int to = Math.min(world.size, from + World.BLOCK);
      countries[block] = distinct(world.country, from, to);
      areas[block] = distinct(world.area, from, to);
    }
  }

  private void add(World world, int row, int block) {
    leastLatitude[block] = Math.min(leastLatitude[block], world.latitude[row]);
    greatestLatitude[block] = Math.max(greatestLatitude[block], world.latitude[row]);
    if (world.octave[row] >= 0) {
      leastOctave[block] = Math.min(leastOctave[block], world.octave[row]);
      greatestOctave[block] = Math.max(greatestOctave[block], world.octave[row]);
    }
    coasts[block] |= (byte) (1 << world.coast[row]);
    interests[block] |= world.interests[row];
    sectors[block] |= world.sectors[row];
  }

  private static short[] distinct(short[] column, int from, int to) {
    short[] sorted = Arrays.copyOfRange(column, from, to);
    Arrays.sort(sorted);
    int kept = 0;
    for (int k = 0; k < sorted.length; k++) {
      if (k == 0 || sorted[k] != sorted[k - 1]) {
        sorted[kept++] = sorted[k];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}
