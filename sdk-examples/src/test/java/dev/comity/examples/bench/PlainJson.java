package dev.comity.examples.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Status;
import dev.comity.partnership.Vitality;
import dev.comity.partnership.Vote;
import dev.comity.party.CityId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The body of a partnership, read and written by hand with Jackson's streams and nothing else. */
final class PlainJson {

  private static final JsonFactory JSON = new JsonFactory();

  private PlainJson() {}

  static Partnership partnership(String body) {
    try (JsonParser in = JSON.createParser(body)) {
      UUID id = null;
      UUID first = null;
      UUID second = null;
      long version = 0;
      String kind = null;
      Status status = null;
      Vitality vitality = null;
      PartialDate inForceSince = null;
      PartialDate endedOn = null;
      Hash text = null;
      List<Resolution> approvals = new ArrayList<>();
      CityId suspendedBy = null;
      LocalDate lastActivity = null;
      Map<CityId, String> references = new HashMap<>();
      LocalDate latest = null;
      in.nextToken();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        String key = in.currentName();
        in.nextToken();
        switch (key) {
          case "id" -> id = UUID.fromString(in.getText());
          case "version" -> version = in.getLongValue();
          case "first" -> first = UUID.fromString(in.getText());
          case "second" -> second = UUID.fromString(in.getText());
          case "kind" -> kind = in.getText();
          case "status" -> status = Status.parse(in.getText());
          case "vitality" -> vitality = Vitality.parse(in.getText());
          case "inForceSince" -> inForceSince = PartialDate.parse(in.getText());
          case "endedOn" -> endedOn = PartialDate.parse(in.getText());
          case "text" -> text = new Hash(in.getText());
          case "approvals" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              approvals.add(resolution(in));
            }
          }
          case "suspendedBy" -> suspendedBy = new CityId(UUID.fromString(in.getText()));
          case "lastActivity" -> lastActivity = LocalDate.parse(in.getText());
          case "references" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              Map<String, String> entry = texts(in);
              references.put(
                  new CityId(UUID.fromString(entry.get("party"))), entry.get("reference"));
            }
          }
          case "latest" -> latest = LocalDate.parse(in.getText());
          default -> throw new IllegalArgumentException("What is " + key + "?");
        }
      }
      return new Partnership(
          new PartnershipId(id),
          version,
          Pair.of(new CityId(first), new CityId(second)),
          kind,
          status,
          vitality,
          Optional.ofNullable(inForceSince),
          Optional.ofNullable(endedOn),
          Optional.ofNullable(text),
          approvals,
          Optional.ofNullable(suspendedBy),
          Optional.ofNullable(lastActivity),
          references,
          latest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resolution resolution(JsonParser in) throws IOException {
    Map<String, String> members = texts(in);
    return new Resolution(
        new CityId(UUID.fromString(members.get("party"))),
        members.get("body"),
        Optional.ofNullable(members.get("instrument")),
        Optional.ofNullable(members.get("vote")).map(Vote::parse));
  }

  /** The members of an object of texts, such as the facts of an entry. */
  static Map<String, String> facts(String payload) {
    try (JsonParser in = JSON.createParser(payload)) {
      in.nextToken();
      return texts(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(JsonParser in) throws IOException {
    Map<String, String> members = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = in.currentName();
      in.nextToken();
      members.put(key, in.getText());
    }
    return members;
  }

  /** Writes an object whose keys are given in their order. */
  static String object(Object... keysAndValues) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      for (int i = 0; i < keysAndValues.length; i += 2) {
        Object value = keysAndValues[i + 1];
        if (value instanceof Long number) {
          out.writeNumberField((String) keysAndValues[i], number);
        } else if (value != null) {
          out.writeStringField((String) keysAndValues[i], value.toString());
        }
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
