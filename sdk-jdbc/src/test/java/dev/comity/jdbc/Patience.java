package dev.comity.jdbc;

import java.util.function.BooleanSupplier;

/** Waits for what another process does in its own time. */
final class Patience {

  private static final int TRIES = 200;

  private Patience() {}

  static void until(BooleanSupplier fact) throws InterruptedException {
    for (int i = 0; i < TRIES && !fact.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    if (!fact.getAsBoolean()) {
      throw new AssertionError("It does not happen");
    }
  }
}
