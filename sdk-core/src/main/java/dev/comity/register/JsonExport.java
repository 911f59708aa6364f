package dev.comity.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.comity.failure.BadFileException;
import dev.comity.journal.Event;
import dev.comity.journal.EventJson;
import dev.comity.journal.Fingerprint;
import dev.comity.journal.Journal;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipJson;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyJson;
import dev.comity.party.PartyStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes the whole register as one JSON document, page by page, one record a line. */
final class JsonExport {

  static final String FORMAT = "comity-register";
  static final int VERSION = 1;

  private static final int PAGE = 1_000;

  private final TenantId tenant;
  private final Journal journal;
  private final PartyStore parties;
  private final PartnershipStore partnerships;

  JsonExport(TenantId tenant, Journal journal, PartyStore parties, PartnershipStore partnerships) {
    this.tenant = tenant;
    this.journal = journal;
    this.parties = parties;
    this.partnerships = partnerships;
  }

  void writeTo(OutputStream target) {
    try (JsonGenerator out =
        new JsonFactory()
            .createGenerator(target)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeStringField("format", FORMAT);
      out.writeNumberField("version", VERSION);
      out.writeStringField("tenant", tenant.name());
      out.writeArrayFieldStart("parties");
      parties(out);
      out.writeEndArray();
      out.writeArrayFieldStart("partnerships");
      partnerships(out);
      out.writeEndArray();
      out.writeArrayFieldStart("entries");
      Fingerprint fingerprint = new Fingerprint();
      entries(out, fingerprint);
      out.writeEndArray();
      out.writeStringField("fingerprint", fingerprint.finish().text());
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw BadFileException.of("the export", "cannot be written (" + e + ")", e);
    }
  }

  private void parties(JsonGenerator out) throws IOException {
    Optional<PartyId> after = Optional.empty();
    List<Party> page;
    do {
      page = parties.page(after, PAGE);
      for (Party it : page) {
        line(out, PartyJson.write(it));
        after = Optional.of(it.id());
      }
    } while (page.size() == PAGE);
  }

  private void partnerships(JsonGenerator out) throws IOException {
    Optional<PartnershipId> after = Optional.empty();
    List<Partnership> page;
    do {
      page = partnerships.page(PartnershipFilter.ALL, after, PAGE);
      for (Partnership it : page) {
        line(out, PartnershipJson.write(it));
        after = Optional.of(it.id());
      }
    } while (page.size() == PAGE);
  }

  private void entries(JsonGenerator out, Fingerprint fingerprint) throws IOException {
    Optional<Event> after = Optional.empty();
    List<Event> page;
    do {
      page = journal.page(after, PAGE);
      for (Event it : page) {
        line(out, EventJson.write(it));
        fingerprint.add(it);
        after = Optional.of(it);
      }
    } while (page.size() == PAGE);
  }

  private static void line(JsonGenerator out, Payload json) throws IOException {
    out.writeRawValue("\n" + json.canonical());
  }
}
