package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.partnership.PartnershipId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Programs that write are killed at random moments, and servers under them. How often is said by
 * {@code -Dcomity.kills.file} and {@code -Dcomity.kills.server}; {@code mvn test -Pkill} does it
 * 200 and 100 times.
 */
class KillTest {

  private static final int FILE_KILLS = Integer.getInteger("comity.kills.file", 5);
  private static final int SERVER_KILLS = Integer.getInteger("comity.kills.server", 4);
  private static final long SEED = Long.getLong("comity.kills.seed", 4);

  /** So many deaths of one register; then a new one, so that looking at it stays quick. */
  private static final int LIVES = 5;

  /** In what a scribe says, not in time: on a busy machine it would have written nothing. */
  private static final int LONGEST_LIFE_LINES = 80;

  private static final int MOMENT_MILLIS = 20;
  private static final int LOSS_MILLIS = 400;

  /**
   * Of some hundred deaths one leaves H2 with a unit that was acknowledged and is lost, or of which
   * only a part is there, whatever is done after the commit: docs/storage.md tells what was tried.
   * So that it can be noticed if that gets worse, or better, a twentieth is let pass.
   */
  @Test
  void aFileOfH2OutlivesNearlyAllOfItsPrograms() throws Exception {
    outlived(MortalFile.h2(), FILE_KILLS, Math.max(1, FILE_KILLS / 20));
  }

  @Test
  void aFileOfSqliteOutlivesItsPrograms() throws Exception {
    outlived(MortalFile.sqlite(), FILE_KILLS);
  }

  @Test
  void postgresOutlivesItsProgramsAndItself() throws Exception {
    outlived(MortalServer.postgres(), SERVER_KILLS);
  }

  @Test
  void mariaDbOutlivesItsProgramsAndItself() throws Exception {
    outlived(MortalServer.mariaDb(), SERVER_KILLS);
  }

  private static void outlived(Mortal mortal, int kills) throws Exception {
    outlived(mortal, kills, 0);
  }

  private static void outlived(Mortal mortal, int kills, int tolerated) throws Exception {
    List<String> damages = new ArrayList<>();
    Random random = new Random(SEED);
    Map<String, Long> toll = new TreeMap<>();
    long start = System.nanoTime();
    try (mortal) {
      for (int killed = 0; killed < kills; killed += LIVES) {
        try (TestDatabase database = mortal.fresh()) {
          Register register = new Register(mortal, database, random);
          try {
            register.outlives(Math.min(LIVES, kills - killed), killed);
          } catch (AssertionError e) {
            damages.add(String.valueOf(e.getMessage()));
            if (damages.size() > tolerated) {
              throw e;
            }
          }
          register.found.values().forEach(it -> toll.merge(it, 1L, Long::sum));
        }
      }
    }
    System.out.printf(
        "%s: %d kills in %d s; units of work: %s; damages: %s%n",
        mortal.name(),
        kills,
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        toll,
        damages);
  }

  /** One register that is written to and killed several times. */
  private static final class Register {

    private final Mortal mortal;
    private final TestDatabase database;
    private final Random random;
    private final Testimony testimony = new Testimony();
    private final PartnershipId common;

    /** For each deed, what its scribe was told of it and whether it was there after the death. */
    private final Map<String, String> found = new HashMap<>();

    Register(Mortal mortal, TestDatabase database, Random random) {
      this.mortal = mortal;
      this.database = database;
      this.random = random;
      try (HikariDataSource pool = database.pool(1)) {
        JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
        this.common = Deed.common(Comity.on(storage).build());
      }
    }

    void outlives(int deaths, int before) throws Exception {
      for (int death = 1; death <= deaths; death++) {
        letWriteAndDie("scribe" + (before + death));
        try (HikariDataSource pool = database.pool(2)) {
          Inquest inquest = new Inquest(comity(pool), testimony, common);
          inquest.hold().forEach(found::putIfAbsent);
          inquest.sendAgain();
          if (death == deaths) {
            inquest.listenToTheEnd();
          }
        }
      }
      assertThat(testimony.deeds()).isNotEmpty();
    }

    private void letWriteAndDie(String name) throws Exception {
      OtherJvm scribe =
          OtherJvm.running(
              Scribe.class,
              testimony::hear,
              mortal.urlOf(database),
              mortal.user(),
              common.toString(),
              name);
      scribe.awaitReady();
      scribe.awaitSaid(random.nextInt(LONGEST_LIFE_LINES));
      Thread.sleep(random.nextInt(MOMENT_MILLIS));
      int victim = mortal.isServer() ? random.nextInt(3) : 0;
      if (victim > 0) {
        mortal.kill();
      }
      if (victim > 1) {
        Thread.sleep(random.nextInt(LOSS_MILLIS)); // what a program sees when it loses one
      }
      scribe.kill();
      if (victim > 0) {
        mortal.start();
      }
    }

    /** By a clock that is ahead, so that the leases of the dead have ended. */
    private static Comity comity(HikariDataSource pool) {
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
      return Comity.on(JdbcStorage.on(pool).build()).clock(later).build();
    }
  }
}
