package dev.comity.backup;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import dev.comity.party.CountryCode;
import dev.comity.party.Position;
import java.time.Instant;
import java.util.Optional;

/** The gazetteer as lines: its edition, then each place in the order of the numbers. */
final class GazetteerLines {

  private static final String EDITION = "gazetteer";
  private static final String PLACE = "place";

  private GazetteerLines() {}

  static Optional<Edition> write(PlaceStore places, BackupWriter out) {
    Optional<Edition> held = places.edition();
    held.ifPresent(
        edition -> {
          out.line(EDITION, json(edition));
          places.forEach(place -> out.line(PLACE, json(place)));
        });
    return held;
  }

  /** Holds the places packed in memory, as an import does. */
  static Optional<Edition> restore(BackupReader in, PlaceStore store) {
    Optional<Edition> edition = in.take(EDITION, GazetteerLines::edition);
    edition.ifPresent(
        it -> {
          PlaceIndex.Builder places = new PlaceIndex.Builder();
          while (in.isNext(PLACE)) {
            places.add(in.next(PLACE, GazetteerLines::place));
          }
          PlaceIndex index = in.believed(places::build);
          if (!index.digest().equals(it.digest())) {
            throw in.fault("the places are not those of the edition");
          }
          store.replaceAll(it, index);
        });
    return edition;
  }

  static Optional<Edition> skip(BackupReader in) {
    Optional<Edition> edition = in.take(EDITION, GazetteerLines::edition);
    while (in.isNext(PLACE)) {
      in.skip();
    }
    return edition;
  }

  private static Payload json(Edition it) {
    return Payload.builder()
        .number("number", it.number())
        .text("source", it.source())
        .number("places", it.places())
        .text("digest", it.digest())
        .text("imported", it.imported())
        .build();
  }

  private static Edition edition(Payload json) {
    return new Edition(
        json.number("number"),
        json.text("source"),
        json.number("places"),
        new Hash(json.text("digest")),
        Instant.parse(json.text("imported")));
  }

  private static Payload json(Place it) {
    return Payload.builder()
        .number("id", it.id())
        .text("name", it.name())
        .text("asciiName", it.asciiName())
        .texts("otherNames", it.otherNames())
        .text("position", it.position())
        .text("country", it.country().letters())
        .text("region", it.region())
        .text("feature", it.feature())
        .number("population", it.population())
        .text("timeZone", it.timeZone())
        .build();
  }

  private static Place place(Payload json) {
    return new Place(
        json.number("id"),
        json.text("name"),
        json.text("asciiName"),
        json.texts("otherNames"),
        Position.parse(json.text("position")),
        CountryCode.of(json.text("country")),
        json.optionalText("region"),
        json.text("feature"),
        json.number("population"),
        json.text("timeZone"));
  }
}
