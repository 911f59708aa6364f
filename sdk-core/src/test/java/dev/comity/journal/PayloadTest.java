package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @Provide
  Arbitrary<String> written() {
    return AnyJson.written();
  }

  @Provide
  Arbitrary<Map<String, Object>> objects() {
    return AnyJson.objects();
  }

  @Provide
  Arbitrary<String> texts() {
    return AnyJson.texts();
  }

  @Property(tries = 500)
  void theCanonicalFormIsThatOfAnIndependentWriter(@ForAll("written") String json)
      throws IOException {
    String canonical = Payload.parse(json).canonical();

    assertThat(canonical).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
  }

  @Property(tries = 300)
  void spacingOrderAndEscapesDoNotMatter(
      @ForAll("objects") Map<String, Object> object, @ForAll long seed) {
    Random random = new Random(seed);

    Payload one = Payload.parse(AnyJson.written(object, random));
    Payload other = Payload.parse(AnyJson.written(object, random));

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.canonical()).isEqualTo(other.canonical());
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBackEqual(@ForAll("written") String json) {
    Payload payload = Payload.parse(json);

    assertThat(Payload.parse(payload.canonical())).isEqualTo(payload);
    assertThat(Payload.parse(payload.canonical()).canonical()).isEqualTo(payload.canonical());
  }

  @Property(tries = 300)
  void whatIsBuiltIsFoundAgain(
      @ForAll("texts") String text, @ForAll("texts") String other, @ForAll long any) {
    long number = any % (Payload.GREATEST + 1);
    Payload inner = Payload.builder().text(text, other).build();

    Payload built =
        Payload.builder()
            .text("text", text)
            .text("maybe", Optional.of(other))
            .text("never", Optional.empty())
            .number("number", number)
            .object("object", inner)
            .texts("texts", List.of(text, other))
            .texts("none", List.of())
            .objects("objects", List.of(inner, Payload.empty()))
            .build();

    for (Payload it : List.of(built, Payload.parse(built.canonical()))) {
      assertThat(it.text("text")).isEqualTo(text);
      assertThat(it.optionalText("maybe")).contains(other);
      assertThat(it.optionalText("never")).isEmpty();
      assertThat(it.number("number")).isEqualTo(number);
      assertThat(it.object("object")).isEqualTo(inner);
      assertThat(it.texts("texts")).containsExactly(text, other);
      assertThat(it.has("none")).isFalse();
      assertThat(it.texts("none")).isEmpty();
      assertThat(it.objects("objects")).containsExactly(inner, Payload.empty());
    }
  }

  @Test
  void aChangedTextLeavesTheOldObjectAlone() {
    Payload before = Payload.builder().text("on", "1989").number("n", 1).build();

    Payload after = before.withText("on", "1989-08");

    assertThat(before.canonical()).isEqualTo("{\"n\":1,\"on\":\"1989\"}");
    assertThat(after.canonical()).isEqualTo("{\"n\":1,\"on\":\"1989-08\"}");
  }

  @Property(tries = 200)
  void aNumberThatNotEveryReaderKeepsExactlyIsRefused(@ForAll long number) {
    boolean kept = -Payload.GREATEST <= number && number <= Payload.GREATEST;
    if (kept) {
      assertThat(Payload.builder().number("n", number).build().number("n")).isEqualTo(number);
      assertThat(Payload.parse("{\"n\":" + number + "}").number("n")).isEqualTo(number);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Payload.builder().number("n", number))
          .withMessageContaining(Long.toString(number))
          .withMessageContaining("Maybe");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Payload.parse("{\"n\":" + number + "}"))
          .withMessageContaining(Long.toString(number));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800", "한\ud83d"})
  void halfACharacterIsRefused(String half) {
    Payload asValue = Payload.builder().text("text", half).build();
    Payload asKey = Payload.builder().text(half, "text").build();
    Payload inside = Payload.builder().object("object", asValue).build();
    Payload listed = Payload.builder().texts("texts", List.of("whole", half)).build();

    for (Payload it : List.of(asValue, asKey, inside, listed)) {
      assertThatIllegalArgumentException()
          .isThrownBy(it::canonical)
          .withMessageContaining("lone surrogate")
          .withMessageContaining("Maybe");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":true,\"b\":true}}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":null}",
        "{\"a\":[null]}",
        "{\"a\":99999999999999999999}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":1",
        "{\"a\":[1}",
        "{\"a\":\"\n\"}",
        "{} {}",
        "{}x",
        "[]",
        "\"text\"",
        "1",
        "null",
        "",
        " ",
      })
  void whatIsNoObjectOfOursIsRefused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> Payload.parse(json));
  }

  @ParameterizedTest
  @CsvSource({"text,number", "number,text", "list,number", "list,text", "object,text"})
  void aMemberOfAnotherSortIsRefusedByName(String key, String asked) {
    Payload it = Payload.parse("{\"text\":\"t\",\"number\":1,\"list\":[1],\"object\":{}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> take(it, key, asked))
        .withMessageContaining("'" + key + "'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> take(it, "nowhere", asked))
        .withMessageContaining("'nowhere'");
    assertThatIllegalArgumentException().isThrownBy(() -> it.texts("list"));
    assertThatIllegalArgumentException().isThrownBy(() -> it.objects("text"));
  }

  private static Object take(Payload from, String key, String asked) {
    return asked.equals("number") ? (Object) from.number(key) : from.text(key);
  }
}
