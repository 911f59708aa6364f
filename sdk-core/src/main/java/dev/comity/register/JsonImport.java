package dev.comity.register;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.comity.failure.BadFileException;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.EventJson;
import dev.comity.journal.Fingerprint;
import dev.comity.journal.Journal;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.City;
import dev.comity.party.Organization;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.register.RegisterRefusal.Clash;
import dev.comity.register.RegisterRefusal.OtherHistory;
import dev.comity.register.RegisterRefusal.OtherTenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Reads a whole register from JSON. The entries alone decide: each chain is verified, and the state
 * is told from them anew. The lists of parties and partnerships in the file are for other readers.
 */
final class JsonImport {

  private final TenantId tenant;
  private final Journal journal;
  private final PartyStore parties;
  private final PartnershipStore store;
  private final Telling telling;
  private final String source;
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Event> chain = new ArrayList<>();
  private final Fingerprint fingerprint = new Fingerprint();
  private long added;

  JsonImport(
      TenantId tenant,
      Journal journal,
      PartyStore parties,
      PartnershipStore store,
      Telling telling,
      String source) {
    this.tenant = tenant;
    this.journal = journal;
    this.parties = parties;
    this.store = store;
    this.telling = telling;
    this.source = source;
  }

  Outcome<Long> read(InputStream in) {
    try (JsonParser json =
        new JsonFactory().createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
      document(json);
    } catch (IOException e) {
      throw BadFileException.of(source, "this is not whole JSON (" + e.getMessage() + ")", e);
    }
    return refusals.isEmpty() ? Outcome.done(added) : Outcome.refused(refusals);
  }

  private void document(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw bad(json, "a JSON object should begin here");
    }
    boolean named = false;
    boolean whole = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "format" -> {
          expect(json, JsonExport.FORMAT.equals(json.getText()), "another format than ours");
          named = true;
        }
        case "version" ->
            expect(
                json,
                json.getText().equals(String.valueOf(JsonExport.VERSION)),
                "a version that this library does not read; it reads " + JsonExport.VERSION);
        case "tenant" -> tenant(json.getText());
        case "entries" -> {
          expect(json, named, "entries before the format is named");
          entries(json);
        }
        case "fingerprint" -> {
          expect(
              json,
              json.getText().equals(fingerprint.finish().text()),
              "another fingerprint than that of the entries: some were cut off or added");
          whole = true;
        }
        default -> json.skipChildren();
      }
    }
    expect(json, whole, "no fingerprint at the end");
  }

  private void tenant(String name) {
    if (!name.equals(tenant.name())) {
      refusals.add(new OtherTenant(source, TenantId.of(name), tenant));
    }
  }

  private void entries(JsonParser json) throws IOException {
    expect(json, json.currentToken() == JsonToken.START_ARRAY, "no list of entries");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Event event = event(json);
      fingerprint.add(event);
      if (!chain.isEmpty() && !chain.get(0).aggregate().equals(event.aggregate())) {
        takeChain();
      }
      chain.add(event);
    }
    takeChain();
  }

  private Event event(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (var copy = new JsonFactory().createGenerator(text)) {
      copy.copyCurrentStructure(json);
    }
    try {
      return EventJson.read(tenant, Payload.parse(text.toString()));
    } catch (RuntimeException e) {
      throw bad(json, "this is not an entry: " + e.getMessage());
    }
  }

  private void takeChain() {
    if (chain.isEmpty() || !refusals.isEmpty()) {
      chain.clear();
      return;
    }
    believed(() -> Telling.verify(chain));
    AggregateId id = chain.get(0).aggregate();
    List<Event> held = journal.events(id);
    if (held.isEmpty()) {
      restore(id);
    } else if (!held.equals(chain)) {
      refusals.add(new OtherHistory(source, id));
    }
    chain.clear();
  }

  private void restore(AggregateId id) {
    believed(() -> telling.tell(chain, it -> party(it, id), it -> partnership(it, id)));
    if (refusals.isEmpty()) {
      chain.forEach(journal::append);
      added++;
    }
  }

  private void believed(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(source, String.valueOf(e.getMessage()), e);
    }
  }

  private void party(Party party, AggregateId id) {
    Collection<OutsideId> outsideIds =
        party instanceof City city
            ? city.profile().outsideIds()
            : ((Organization) party).outsideIds();
    for (OutsideId outsideId : outsideIds) {
      parties
          .find(outsideId)
          .ifPresent(
              holder ->
                  refusals.add(new Clash(source, id, holder.name() + " (" + outsideId + ")")));
    }
    if (refusals.isEmpty()) {
      parties.insert(party);
    }
  }

  private void partnership(Partnership it, AggregateId id) {
    if (it.isOpen()) {
      store
          .findOpen(it.pair(), it.kind())
          .ifPresent(open -> refusals.add(new Clash(source, id, open.id().toString())));
    }
    if (refusals.isEmpty()) {
      store.insert(it);
    }
  }

  private void expect(JsonParser json, boolean held, String otherwise) {
    if (!held) {
      throw bad(json, "there is " + otherwise + ". Maybe another file?");
    }
  }

  private BadFileException bad(JsonParser json, String reason) {
    return BadFileException.at(source, Math.max(1, json.currentLocation().getLineNr()), reason);
  }
}
