package dev.comity.backup;

import static dev.comity.backup.BackupTest.backup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Samples;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restoration into a storage that is not empty, or that fails half-way. */
class RestorationTest {

  private final Storage from = new InMemoryStorage();
  private final Storage to = new InMemoryStorage();

  private Path folder;
  private Path file;
  private Everything everything = Everything.NOTHING;

  @BeforeEach
  void writeABackupOfThreeTenants(@TempDir Path where) {
    folder = where;
    file = folder.resolve("three.comity");
    for (long seed = 0; everything.tenants().size() < 3 || everything.edition().isEmpty(); seed++) {
      Storage filled = new InMemoryStorage();
      AnyStorage.fill(filled, new Random(seed));
      everything = Everything.of(filled);
      backup(filled).writeTo(file);
    }
  }

  @Test
  void whereverItBreaksOffEachTenantIsThereWholeOrNotAtAllAndItCanBeResumed() {
    boolean broken = true;
    for (int steps = 1; broken; steps += 1 + steps / 20) {
      try (Storage storage = new InMemoryStorage()) {
        BrittleStorage brittle = new BrittleStorage(storage, steps);
        broken = breaksOff(brittle);

        Everything kept = Everything.of(storage);
        assertThat(everything.tenants().entrySet()).containsAll(kept.tenants().entrySet());
        if (kept.tenants().isEmpty()) {
          assertThat(kept).isEqualTo(Everything.NOTHING);
        } else {
          assertThat(kept.edition()).isEqualTo(everything.edition());
        }

        Restoration resumed = backup(storage).restoreFrom(file).orElseThrow();
        assertThat(resumed.heldBefore()).isEqualTo(kept.tenants().keySet());
        assertThat(Everything.of(storage)).isEqualTo(everything);
      }
    }
  }

  private boolean breaksOff(BrittleStorage brittle) {
    try {
      backup(brittle).restoreFrom(file).orElseThrow();
      assertThat(brittle.isThere()).isTrue();
      return false;
    } catch (StorageUnavailableException e) {
      assertThat(brittle.isThere()).isFalse();
      return true;
    }
  }

  @Test
  void aSecondRestorationChangesNothing() {
    backup(to).restoreFrom(file).orElseThrow();

    Restoration again = backup(to).restoreFrom(file).orElseThrow();

    assertThat(again.heldBefore()).containsExactlyElementsOf(AnyStorage.TENANTS);
    assertThat(Everything.of(to)).isEqualTo(everything);
  }

  @Test
  void aStorageThatHoldsOtherThingsIsRefusedWithAllOfThem() throws IOException {
    Path places = folder.resolve("other.tsv");
    Files.writeString(places, "geonameid\tname\tlat\tlon\tcountry\n7\tWindhoek\t-22\t17\tNA\n");
    Comity comity = Comity.on(to).build();
    comity
        .forTenant(TenantId.of("stranger"))
        .write(work -> work.gazetteer().importFrom(GazetteerFile.at(places)));
    BackupTest.register(comity.forTenant(TenantId.of("z")), "Oslo");

    List<Refusal> reasons = refused(to);

    assertThat(reasons)
        .containsExactly(
            new BackupRefusal.OtherEntries(file.toString(), TenantId.of("stranger")),
            new BackupRefusal.OtherEntries(file.toString(), TenantId.of("z")),
            new BackupRefusal.OtherGazetteer(file.toString(), "other.tsv"));
  }

  @Test
  void aTenantThatHasMovedOnIsNotSetBack() {
    backup(to).restoreFrom(file).orElseThrow();
    BackupTest.register(Comity.on(to).build(), "Oslo");

    assertThat(refused(to))
        .containsExactly(new BackupRefusal.OtherEntries(file.toString(), TenantId.DEFAULT));
  }

  @Test
  void aSubscriptionThatHasReadNothingDoesNotStandInTheWay() {
    for (TenantId tenant : AnyStorage.TENANTS) {
      Comity theirs = Comity.on(to).build().forTenant(tenant);
      theirs.feed().subscription("search-index", "a").inParts(5).poll(1, entry -> {});
      theirs.feed().subscription("of.our-own", "a").poll(1, entry -> {});
    }

    Restoration restored = backup(to).restoreFrom(file).orElseThrow();

    assertThat(restored.heldBefore()).isEmpty();
    assertThat(Everything.of(to)).isEqualTo(everything);
  }

  @Test
  void whatTheLastTenantHoldsIsSaidBeforeTheFirstOneIsKept() {
    TenantId last = AnyStorage.TENANTS.get(AnyStorage.TENANTS.size() - 1);
    try (UnitOfWork unit = to.begin(last, Access.WRITE)) {
      FeedPartition unread = FeedPartition.unread("search-index", Slice.WHOLE);
      unit.feedPartitions().insert(unread.acknowledged(7));
      unit.feedPartitions().insert(FeedPartition.unread("of.our-own", Slice.WHOLE));
      unit.keyedAnswers().insert(Samples.answer("form-17", 1, Instant.EPOCH));
      unit.commit();
    }

    List<Refusal> reasons = refused(to);

    assertThat(reasons)
        .containsExactly(
            new BackupRefusal.OtherReaders(file.toString(), last, List.of("search-index")),
            new BackupRefusal.OtherKeys(file.toString(), last));
    assertThat(to.tenants()).isEmpty();
    assertThat(reasons.get(0).message()).contains("search-index").contains("Forget them");
    Comity theirs = Comity.on(to).build().forTenant(last);
    theirs.feed().subscription("search-index", "a").forget();
    theirs.forgetKeysBefore(Instant.EPOCH.plusSeconds(1));
    assertThat(backup(to).restoreFrom(file).isDone()).isTrue();
    assertThat(Everything.of(to)).isEqualTo(everything);
  }

  private List<Refusal> refused(Storage storage) {
    Everything before = Everything.of(storage);
    Outcome<Restoration> refused = backup(storage).restoreFrom(file);
    assertThat(refused.isDone()).isFalse();
    assertThat(Everything.of(storage)).isEqualTo(before);
    return refused.reasons();
  }
}
