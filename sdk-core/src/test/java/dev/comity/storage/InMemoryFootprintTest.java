package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many bytes a register takes in memory, worked out on a small one. */
class InMemoryFootprintTest {

  private static final int PARTNERSHIPS = 5_000;
  private static final int CITIES = PARTNERSHIPS / 8;
  private static final long GIBIBYTE = 1L << 30;

  @Test
  void aMillionPartnershipsFitIntoTwoGibibytesWithAQuarterToSpare() {
    InMemoryStorage storage = new InMemoryStorage();
    Footprint empty = Footprint.of(storage);

    RealisticRegister register = RealisticRegister.on(storage).cities(CITIES);
    Footprint cities = Footprint.of(storage);
    register.partnerships(PARTNERSHIPS);
    Footprint all = Footprint.of(storage);

    long city = cities.above(empty, CITIES).bytes();
    long partnership = all.above(cities, PARTNERSHIPS).bytes();
    long scale = Reachable.bytesOfReference() / 4; // a heap of 2 GiB has references of 4 bytes
    assertThat(city).as("bytes of a city").isLessThan(1_600 * scale);
    assertThat(partnership).as("bytes of a partnership").isLessThan(1_350 * scale);
    assertThat(1_000_000 * partnership + 125_000 * city).isLessThan(GIBIBYTE * 3 / 2 * scale);
  }
}
