package dev.comity.storage.lies;

import dev.comity.storage.Storage;
import java.util.List;

/**
 * Runs the whole contract on every lie and prints all cases that catch it: for whoever wants to see
 * how wide the net is. No part of the build.
 */
final class LieTable {

  private LieTable() {}

  /**
   * Prints the table.
   *
   * @param arguments the names of lies; all of them if none is given
   */
  public static void main(String[] arguments) {
    for (Class<? extends Storage> lie : Lies.all()) {
      if (arguments.length == 0 || List.of(arguments).contains(lie.getSimpleName())) {
        long start = System.nanoTime();
        ContractRun run = ContractRun.whole(lie.getName());
        System.out.println(
            lie.getSimpleName()
                + " ("
                + (System.nanoTime() - start) / 1_000_000
                + " ms): "
                + String.join(", ", run.failures().keySet()));
      }
    }
  }
}
