package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.backup.AnyStorage;
import dev.comity.backup.Backup;
import dev.comity.backup.BackupContent;
import dev.comity.backup.BackupContent.TenantContent;
import dev.comity.backup.BrittleStorage;
import dev.comity.backup.Everything;
import dev.comity.backup.Restoration;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.FeedEntry;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.Verification;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One register on its way through every database, with nothing lost on the way. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupOnDatabasesTest {

  private static final int PAIRS = 200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 20, 300})
  void aRegisterGoesFromDatabaseToDatabaseAndStaysTheSame(long seed) {
    Deque<Storage> open = new ArrayDeque<>();
    try {
      open.push(new InMemoryStorage());
      List<AnyStorage.Keyed> keyed = AnyStorage.fill(open.peek(), new Random(seed));
      Everything everything = Everything.of(open.peek());

      for (Product product : Product.values()) {
        move(open, product.fresh().storage(), everything);
      }
      move(open, new InMemoryStorage(), everything);

      Storage last = open.peek();
      assertThat(keyed).allMatch(it -> it.askedAgain(last).equals(it.answer()));
      assertThat(Everything.of(last)).isEqualTo(everything);
    } finally {
      open.forEach(Storage::close);
    }
  }

  /** Restores what stands on top into another storage, which then stands on top. */
  private void move(Deque<Storage> open, Storage to, Everything everything) {
    Storage from = open.peek();
    open.push(to);
    Path file = folder.resolve(open.size() + ".comity");

    BackupContent written = backup(from).writeTo(file);
    backup(to).restoreFrom(file).orElseThrow();

    assertThat(Everything.of(to)).isEqualTo(everything);
    for (TenantContent it : written.tenants()) {
      Verification verification = Comity.on(to).build().forTenant(it.tenant()).verify();
      assertThat(verification.findings()).isEmpty();
      assertThat(verification.fingerprint()).isEqualTo(it.fingerprint());
      assertThat(verification.entries()).isEqualTo(it.entries());
    }
  }

  /** Each unit registers two cities, so a backup that holds one of a pair saw half a commit. */
  @ParameterizedTest
  @EnumSource
  void whatOthersWriteMeanwhileIsInTheBackupWholeOrNotAtAll(Product product) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Storage from = product.fresh().storage();
        Storage to = new InMemoryStorage()) {
      Comity comity = Comity.on(from).attempts(100).build();
      writePair(comity, "first");
      comity.feed().after(0, 1);
      AtomicBoolean enough = new AtomicBoolean();
      CountDownLatch writing = new CountDownLatch(2);
      List<Future<Integer>> writers =
          List.of("one", "two").stream()
              .map(name -> threads.submit(() -> writePairs(comity, name, writing, enough)))
              .toList();
      writing.await();
      Path file = folder.resolve("online.comity");

      backup(from).writeTo(file);
      enough.set(true);
      int written = writers.get(0).get() + writers.get(1).get();
      backup(to).restoreFrom(file).orElseThrow();

      Comity restored = Comity.on(to).build();
      assertThat(restored.verify().findings()).isEmpty();
      List<FeedEntry> feed = restored.feed().after(0, 99_999);
      assertThat(feed.size()).isEven().isBetween(2 * (1 + 2 * 3), 2 * (1 + written));
      assertThat(feed.subList(0, 2)).isEqualTo(comity.feed().after(0, 2));
      for (FeedEntry it : feed) {
        String name = it.event().facts().object("profile").text("name");
        String half = name.substring(0, name.length() - 1);
        assertThat(restored.<Integer>read(work -> work.cities().named(half + "a").size())).isOne();
        assertThat(restored.<Integer>read(work -> work.cities().named(half + "b").size())).isOne();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int writePairs(
      Comity comity, String name, CountDownLatch writing, AtomicBoolean enough) {
    int pairs = 0;
    while (!enough.get() && pairs < PAIRS) {
      writePair(comity, name + pairs);
      if (++pairs == 3) {
        writing.countDown();
      }
    }
    return pairs;
  }

  private static void writePair(Comity comity, String name) {
    comity
        .write(
            work ->
                work.cities()
                    .register(city(name + "a"))
                    .then(one -> work.cities().register(city(name + "b"))))
        .orElseThrow();
  }

  private static CityRegistration city(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("NO")));
  }

  @ParameterizedTest
  @EnumSource
  void aRestorationThatBreaksOffIsResumed(Product product) {
    Path file = folder.resolve("resumed.comity");
    Everything everything;
    try (Storage from = new InMemoryStorage()) {
      AnyStorage.fill(from, new Random(5));
      everything = Everything.of(from);
      backup(from).writeTo(file);
    }
    int kept = 0;
    try (Storage to = product.fresh().storage()) {
      List<Integer> tenants = new ArrayList<>();
      for (int steps = 20; kept < everything.tenants().size(); steps += 60) {
        kept = restore(new BrittleStorage(to, steps), file, everything);
        tenants.add(kept);
      }

      assertThat(tenants).isSorted().hasSizeGreaterThan(1);
      assertThat(Everything.of(to)).isEqualTo(everything);
    }
  }

  /** Answers how many tenants are there afterwards, each as it should be. */
  private static int restore(BrittleStorage to, Path file, Everything everything) {
    try {
      Restoration restored = backup(to).restoreFrom(file).orElseThrow();
      assertThat(restored.content().tenants()).hasSameSizeAs(everything.tenants().entrySet());
    } catch (StorageUnavailableException e) {
      assertThat(to.isThere()).isFalse();
    }
    Everything kept = Everything.of(to.mended());
    assertThat(everything.tenants().entrySet()).containsAll(kept.tenants().entrySet());
    return kept.tenants().size();
  }

  @Test
  void whatHasNoPositionYetComesLastAndGetsItsPositionLater() {
    Path file = folder.resolve("unnumbered.comity");
    try (Storage from = Product.H2_MEMORY.fresh().storage();
        Storage to = Product.H2_MEMORY.fresh().storage()) {
      Comity source = Comity.on(from).build();
      writePair(source, "numbered");
      source.feed().subscription("search-index", "a").poll(2, entry -> {});
      writePair(source, "later");

      backup(from).writeTo(file);
      backup(to).restoreFrom(file).orElseThrow();

      assertThat(Comity.on(to).build().feed().after(0, 9)).isEqualTo(source.feed().after(0, 9));
      List<FeedEntry> rest = new ArrayList<>();
      Comity.on(to).build().feed().subscription("search-index", "b").poll(9, rest::add);
      assertThat(rest).extracting(FeedEntry::position).containsExactly(3L, 4L);
    }
  }

  private static Backup backup(Storage storage) {
    return Comity.on(storage).build().backup();
  }
}
