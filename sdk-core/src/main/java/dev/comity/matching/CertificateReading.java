package dev.comity.matching;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One strict reading of the text of a certificate. */
record CertificateReading(JsonParser parser) {

  CertificateText document() throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "an object");
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, value(name, parser.nextToken()));
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT, "the end of the object");
    if (parser.nextToken() != null) {
      throw new BadCertificateException("There is more behind the certificate. Maybe two files?");
    }
    Object version = members.remove(CertificateText.FORM);
    if (version == null) {
      throw new BadCertificateException(
          "There is no '" + CertificateText.FORM + "'. Maybe this is another JSON?");
    }
    if (!Long.valueOf(CertificateText.VERSION).equals(version)) {
      throw new BadCertificateException(
          "'"
              + CertificateText.FORM
              + "' is "
              + (version instanceof Long ? version : "no number")
              + ", but only version "
              + CertificateText.VERSION
              + " is known. Maybe a newer program wrote it?");
    }
    return new CertificateText(
        text(members, "kind"),
        hash(text(members, "instance")),
        standing(text(members, "standing")),
        members);
  }

  private Object value(String name, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT -> number(name);
      case VALUE_STRING -> parser.getText();
      case START_ARRAY -> array(name);
      default -> throw other(name);
    };
  }

  private Object array(String name) throws IOException {
    List<long[]> rows = new ArrayList<>();
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_ARRAY) {
      return list(name, token);
    }
    for (; token == JsonToken.START_ARRAY; token = parser.nextToken()) {
      rows.add(list(name, parser.nextToken()));
    }
    if (token != JsonToken.END_ARRAY) {
      throw other(name);
    }
    return rows.toArray(long[][]::new);
  }

  private long[] list(String name, JsonToken first) throws IOException {
    long[] list = new long[16];
    int size = 0;
    for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      if (token != JsonToken.VALUE_NUMBER_INT) {
        throw other(name);
      }
      if (size == list.length) {
        list = Arrays.copyOf(list, 2 * size);
      }
      list[size++] = number(name);
    }
    return Arrays.copyOf(list, size);
  }

  private long number(String name) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new BadCertificateException(
          "A number in '" + name + "' has more than 64 bits. Maybe it was changed?");
    }
    return parser.getLongValue();
  }

  private static String text(Map<String, Object> members, String name) {
    if (members.remove(name) instanceof String text) {
      return text;
    }
    throw new BadCertificateException(
        "A certificate needs '" + name + "', a text. Maybe this is another JSON?");
  }

  private static InstanceHash hash(String value) {
    try {
      return new InstanceHash(value);
    } catch (IllegalArgumentException e) {
      throw new BadCertificateException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Standing standing(String word) {
    return Arrays.stream(Standing.values())
        .filter(it -> it.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadCertificateException(
                    "'" + word + "' is no standing. Maybe proved, best-found or stopped?"));
  }

  private static BadCertificateException other(String name) {
    return new BadCertificateException(
        "'"
            + name
            + "' is neither a whole number, a text nor an array of whole numbers. Maybe it was changed?");
  }

  private static void expect(JsonToken found, JsonToken wanted, String what) {
    if (found != wanted) {
      throw new BadCertificateException(
          "Expected " + what + ", as a certificate is one object. Maybe this is another file?");
    }
  }
}
