package dev.comity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document of a certificate, written and strictly read. */
class CertificateTextTest {

  private static final String HASH = InstanceHash.of("a test").end().value();

  private static final String WHOLE =
      "{\"comity-certificate\":1,\"kind\":\"k\",\"instance\":\""
          + HASH
          + "\",\"standing\":\"proved\",\"n\":7,\"t\":\"x\",\"a\":[1,-2],\"b\":[[3],[]],\"c\":[]}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"comity-certificate\":1,| {| There is no 'comity-certificate'. Maybe this is another JSON?",
        "certificate\":1| certificate\":2| 'comity-certificate' is 2, but only version 1 is known",
        "certificate\":1| certificate\":\"1\"| 'comity-certificate' is no number, but only",
        "\"kind\":\"k\"| \"kind\":3| A certificate needs 'kind', a text",
        "\"kind\":\"k\",| `` | A certificate needs 'kind', a text",
        "sha-256:| sha-1:| Maybe",
        "proved| sure| 'sure' is no standing. Maybe proved, best-found or stopped?",
        "\"n\":7| \"n\":7.5| 'n' is neither a whole number, a text nor an array",
        "\"n\":7| \"n\":1e2| 'n' is neither a whole number",
        "\"n\":7| \"n\":true| 'n' is neither a whole number",
        "\"n\":7| \"n\":null| 'n' is neither a whole number",
        "\"n\":7| \"n\":9223372036854775808| A number in 'n' has more than 64 bits",
        "\"n\":7| \"n\":7,\"n\":7| This is not the JSON of a certificate",
        "\"n\":7| \"n\":07| This is not the JSON of a certificate",
        "[1,-2]| [1,[2]]| 'a' is neither a whole number",
        "[1,-2]| [1,\"2\"]| 'a' is neither a whole number",
        "[[3],[]]| [[3],4]| 'b' is neither a whole number",
        "[[3],[]]| [[3],[[4]]]| 'b' is neither a whole number",
        "\"c\":[]}| \"c\":[]| Maybe it was cut off?",
        "\"c\":[]}| \"c\":[]} {}| There is more behind the certificate. Maybe two files?",
      })
  void whatIsNoCertificateIsToldWithAWayOut(String old, String other, String words) {
    String changed = WHOLE.replace(old, other);
    assertThat(changed).isNotEqualTo(WHOLE);

    assertThatThrownBy(() -> CertificateText.parse(changed))
        .isInstanceOf(BadCertificateException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("Maybe");
  }

  @Test
  void somethingElseThanAnObjectIsNoCertificate() {
    for (String text : new String[] {"[]", "", "7", "\"x\"", "\u0000"}) {
      assertThatThrownBy(() -> CertificateText.parse(text))
          .isInstanceOf(BadCertificateException.class)
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void aMemberIsReadInItsOwnFormAlone() {
    CertificateText text = CertificateText.parse(WHOLE);

    assertThat(text).hasToString(WHOLE);
    assertThat(text.number("n")).isEqualTo(7);
    assertThat(text.text("t")).isEqualTo("x");
    assertThat(text.ints("a")).containsExactly(1, -2);
    assertThat(text.longs("a")).containsExactly(1, -2);
    assertThat(text.table("b")).isDeepEqualTo(new long[][] {{3}, {}});
    assertThat(text.table("c")).isEmpty();
    assertThat(text.ints("c")).isEmpty();
    refuses(() -> text.number("t"), "needs 't', a whole number; it has another form");
    refuses(() -> text.text("n"), "needs 'n', a text; it has another form");
    refuses(() -> text.longs("b"), "needs 'b', an array of whole numbers; it has another form");
    refuses(() -> text.table("a"), "needs 'a'");
    refuses(() -> text.number("z"), "needs 'z', a whole number; it is missing");
    refuses(() -> text.ofKind("l"), "A certificate of kind 'k' is not one of 'l'. Maybe");
    refuses(() -> text.only("n", "t", "a", "b"), "has no member 'c', only [n, t, a, b]. Maybe");
    refuses(() -> text.only("n", "t", "a", "b", "c", "d"), "needs 'd'. Maybe");
    assertThat(text.ofKind("k").only("n", "t", "a", "b", "c")).isSameAs(text);
    CertificateText large = CertificateText.parse(WHOLE.replace("1,-2", "1,2147483648"));
    refuses(() -> large.ints("a"), "'a' has 2147483648 at place 1, which has more than 32 bits");
    assertThat(large.longs("a")).containsExactly(1, 1L << 31);
  }

  private static void refuses(Runnable work, String words) {
    assertThatThrownBy(work::run)
        .isInstanceOf(BadCertificateException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("Maybe");
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadBackToTheByte(@ForAll long seed, @ForAll String words) {
    Random random = new Random(seed);
    long[][] table = new long[1 + random.nextInt(4)][];
    for (int row = 0; row < table.length; row++) {
      table[row] = random.longs(random.nextInt(20)).toArray();
    }
    Standing standing = Standing.values()[random.nextInt(Standing.values().length)];
    CertificateText text =
        CertificateText.of("kind", new InstanceHash(HASH), standing)
            .put("number", random.nextLong())
            .put("words", words)
            .put("ints", random.ints(random.nextInt(40)).toArray())
            .put("longs", random.longs(random.nextInt(40)).toArray())
            .put("table", table)
            .build();

    CertificateText back = CertificateText.parse(text.toString());

    assertThat(back).hasToString(text.toString());
    assertThat(back.standing()).isEqualTo(standing);
    assertThat(back.text("words")).isEqualTo(words);
    assertThat(back.table("table")).isDeepEqualTo(table);
    assertThat(back.ints("ints")).isEqualTo(text.ints("ints"));
  }
}
