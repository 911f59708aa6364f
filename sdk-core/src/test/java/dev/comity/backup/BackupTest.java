package dev.comity.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.DamagedRecordException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BackupTest {

  /** Between two units of a writer, so that the test does not grow with the machine's speed. */
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

  @Property(tries = 15)
  void everythingThatWasThereIsRestored(@ForAll long seed) throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      List<AnyStorage.Keyed> keyed = AnyStorage.fill(from, new Random(seed));
      Everything before = Everything.of(from);

      BackupContent written = backup(from).writeTo(folder.file());
      Restoration restored = backup(to).restoreFrom(folder.file()).orElseThrow();

      assertThat(Everything.of(to)).isEqualTo(before);
      assertThat(restored.content()).isEqualTo(written);
      assertThat(restored.heldBefore()).isEmpty();
      for (BackupContent.TenantContent it : written.tenants()) {
        assertThat(verify(to, it.tenant())).isEqualTo(verify(from, it.tenant()));
        assertThat(verify(to, it.tenant()).findings()).isEmpty();
        assertThat(verify(to, it.tenant()).fingerprint()).isEqualTo(it.fingerprint());
      }
      assertThat(keyed).allMatch(it -> it.askedAgain(to).equals(it.answer()));
      assertThat(Everything.of(to)).isEqualTo(before);
    }
  }

  @Property(tries = 5)
  void aReaderGoesOnWhereItStood(@ForAll long seed) throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      AnyStorage.fill(from, new Random(seed));
      backup(from).writeTo(folder.file());
      backup(to).restoreFrom(folder.file()).orElseThrow();

      assertThat(restOfTheFeed(to)).isEqualTo(restOfTheFeed(from)).isNotEmpty();
      City added = register(lastTenant(to), "After");
      List<FeedEntry> next = restOfTheFeed(to);
      assertThat(next).hasSize(1);
      assertThat(next.get(0).event().aggregate()).isEqualTo(added.id().aggregate());
    }
  }

  private static List<FeedEntry> restOfTheFeed(Storage storage) {
    List<FeedEntry> read = new ArrayList<>();
    lastTenant(storage).feed().subscription("search-index", "z").poll(9_999, read::add);
    return read;
  }

  private static Comity lastTenant(Storage storage) {
    return Comity.on(storage).build().forTenant(AnyStorage.TENANTS.get(2));
  }

  @Example
  void aStorageWithoutContentIsRestoredToOneWithoutContent() throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      backup(from).writeTo(folder.file());

      backup(to).restoreFrom(folder.file()).orElseThrow();

      assertThat(Everything.of(to)).isEqualTo(Everything.NOTHING);
    }
  }

  /** Each unit registers two cities, so a backup that holds one of a pair saw half a commit. */
  @Property(tries = 3)
  void whatOthersWriteMeanwhileIsInTheBackupWholeOrNotAtAll(@ForAll long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage()) {
      Comity comity = Comity.on(from).build();
      AnyStorage.fill(from, new Random(seed));
      AtomicBoolean enough = new AtomicBoolean();
      CountDownLatch writing = new CountDownLatch(2);
      List<Future<Integer>> writers =
          List.of("one", "two").stream()
              .map(name -> threads.submit(() -> writePairs(comity, name, writing, enough)))
              .toList();
      writing.await();
      for (int i = 0; i < 3; i++) {
        backup(from).writeTo(folder.file());
        try (Storage to = new InMemoryStorage()) {
          backup(to).restoreFrom(folder.file()).orElseThrow();

          assertThat(verify(to, TenantId.DEFAULT).findings()).isEmpty();
          Comity restored = Comity.on(to).build();
          for (int pair = 0; has(restored, "one", pair, "a"); pair++) {
            assertThat(has(restored, "one", pair, "b")).isTrue();
          }
          List<FeedEntry> feed = restored.feed().after(0, 99_999);
          assertThat(feed).isEqualTo(comity.feed().after(0, feed.size()));
        }
      }
      enough.set(true);
      assertThat(writers.get(0).get() + writers.get(1).get()).isGreaterThan(20);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int writePairs(
      Comity comity, String name, CountDownLatch writing, AtomicBoolean enough) {
    int pair = 0;
    while (!enough.get()) {
      int number = pair;
      comity.write(
          work -> {
            work.cities().register(new CityRegistration(city(name + number + "a"))).orElseThrow();
            return work.cities().register(new CityRegistration(city(name + number + "b")));
          });
      LockSupport.parkNanos(PAUSE);
      pair++;
      if (pair == 5) {
        writing.countDown();
      }
    }
    return pair;
  }

  private static boolean has(Comity comity, String name, int pair, String half) {
    return !comity.read(work -> work.cities().named(name + pair + half)).isEmpty();
  }

  @Example
  void anOlderBackupStaysUntilTheNewOneIsWhole() throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      AnyStorage.fill(from, new Random(1));
      backup(from).writeTo(folder.file());
      byte[] older = Files.readAllBytes(folder.file());

      assertThatThrownBy(() -> backup(new BrittleStorage(from, 5)).writeTo(folder.file()))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(folder.file()).hasBinaryContent(older);
      assertThat(folder.names()).containsExactly(folder.file().getFileName().toString());

      register(Comity.on(from).build(), "Newer");
      backup(from).writeTo(folder.file());
      backup(to).restoreFrom(folder.file()).orElseThrow();
      assertThat(Everything.of(to)).isEqualTo(Everything.of(from));
    }
  }

  @Example
  void aStreamGetsTheSameLinesAndStaysOpen() throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      AnyStorage.fill(from, new Random(2));
      ByteArrayOutputStream out =
          new ByteArrayOutputStream() {
            @Override
            public void close() {
              throw new AssertionError("It is the caller's to close.");
            }
          };

      backup(from).writeTo(out);
      Files.write(folder.file(), out.toByteArray());
      backup(to).restoreFrom(folder.file()).orElseThrow();

      assertThat(Everything.of(to)).isEqualTo(Everything.of(from));
    }
  }

  @Example
  void bothWaysTellHowFarTheyHaveCome() throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = new InMemoryStorage();
        Storage to = new InMemoryStorage()) {
      AnyStorage.fill(from, new Random(3));
      List<Long> written = new ArrayList<>();
      List<Long> read = new ArrayList<>();

      backup(from).reporting(written::add).writeTo(folder.file());
      backup(to).reporting(read::add).restoreFrom(folder.file()).orElseThrow();

      assertThat(written).isSorted().startsWith(1L).doesNotHaveDuplicates();
      assertThat(read).isSorted().containsAll(written).hasSize(written.size() + 1); // the seal
    }
  }

  @Example
  void aDamagedChainIsNotBackedUpAsIfItWereWhole() throws IOException {
    try (TestFolder folder = new TestFolder();
        Storage from = DamagedStorage.withAChangedEntry()) {
      assertThatThrownBy(() -> backup(from).writeTo(folder.file()))
          .isInstanceOf(DamagedRecordException.class)
          .hasMessageContaining("entry 1 of city:");
      assertThat(folder.names()).isEmpty();
    }
  }

  static Backup backup(Storage storage) {
    return Comity.on(storage).build().backup();
  }

  static Verification verify(Storage storage, TenantId tenant) {
    return Comity.on(storage).build().forTenant(tenant).verify();
  }

  static CityProfile city(String name) {
    return CityProfile.of(name, CountryCode.of("NO"));
  }

  static City register(Comity comity, String name) {
    return comity
        .write(work -> work.cities().register(new CityRegistration(city(name))))
        .orElseThrow();
  }
}
