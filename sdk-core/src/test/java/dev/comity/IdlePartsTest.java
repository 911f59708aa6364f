package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdSource;
import dev.comity.journal.Slice;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A part in which nothing happens goes along with the feed, and passes over nothing. */
class IdlePartsTest {

  private static final int FAR = 512;

  /** Ids whose last eight bits the test chooses, and with them the part. */
  private final AtomicInteger bits = new AtomicInteger();

  private final AtomicLong made = new AtomicLong();
  private final IdSource ids = () -> new UUID(0x7000, made.incrementAndGet() << 8 | bits.get());

  private void write(Comity comity, int lastBits, int cities) {
    bits.set(lastBits);
    comity.write(
        work -> {
          for (int i = 0; i < cities; i++) {
            CityProfile profile = CityProfile.of("City " + made.get(), CountryCode.of("US"));
            work.cities().register(new CityRegistration(profile)).orElseThrow();
          }
          return true;
        });
  }

  private static Subscription reader(Comity comity, int number, int parts) {
    return comity.feed().subscription("search-index", "reader-" + number).inParts(parts);
  }

  /**
   * Something that happens.
   *
   * @param bits where cities are written
   * @param cities how many of them, perhaps none
   * @param reader who polls then
   * @param limit for how many entries
   */
  record Turn(int bits, int cities, int reader, int limit) {}

  @Provide
  Arbitrary<List<Turn>> turns() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 100, 128, 255),
            Arbitraries.of(0, 0, 1, 3, FAR - 1, FAR, FAR + 1, 700),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(1, 2, 300, 10_000))
        .as(Turn::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 30)
  void nothingIsPassedOverAndNobodyStaysFarBehind(
      @ForAll("turns") List<Turn> turns, @ForAll @IntRange(min = 1, max = 5) int parts) {
    try (Comity comity = Comity.on(new InMemoryStorage()).ids(ids).build()) {
      List<FeedEntry> delivered = new ArrayList<>();
      for (Turn turn : turns) {
        if (turn.cities() > 0) {
          write(comity, turn.bits(), turn.cities());
        }
        reader(comity, turn.reader(), parts).poll(turn.limit(), delivered::add);
      }
      while (reader(comity, 0, parts).poll(10_000, delivered::add).delivered() > 0) {
        assertThat(delivered).doesNotHaveDuplicates();
      }

      List<FeedEntry> all = comity.feed().after(0, Integer.MAX_VALUE);
      assertThat(delivered).containsExactlyInAnyOrderElementsOf(all);
      assertThat(reader(comity, 0, parts).parts())
          .allMatch(it -> it.acknowledged() > all.size() - FAR, "near the end of " + all.size());
    }
  }

  @Example
  void aPartIsMovedToTheHeadEvenIfAnotherOneAlwaysHasSomethingNew() {
    try (Comity comity = Comity.on(new InMemoryStorage()).ids(ids).build()) {
      write(comity, 0, 5_000);

      reader(comity, 1, 2).poll(1, entry -> {});
      reader(comity, 1, 2).poll(1, entry -> {});

      List<FeedPartition> parts = reader(comity, 1, 2).parts();
      assertThat(parts.get(1).slice()).isEqualTo(new Slice(1, 2));
      assertThat(parts.stream().map(FeedPartition::acknowledged).toList())
          .containsExactly(2L, 5_000L);
    }
  }
}
