package dev.comity;

import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.io.PrintStream;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Opens a register in memory in a fresh JVM and registers cities: a program, not a test. Prints for
 * each step how long it took, how much of that the processor worked, how many classes it loaded,
 * and how many threads there are then. To be run several times, as a JVM starts only once.
 */
final class StartUp {

  private static final PrintStream OUT = System.out;

  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long time = System.nanoTime();
  private long work;
  private int loaded;

  private StartUp() {}

  public static void main(String[] arguments) {
    new StartUp().run();
  }

  private void run() {
    step("before the register");
    try (Comity comity = Comity.inMemory()) {
      step("Comity.inMemory()");
      comity.read(work -> work.cities().named("Vallejo"));
      step("first reading");
      register(comity, "Vallejo");
      step("first city registered");
      register(comity, "Benicia");
      step("second city registered");
    }
  }

  private static void register(Comity comity, String name) {
    CityProfile profile = CityProfile.of(name, CountryCode.of("US"));
    comity.write(work -> work.cities().register(new CityRegistration(profile)));
  }

  private void step(String what) {
    long timeNow = System.nanoTime();
    long workNow = threads.getCurrentThreadCpuTime();
    int loadedNow = classes.getLoadedClassCount();
    OUT.println(
        "%-24s %6.1f ms, %6.1f ms of work, %5d classes, %2d threads"
            .formatted(
                what,
                (timeNow - time) / 1e6,
                (workNow - work) / 1e6,
                loadedNow - loaded,
                threads.getThreadCount()));
    time = System.nanoTime();
    work = threads.getCurrentThreadCpuTime();
    loaded = classes.getLoadedClassCount();
  }
}
