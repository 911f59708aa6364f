package dev.comity.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.failure.Outcome;
import dev.comity.journal.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static Comity random(long seed) {
    Comity comity = Comity.inMemory();
    AnyRegister.fill(comity, new Random(seed));
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
