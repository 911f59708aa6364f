package dev.comity.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * JSON objects for properties, as trees of maps, lists, texts, whole numbers and truth values, and
 * how they may be written: with any spacing, any order of keys, any escape. Small ones come first,
 * so that what fails shrinks to a letter or two.
 */
public final class AnyJson {

  private static final List<String> SPACES = List.of("", "", "", " ", "\n\t", " \r\n ");

  private AnyJson() {}

  /**
   * Texts that a writer of JSON easily gets wrong: control characters, quotes, several scripts, and
   * characters beyond the Basic Multilingual Plane; never half a character.
   *
   * @return texts of up to 12 characters
   */
  public static Arbitrary<String> texts() {
    Arbitrary<Integer> letters =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between('a', 'z')),
            Tuple.of(2, Arbitraries.of("\"\\/{}[]:,".codePoints().boxed().toList())),
            Tuple.of(2, Arbitraries.integers().between(0, 0x1f)),
            Tuple.of(1, Arbitraries.integers().between(0x7f, 0xa0)),
            Tuple.of(1, Arbitraries.of(0x2028, 0x2029, 0xfeff, 0xfffd, 0xffff, 0xd7ff, 0xe000)),
            Tuple.of(2, Arbitraries.integers().between('가', '힣')),
            Tuple.of(2, Arbitraries.integers().between(0x10000, Character.MAX_CODE_POINT)));
    return letters
        .list()
        .ofMaxSize(12)
        .map(
            codes ->
                codes.stream()
                    .collect(
                        StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
  }

  /**
   * Whole numbers that every reader of JSON keeps exactly.
   *
   * @return numbers between −(2⁵³ − 1) and 2⁵³ − 1, both of them often
   */
  public static Arbitrary<Long> numbers() {
    return Arbitraries.longs().between(-Payload.GREATEST, Payload.GREATEST);
  }

  /**
   * Objects, up to three deep.
   *
   * @return maps of texts to texts, numbers, truth values, lists and maps
   */
  public static Arbitrary<Map<String, Object>> objects() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(texts(), numbers(), Arbitraries.of(Boolean.TRUE, Boolean.FALSE));
    Arbitrary<Object> values =
        Arbitraries.recursive(
            () -> leaves,
            inner ->
                Arbitraries.oneOf(
                    leaves,
                    inner.list().ofMaxSize(3),
                    Arbitraries.maps(texts(), inner).ofMaxSize(3)),
            0,
            2);
    return Arbitraries.maps(texts(), values).ofMaxSize(4);
  }

  /**
   * Objects as text, none of them canonical but by chance.
   *
   * @return JSON with any spacing, order of keys, and escapes
   */
  public static Arbitrary<String> written() {
    return Arbitraries.longs()
        .flatMap(seed -> objects().map(object -> written(object, new Random(seed))));
  }

  static String written(Object value, Random random) {
    StringBuilder text = new StringBuilder();
    write(text, value, random);
    return text.toString();
  }

  private static void write(StringBuilder out, Object value, Random random) {
    space(out, random);
    if (value instanceof String text) {
      quote(out, text, random);
    } else if (value instanceof Map<?, ?> members) {
      List<Map.Entry<?, ?>> shuffled = new ArrayList<>(members.entrySet());
      Collections.shuffle(shuffled, random);
      String separator = "{";
      for (Map.Entry<?, ?> member : shuffled) {
        out.append(separator);
        space(out, random);
        quote(out, (String) member.getKey(), random);
        space(out, random);
        out.append(':');
        write(out, member.getValue(), random);
        separator = ",";
      }
      out.append(members.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        out.append(separator);
        write(out, element, random);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else {
      out.append(value);
    }
    space(out, random);
  }

  private static void quote(StringBuilder out, String text, Random random) {
    out.append('"');
    for (char unit : text.toCharArray()) {
      boolean must = unit < ' ' || unit == '"' || unit == '\\';
      if (must || random.nextInt(5) == 0) {
        String form = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
        out.append(String.format(form, (int) unit));
      } else {
        out.append(unit);
      }
    }
    out.append('"');
  }

  private static void space(StringBuilder out, Random random) {
    out.append(SPACES.get(random.nextInt(SPACES.size())));
  }
}
