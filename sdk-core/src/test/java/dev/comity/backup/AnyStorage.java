package dev.comity.backup;

import dev.comity.Comity;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.register.AnyRegister;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fills a storage with all that a backup can meet: several tenants, a gazetteer, subscriptions that
 * are under way, used keys.
 */
public final class AnyStorage {

  /** The tenants that it may write. */
  public static final List<TenantId> TENANTS =
      List.of(TenantId.of("a.b-2"), TenantId.DEFAULT, TenantId.of("z"));

  private static final List<String> KEYS = List.of("Key", "key", "~!", "key-2");

  private AnyStorage() {}

  /**
   * A command that was given under a key, and its answer.
   *
   * @param tenant whose
   * @param key the key
   * @param command the command
   * @param answer what was answered the first time
   */
  public record Keyed(TenantId tenant, String key, CityRegistration command, City answer) {

    /**
     * Gives the command again.
     *
     * @param storage where
     * @return the answer there
     */
    public City askedAgain(Storage storage) {
      return give(Comity.on(storage).build(), tenant, key, command);
    }
  }

  /**
   * Writes at random.
   *
   * @param storage an empty storage
   * @param random decides what
   * @return what was answered under keys, for asking again
   */
  public static List<Keyed> fill(Storage storage, Random random) {
    Comity comity = Comity.on(storage).build();
    Map<String, Keyed> keyed = new TreeMap<>();
    if (random.nextInt(4) > 0) {
      importPlaces(comity, random);
    }
    for (TenantId tenant : TENANTS.subList(random.nextInt(3), 3)) {
      Comity theirs = comity.forTenant(tenant);
      AnyRegister.fill(theirs, random);
      read(theirs, random);
      leaveALease(storage, tenant);
      for (String key : KEYS.subList(random.nextInt(4), 4)) {
        CityRegistration command =
            new CityRegistration(CityProfile.of("Keyed " + key, CountryCode.of("JP")));
        keyed.put(
            tenant + " " + key,
            new Keyed(tenant, key, command, give(comity, tenant, key, command)));
      }
      theirs.feed().after(0, 1); // gives everything its position, so that two storages compare
    }
    return List.copyOf(keyed.values());
  }

  private static City give(Comity comity, TenantId tenant, String key, CityRegistration command) {
    return comity
        .forTenant(tenant)
        .withKey(IdempotencyKey.of(key))
        .write(work -> work.cities().register(command))
        .orElseThrow();
  }

  private static void read(Comity comity, Random random) {
    comity.feed().subscription("search-index", "a").poll(1 + random.nextInt(9), entry -> {});
    for (int i = random.nextInt(4); i > 0; i--) {
      comity.feed().subscription("Mail_2", "b").inParts(3).poll(2, entry -> {});
    }
  }

  /** A reader that died at its part. */
  private static void leaveALease(Storage storage, TenantId tenant) {
    try (UnitOfWork unit = storage.begin(tenant, Access.WRITE)) {
      FeedPartition unread = FeedPartition.unread("left.behind", Slice.WHOLE);
      unit.feedPartitions().insert(unread.leased("dead-1", Instant.parse("2124-01-01T00:00:00Z")));
      unit.commit();
    }
  }

  private static void importPlaces(Comity comity, Random random) {
    try {
      Path file = Files.createTempFile("places", ".tsv");
      try {
        Files.writeString(
            file,
            """
            geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code\tpopulation
            5405380\tVallejo\tVallejo\t발레이오,ヴァレーホ\t38.10409\t-122.25664\tUS\tCA\tPPL\t121253
            1847966\tAkashi\tAkashi\t明石\t34.65524\t135.00687\tJP\t13\tPPLA2\t297920
            %d\tÅsele "\\\t\t\t-64.15\t0\tSE\t\t\t0
            """
                .formatted(6_000_000 + random.nextInt(1_000)));
        comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(file))).orElseThrow();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
