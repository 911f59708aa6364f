package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.Subscription;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdSource;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A part in which hardly anything happens is moved on with the feed, and passes over nothing. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class IdlePartsOnDatabasesTest {

  private static final int FAR = 512;

  /** Every 300th city lies in the second of two parts, all others in the first. */
  private static IdSource mostlyInOnePart() {
    AtomicLong made = new AtomicLong();
    return () -> {
      long number = made.incrementAndGet();
      return new UUID(0x7000, number << 8 | (number % 300 == 0 ? 255 : 0));
    };
  }

  private static void write(Comity comity, int cities) {
    comity.write(
        work -> {
          for (int i = 0; i < cities; i++) {
            CityProfile profile = CityProfile.of("City", CountryCode.of("US"));
            work.cities().register(new CityRegistration(profile)).orElseThrow();
          }
          return true;
        });
  }

  private static Subscription reader(Comity comity, String name) {
    return comity.feed().subscription("search-index", name).inParts(2);
  }

  @ParameterizedTest
  @EnumSource
  void readersPassOverNothingWhileOthersWrite(Product product) throws Exception {
    try (TestDatabase database = product.fresh()) {
      Comity comity =
          Comity.on(JdbcStorage.on(database.pool(4)).schemaMode(SchemaMode.APPLY).build())
              .ids(mostlyInOnePart())
              .build();
      Queue<Long> delivered = new ConcurrentLinkedQueue<>();
      ExecutorService threads = Executors.newFixedThreadPool(3);
      try {
        Future<?> writing =
            threads.submit(
                () -> {
                  for (int i = 0; i < 15; i++) {
                    write(comity, 100);
                  }
                });
        List<Future<?>> reading =
            List.of(
                threads.submit(() -> follow(reader(comity, "a"), writing, delivered)),
                threads.submit(() -> follow(reader(comity, "b"), writing, delivered)));
        writing.get();
        for (Future<?> it : reading) {
          it.get();
        }
      } finally {
        threads.shutdownNow();
      }
      follow(reader(comity, "last"), CompletableFuture.completedFuture(true), delivered);

      assertThat(delivered).containsExactlyInAnyOrderElementsOf(positions(1_500));
      assertThat(reader(comity, "last").parts())
          .extracting(FeedPartition::acknowledged)
          .allMatch(it -> it > 1_500 - FAR);
    }
  }

  private static List<Long> positions(int count) {
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  private static void follow(Subscription mine, Future<?> writing, Queue<Long> delivered) {
    boolean isOver;
    boolean isIdle;
    do {
      isOver = writing.isDone();
      isIdle = mine.poll(200, it -> delivered.add(it.position())).delivered() == 0;
    } while (!isOver || !isIdle);
  }
}
