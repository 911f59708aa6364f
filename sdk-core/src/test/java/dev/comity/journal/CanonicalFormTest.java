package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical form of RFC 8785, held against another implementation of it. */
class CanonicalFormTest {

  @Provide
  Arbitrary<Payload> payloads() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withChars("abAB\u00e9\u0000\u0001\u001f\"\\/\b\f\n\r\t\u2028\u007f진천")
            .ofMaxLength(8)
            .map(it -> it + (it.length() % 3 == 0 ? "\uD83D\uDE00" : ""));
    Arbitrary<Long> numbers = Arbitraries.longs().between(-Payload.GREATEST, Payload.GREATEST);
    Arbitrary<List<String>> lists = texts.list().ofMaxSize(3);
    Arbitrary<Payload> flat =
        Combinators.combine(texts, texts, numbers, lists)
            .as(
                (key, text, number, list) ->
                    Payload.builder()
                        .text(key, text)
                        .number(key + "n", number)
                        .texts(key + "l", list)
                        .build());
    return Combinators.combine(flat, flat, flat.list().ofMaxSize(2), texts)
        .as(
            (outer, inner, many, key) ->
                Payload.builder()
                    .object(key, inner)
                    .objects(key + "!", many)
                    .object("z", outer)
                    .build());
  }

  @Property(tries = 500)
  void itIsWhatAnotherImplementationMakesOfIt(@ForAll("payloads") Payload payload)
      throws IOException {
    String canonical = payload.canonical();

    assertThat(canonical).isEqualTo(new JsonCanonicalizer(canonical).getEncodedString());
    assertThat(Payload.parse(canonical)).isEqualTo(payload);
    assertThat(Payload.parse(canonical).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"a\":1.5}",
        "{\"a\":null}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1} x",
        "{\"a\":",
        "1"
      })
  void whatIsNoPayloadIsRefused(String json) {
    assertThatThrownBy(() -> Payload.parse(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halfACharacterIsRefused() {
    Payload cut = Payload.builder().text("a", "x\uD83D").build();

    assertThatThrownBy(cut::canonical).hasMessageContaining("surrogate");
  }

  @Test
  void aNumberThatNotEveryReaderKeepsIsRefused() {
    assertThatThrownBy(() -> Payload.builder().number("a", 1L << 53))
        .hasMessageContaining("9007199254740992")
        .hasMessageContaining("Maybe");
  }
}
