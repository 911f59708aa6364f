package dev.comity.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.failure.Outcome;
import dev.comity.journal.PartialDate;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Correction;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Recording;
import dev.comity.party.City;
import dev.comity.party.CityMerger;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import dev.comity.party.OrganizationRegistration;
import dev.comity.party.OrganizationSort;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExportTest {

  @Property(tries = 25)
  void ourOwnJsonGivesTheSameRegister(@ForAll long seed) {
    try (Comity from = random(seed);
        Comity to = Comity.inMemory()) {
      byte[] json = json(from);

      Outcome<Long> restored = restore(to, json);

      assertThat(restored.isDone()).isTrue();
      assertThat(json(to)).isEqualTo(json);
      assertThat(to.verify()).isEqualTo(from.verify());
      assertThat(restore(to, json).orElseThrow()).isZero();
    }
  }

  @Property(tries = 40)
  void aChangedOrShortenedCopyIsNeverTakenForTheRegister(@ForAll long seed) {
    try (Comity from = random(seed);
        Comity to = Comity.inMemory()) {
      byte[] json = json(from);
      Random random = new Random(seed);
      int start = new String(json, StandardCharsets.ISO_8859_1).indexOf("\"entries\"");
      int at = start + random.nextInt(json.length - start - 2);
      byte[] changed = json.clone();
      changed[at] = (byte) (changed[at] == 'a' ? 'b' : 'a');

      assertThatThrownBy(() -> restore(to, changed).orElseThrow())
          .isInstanceOfAny(BadFileException.class, IllegalStateException.class);
      assertThatThrownBy(() -> restore(to, java.util.Arrays.copyOf(json, at)))
          .isInstanceOf(BadFileException.class);
      assertThat(to.verify().entries()).isZero();
    }
  }

  @Property(tries = 25)
  void ourOwnCsvGivesTheSamePartnershipsWithoutAGazetteer(@ForAll long seed) throws IOException {
    Path file = Files.createTempFile("pairs", ".csv");
    try (Comity from = random(seed);
        Comity to = Comity.inMemory()) {
      String csv = csv(from);
      Files.writeString(file, csv);

      ImportReport report =
          to.write(work -> work.register().importPairs(file, count -> {})).orElseThrow();

      assertThat(report.lines()).allMatch(line -> line.outcome() == ImportOutcome.ADDED);
      assertThat(withoutIds(csv(to))).isEqualTo(withoutIds(csv));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 3)
  void theRegisterOfAnotherTenantIsRefused(@ForAll long seed) {
    try (Comity from = random(seed);
        Comity to = Comity.inMemory()) {
      Outcome<Long> refused = restore(to.forTenant(TenantId.of("another")), json(from));

      assertThat(refused.reasons()).extracting(it -> it.code()).containsExactly("OtherTenant");
    }
  }

  /** A register with everything that an export can meet. */
  private static Comity random(long seed) {
    Random random = new Random(seed);
    Comity comity = Comity.inMemory();
    List<City> cities = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      CityProfile profile =
          CityProfile.of("City, \"" + i + "\" 진", CountryCode.of("KR"))
              .withPosition(Position.of(random.nextInt(90), random.nextInt(180)))
              .withPopulation(random.nextInt(1_000_000));
      CityProfile known =
          i % 2 == 0 ? profile : profile.withOutsideIds(List.of(OutsideId.geonames(1000 + i)));
      cities.add(
          comity.write(work -> work.cities().register(new CityRegistration(known))).orElseThrow());
    }
    comity.write(
        work ->
            work.organizations()
                .register(
                    new OrganizationRegistration(
                        "Friends", OrganizationSort.NGO, CountryCode.of("US"))));
    for (int i = 0; i < 8; i++) {
      City one = cities.get(random.nextInt(6));
      City other = cities.get(random.nextInt(6));
      Optional<PartialDate> since =
          random.nextBoolean()
              ? Optional.of(PartialDate.of(1950 + random.nextInt(50)))
              : Optional.empty();
      Outcome<Partnership> it =
          comity.write(
              work ->
                  random.nextInt(4) == 0
                      ? work.partnerships()
                          .propose(
                              new Proposal(
                                  one.id(), other.id(), "friendship-city", PartialDate.of(2001)))
                      : work.partnerships()
                          .record(
                              new Recording(one.id(), other.id(), "sister-city", since, "a list")));
      if (it.isDone() && since.isPresent() && random.nextInt(3) == 0) {
        comity.write(
            work ->
                work.partnerships()
                    .end(
                        new Ending(
                            it.orElseThrow().id(),
                            PartialDate.of(2015),
                            Ending.Way.EXPIRED,
                            Optional.empty(),
                            "the term ran out")));
      } else if (it.isDone()) {
        comity.write(
            work ->
                work.partnerships()
                    .correct(
                        new Correction(
                            it.orElseThrow().id(), 1, PartialDate.parse("1999-05"), "misread")));
      }
    }
    comity.write(
        work ->
            work.cities()
                .rename(new CityRenaming(cities.get(0).id(), "Renamed", LocalDate.of(2003, 1, 1))));
    City lonely =
        comity
            .write(
                work ->
                    work.cities()
                        .register(
                            new CityRegistration(CityProfile.of("Old", CountryCode.of("KR")))))
            .orElseThrow();
    comity
        .write(
            work ->
                work.cities()
                    .merge(
                        new CityMerger(lonely.id(), cities.get(1).id(), LocalDate.of(2004, 1, 1))))
        .orElseThrow();
    return comity;
  }

  private static byte[] json(Comity comity) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    comity.read(
        work -> {
          work.register().exportAll(out);
          return true;
        });
    return out.toByteArray();
  }

  private static String csv(Comity comity) {
    StringWriter out = new StringWriter();
    comity.read(
        work -> {
          work.register().exportPairs(out);
          return true;
        });
    return out.toString();
  }

  private static Outcome<Long> restore(Comity comity, byte[] json) {
    return comity.write(
        work -> work.register().importAll(new ByteArrayInputStream(json), "register.json"));
  }

  /** The ids are those of the register, and with them which side is called a. */
  private static List<String> withoutIds(String csv) {
    return csv.lines()
        .map(line -> line.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", ""))
        .map(line -> line.chars().sorted().mapToObj(Character::toString).toList().toString())
        .sorted()
        .toList();
  }
}
