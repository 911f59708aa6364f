package dev.comity.storage;

import dev.comity.journal.TenantId;
import dev.comity.storage.Storage.Access;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Holds a register of a million partnerships in memory: a program, not a test. Takes the number of
 * partnerships, a million if none is given, and how many come to one city, eight if none is given.
 * Prints what a city and a partnership take, worked out on a register of five thousand; then what
 * the whole register takes of the heap, measured. To be run with {@code -Xmx2g}.
 */
final class MillionPartnerships {

  private static final PrintStream OUT = System.out;
  private static final int SAMPLE = 5_000;

  private MillionPartnerships() {}

  public static void main(String[] arguments) {
    int partnerships = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int toOneCity = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
    OUT.printf("heap: %,d MiB at most%n", Runtime.getRuntime().maxMemory() >> 20);
    sample(toOneCity);
    whole(partnerships, toOneCity);
  }

  private static void sample(int toOneCity) {
    int cities = SAMPLE / toOneCity;
    InMemoryStorage storage = new InMemoryStorage();
    Footprint empty = Footprint.of(storage);
    RealisticRegister register = RealisticRegister.on(storage).cities(cities);
    Footprint settled = Footprint.of(storage);
    register.partnerships(SAMPLE);
    OUT.println("a city takes " + settled.above(empty, cities));
    OUT.println("a partnership takes " + Footprint.of(storage).above(settled, SAMPLE));
  }

  private static void whole(int partnerships, int toOneCity) {
    InMemoryStorage storage = new InMemoryStorage();
    long before = usedBytes();
    long start = System.nanoTime();
    RealisticRegister.on(storage).cities(partnerships / toOneCity).partnerships(partnerships);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    long bytes = usedBytes() - before;
    Contents held = storage.snapshot().of(TenantId.DEFAULT);
    OUT.printf(
        "%,d cities and %,d partnerships with %,d entries: %,d MiB in all, entered in %,d s%n",
        held.of(Tables.PARTIES).size(),
        held.of(Tables.PARTNERSHIPS).size(),
        held.of(Tables.EVENTS).size(),
        bytes >> 20,
        seconds);
    try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.READ)) {
      OUT.println("entries on the first page: " + unit.journal().page(Optional.empty(), 10).size());
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
