package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The written forms of the journal's values: read back equal, or refused with a way out. */
class FormsTest {

  @Provide
  Arbitrary<UUID> uuids() {
    Arbitrary<Long> halves = Arbitraries.longs();
    return Combinators.combine(halves, halves).as(UUID::new);
  }

  @Property(tries = 200)
  void aHashIsReadBackEqual(@ForAll String text) {
    Hash hash = Hash.of(text);

    assertThat(new Hash(hash.toString())).isEqualTo(hash);
  }

  /** The test vectors of FIPS 180-4, and UTF-8 for what is not ASCII. */
  @ParameterizedTest
  @CsvSource({
    "'',e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  })
  void aHashIsThatOfTheStandard(String text, String hexadecimal) {
    assertThat(Hash.of(text)).hasToString("sha-256:" + hexadecimal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256:",
        "SHA-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha-256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
        "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
        "md5:d41d8cd98f00b204e9800998ecf8427e",
      })
  void whatIsNoHashIsRefusedWithAWayOut(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hash(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("Maybe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0", "default", "city-of-vallejo", "a.b-c"})
  void aTenantIsReadBackEqual(String name) {
    assertThat(TenantId.of(TenantId.of(name).toString())).isEqualTo(TenantId.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", ".a", "A", "a b", "a_b", "ü", "a\n", "a/b", "a'b"})
  void whatIsNoTenantIsRefusedWithAWayOut(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TenantId.of(name))
        .withMessageContaining("'" + name + "'")
        .withMessageContaining("Maybe");
  }

  @Test
  void aNameMayBeAsLongAsTheDatabaseKeepsIt() {
    assertThat(TenantId.of("a".repeat(63)).name()).hasSize(63);
    assertThat(Actor.registrar("a".repeat(64)).id()).hasSize(64);

    assertThatIllegalArgumentException().isThrownBy(() -> TenantId.of("a".repeat(64)));
    assertThatIllegalArgumentException().isThrownBy(() -> Actor.registrar("a".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-a", "Ana María", "ana@example.org", "a\n", "a/b"})
  void anActorIsNeverAPersonsName(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Actor.registrar(id))
        .withMessageContaining("'" + id + "'")
        .withMessageContaining("Maybe");
  }

  @Test
  void aRegistrarSpeaksForAllAndOthersForTheirOwnOnly() {
    UUID mine = new UUID(0, 1);
    UUID other = new UUID(0, 2);

    assertThat(Actor.registrar("clerk").speaksFor(other)).isTrue();
    assertThat(Actor.of("speaker", Set.of(mine)).speaksFor(mine)).isTrue();
    assertThat(Actor.of("speaker", Set.of(mine)).speaksFor(other)).isFalse();
    assertThat(Actor.of("nobody", Set.of()).speaksFor(mine)).isFalse();
  }

  @Property(tries = 200)
  void anAggregatesIdIsReadBackEqual(@ForAll("uuids") UUID value) {
    AggregateId id = new AggregateId("letter-of-intent", value);

    assertThat(AggregateId.parse(id.toString())).isEqualTo(id);
  }

  @Property(tries = 200)
  void aggregatesAreInTheOrderOfTheirUuidsText(
      @ForAll("uuids") UUID one, @ForAll("uuids") UUID other) {
    int order = new AggregateId("b", one).compareTo(new AggregateId("a", other));

    int byText = one.toString().compareTo(other.toString());
    assertThat(Integer.signum(order)).isEqualTo(byText == 0 ? 1 : Integer.signum(byText));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "partnership",
        "partnership:",
        ":00000000-0000-0000-0000-000000000001",
        "Partnership:00000000-0000-0000-0000-000000000001",
        "dev.comity.Partnership:00000000-0000-0000-0000-000000000001",
        "partnership:1",
        "partnership:1-1-1-1-1",
        "partnership:00000000-0000-0000-0000-00000000000g",
        "partnership: 00000000-0000-0000-0000-000000000001",
        "partnership:00000000-0000-0000-0000-000000000001 ",
      })
  void whatNamesNoAggregateIsRefusedWithAWayOut(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AggregateId.parse(text))
        .withMessageContaining("'")
        .withMessageContaining("Maybe");
  }

  @Test
  void oneDayOfGraceIsLeftForTheTimeZones() {
    LocalDate today = LocalDate.of(2010, 6, 1);

    assertThat(DateRefusal.against(today.plusDays(1), today, today)).isEmpty();
    assertThat(DateRefusal.against(today, today, today)).isEmpty();
    assertThat(DateRefusal.against(today.plusDays(2), today, today))
        .containsExactly(new DateRefusal.InTheFuture(today.plusDays(2), today));
    assertThat(DateRefusal.against(today.plusDays(2), today.plusDays(3), today))
        .extracting(it -> it.code())
        .containsExactly("RunsBackward", "InTheFuture");
  }
}
