package dev.comity.jdbc;

import dev.comity.Comity;
import dev.comity.backup.Backup;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long a register takes into a file and from it into each database, and prints it. Run
 * it with a small heap, such as {@code -Xmx128m}, to see that memory does not grow; H2 in memory is
 * left out, as it is that memory.
 *
 * <p>Arguments: how many cities, each with two entries, and, if there is to be one, a gazetteer.
 */
final class BackupFigures {

  private static final int UNIT = 1_000;

  private BackupFigures() {}

  public static void main(String[] args) throws Exception {
    int cities = Integer.parseInt(args[0]);
    Path file = Files.createTempDirectory("figures").resolve("register.comity");
    try (Storage from = Product.H2_FILE.fresh().storage()) {
      Comity comity = Comity.on(from).build();
      if (args.length > 1) {
        comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(Path.of(args[1]))));
      }
      for (int unit = 0; unit < cities; unit += UNIT) {
        fill(comity, unit);
      }
      comity.feed().after(0, 1);
      write(from, file);
    }
    for (Product product : EnumSet.complementOf(EnumSet.of(Product.H2_MEMORY))) {
      try (Storage to = product.fresh().storage()) {
        long start = System.nanoTime();
        backup(to).restoreFrom(file).orElseThrow();
        System.out.printf(Locale.ROOT, "%-11s restored in %5.1f s, ", product, seconds(start));
        write(to, file);
      }
    }
    Files.delete(file);
    Files.delete(file.getParent());
  }

  private static void fill(Comity comity, int unit) {
    comity.write(
        work -> {
          for (int i = unit; i < unit + UNIT; i++) {
            CityProfile profile =
                CityProfile.of("City " + i, CountryCode.of("US"))
                    .withOutsideIds(List.of(OutsideId.geonames(i + 1)));
            City city = work.cities().register(new CityRegistration(profile)).orElseThrow();
            LocalDate day = LocalDate.of(2001, 2, 3);
            work.cities().rename(new CityRenaming(city.id(), "Town " + i, day)).orElseThrow();
          }
          return unit;
        });
  }

  private static void write(Storage from, Path file) throws Exception {
    long start = System.nanoTime();
    long entries = backup(from).writeTo(file).tenants().get(0).entries();
    System.out.printf(
        Locale.ROOT,
        "written in %5.1f s: %,d entries, %,d kB, heap of at most %,d MB%n",
        seconds(start),
        entries,
        Files.size(file) / 1_000,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static Backup backup(Storage storage) {
    return Comity.on(storage).build().backup();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
