package dev.comity.jdbc;

import dev.comity.Comity;
import dev.comity.TickingClock;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.Hash;
import dev.comity.journal.IdSource;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.PartialDate;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Signing;
import dev.comity.partnership.Submission;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A small register full of what databases trip over. Told twice it is the same to the last byte, so
 * whatever a database changes shows in the comparison with the register in memory.
 */
final class Story {

  /** Names that differ less than some collations can see, or more than some columns can hold. */
  static final List<String> NAMES =
      List.of(
          "Vallejo",
          "VALLEJO",
          "Vallejó",
          "Vallejo\u0301",
          "Straße",
          "STRASSE",
          "İzmir",
          "ızmır",
          "진천군",
          "\u110c\u1175\u11ab\u110e\u1165\u11ab\u1100\u116e\u11ab",
          "か\u3099",
          "か",
          "𠮷野町",
          "吉野町",
          "𠮷".repeat(100),
          "é".repeat(200),
          "O'Brien \"x\" \\' \\\\ %_ ${prefix} $1 ? :name {d '1'} ; -- /* */ #",
          "null",
          "ﬁ",
          "Å\u00a0\u200dÅ");

  /** Just before the hour that European clocks skip, and just before the one that they repeat. */
  private static final List<Instant> STARTS =
      List.of(
          Instant.parse("2010-03-28T00:59:58.999999Z"),
          Instant.parse("2010-10-31T00:59:58.000001Z"));

  private final Storage storage;
  private final List<Object> answers = new ArrayList<>();

  private Story(Storage storage) {
    this.storage = storage;
  }

  /** Writes the register into an empty storage. */
  static void write(Storage storage, Path folder) {
    new Story(storage).write(folder);
  }

  /** Asks the register everything. */
  static List<Object> read(Storage storage) {
    return new Story(storage).read();
  }

  private void write(Path folder) {
    for (Instant start : STARTS) {
      Clock clock = new TickingClock(start);
      Comity comity =
          Comity.on(storage)
              .clock(clock)
              .ids(IdSource.timeOrdered(clock, new Random(start.toEpochMilli())))
              .build()
              .forTenant(tenant(start));
      List<CityId> cities = cities(comity);
      partnership(comity, cities.get(0), cities.get(1));
      keys(comity);
      comity.feed().after(0, 1);
      gazetteer(comity, folder);
    }
  }

  private static TenantId tenant(Instant start) {
    return TenantId.of("t-" + start.toEpochMilli());
  }

  private static List<CityId> cities(Comity comity) {
    List<CityId> ids = new ArrayList<>();
    for (String name : NAMES) {
      CityProfile profile =
          CityProfile.of(name, CountryCode.of("US"))
              .withOutsideIds(List.of(outsideId(name)))
              .withPosition(Position.of(-89.9999999, 179.9999999))
              .withPopulation((1L << 53) - 1 - ids.size())
              .withOtherNames(List.of(name, "Also " + ids.size()));
      ids.add(register(comity, profile).id());
    }
    comity
        .write(
            work ->
                work.cities()
                    .rename(new CityRenaming(ids.get(0), "vallejo", LocalDate.of(2001, 3, 31))))
        .orElseThrow();
    return ids;
  }

  private static OutsideId outsideId(String name) {
    return new OutsideId(
        "own", name.replaceAll("\\s", "_").substring(0, Math.min(10, name.length())));
  }

  private static City register(Comity comity, CityProfile profile) {
    return comity
        .write(work -> work.cities().register(new CityRegistration(profile)))
        .orElseThrow();
  }

  private static void partnership(Comity comity, CityId one, CityId other) {
    Hash text = Hash.of("memorandum");
    PartialDate day = PartialDate.parse("1582-10-10");
    Partnership it =
        comity
            .write(
                work -> work.partnerships().propose(new Proposal(one, other, "sister-city", day)))
            .orElseThrow();
    comity
        .write(work -> work.partnerships().submit(new Submission(it.id(), day, text)))
        .orElseThrow();
    for (CityId party : List.of(one, other)) {
      Resolution resolution = Resolution.of(party, NAMES.get(16)).by(NAMES.get(14));
      comity
          .write(work -> work.partnerships().approve(new Approval(it.id(), day, resolution, text)))
          .orElseThrow();
    }
    comity
        .write(
            work ->
                work.partnerships()
                    .sign(new Signing(it.id(), PartialDate.parse("1900"), Optional.empty())))
        .orElseThrow();
  }

  /** Two keys that differ in case are two keys. */
  private static void keys(Comity comity) {
    for (String key : List.of("Key", "key", "Key", "k'ey\\")) {
      comity
          .withKey(IdempotencyKey.of(key))
          .write(
              work ->
                  work.cities()
                      .register(new CityRegistration(CityProfile.of(key, CountryCode.of("KR")))))
          .orElseThrow();
    }
  }

  private static void gazetteer(Comity comity, Path folder) {
    StringBuilder file =
        new StringBuilder(
            "geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code"
                + "\tpopulation\ttimezone\n");
    for (int i = 0; i < NAMES.size(); i++) {
      file.append(i + 1)
          .append('\t')
          .append(NAMES.get(i))
          .append("\tplain\t\t-0.0000001\t-180\tKR\t\tPPL\t")
          .append(Long.MAX_VALUE)
          .append("\tAsia/Seoul\n");
    }
    try {
      Path written = Files.writeString(folder.resolve("places.tsv"), file);
      comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(written))).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Object> read() {
    for (Instant start : STARTS) {
      Comity comity = Comity.on(storage).build().forTenant(tenant(start));
      answers.add(comity.verify());
      comity.read(
          work -> {
            for (String name : NAMES) {
              answers.add(work.cities().named(name));
              answers.add(work.cities().find(outsideId(name)));
              answers.add(work.gazetteer().named(name));
            }
            answers.add(work.gazetteer().edition());
            ByteArrayOutputStream everything = new ByteArrayOutputStream();
            work.register().exportAll(everything);
            return answers.add(everything.toString(StandardCharsets.UTF_8));
          });
      answers.addAll(comity.feed().after(0, 1_000));
    }
    answers.add(storage.tenants());
    return answers;
  }
}
