package dev.comity.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Reads and writes the JSON of the journal; what is written is canonical (RFC 8785).
 *
 * <p>The library does the lexing and the escaping; sorting the keys is ours, and numbers that are
 * not whole never occur.
 */
final class CanonicalJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

  private CanonicalJson() {}

  static String write(SortedMap<String, Object> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      writeObject(out, members);
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot fail to be written to", e);
    }
    return text.toString();
  }

  private static void writeObject(JsonGenerator out, SortedMap<String, Object> members)
      throws IOException {
    out.writeStartObject();
    for (var member : members.entrySet()) {
      out.writeFieldName(whole(member.getKey()));
      writeValue(out, member.getValue());
    }
    out.writeEndObject();
  }

  private static void writeValue(JsonGenerator out, Object value) throws IOException {
    if (value instanceof String text) {
      out.writeString(whole(text));
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Payload object) {
      writeObject(out, object.members());
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        writeValue(out, element);
      }
      out.writeEndArray();
    } else {
      throw new IllegalStateException("No JSON for " + value.getClass());
    }
  }

  /** Half a surrogate pair has no UTF-8, so no hash: RFC 8785, section 3.2.2.2. */
  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        if (Character.isHighSurrogate(unit)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw new IllegalArgumentException(
              "The text holds half a character (a lone surrogate) at " + i + ". Maybe it was cut?");
        }
      }
    }
    return text;
  }

  static Payload read(String json) {
    try (JsonParser in = JSON.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A JSON object is needed, but there is: " + shown(json));
      }
      Payload object = readObject(in);
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("There is more after the JSON object: " + shown(json));
      }
      return object;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Not JSON: " + shown(json) + " (" + e.getMessage() + ")", e);
    }
  }

  private static Payload readObject(JsonParser in) throws IOException {
    Map<String, Object> members = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      if (members.put(key, readValue(in)) != null) {
        throw new IllegalArgumentException("The key '" + key + "' is there twice. Maybe once?");
      }
    }
    return new Payload(members);
  }

  private static Object readValue(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT -> Payload.exact(in.getLongValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> readObject(in);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(readValue(in));
        }
        yield List.copyOf(list);
      }
      default ->
          throw new IllegalArgumentException(
              "Fractions and nulls have no place here: "
                  + in.currentToken()
                  + " at "
                  + in.currentTokenLocation().offsetDescription());
    };
  }

  private static String shown(String json) {
    return json.length() <= 80 ? json : json.substring(0, 80) + "…";
  }
}
