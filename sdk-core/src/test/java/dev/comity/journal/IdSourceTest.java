package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.TickingClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdSourceTest {

  private static final Instant START = Instant.parse("2010-06-01T00:00:00Z");

  @Property(tries = 50)
  void idsSortByTheTimeOfTheirMaking(@ForAll long seed) {
    IdSource ids = IdSource.timeOrdered(new TickingClock(START), new Random(seed));

    List<String> made = Stream.generate(ids::next).limit(50).map(UUID::toString).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Property(tries = 50)
  void idsOfOneMillisecondSortToo(@ForAll long seed) {
    IdSource ids = IdSource.timeOrdered(Clock.fixed(START, ZoneOffset.UTC), new Random(seed));

    List<String> made = Stream.generate(ids::next).limit(50).map(UUID::toString).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Property(tries = 50)
  void theSameSeedAndTimeGiveTheSameIds(@ForAll long seed) {
    IdSource one = IdSource.timeOrdered(new TickingClock(START), new Random(seed));
    IdSource other = IdSource.timeOrdered(new TickingClock(START), new Random(seed));

    for (int i = 0; i < 20; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void idsAreOfVersionSevenAndTellTheirMillisecond() {
    UUID id = IdSource.timeOrdered(Clock.fixed(START, ZoneOffset.UTC), new SecureRandom()).next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START.toEpochMilli());
  }

  @Test
  void noIdIsGivenTwiceToTwoThreads() throws Exception {
    IdSource ids = IdSource.timeOrdered();
    Callable<List<UUID>> drawing = () -> Stream.generate(ids::next).limit(20_000).toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<UUID> all = new ArrayList<>();
      for (Future<List<UUID>> drawn : threads.invokeAll(List.of(drawing, drawing))) {
        all.addAll(drawn.get());
      }

      assertThat(all).hasSize(40_000).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }
}
