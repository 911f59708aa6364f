package dev.comity.partnership;

import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The stored form of a partnership: JSON of our own keys, without a class name. Format 1. */
public final class PartnershipJson {

  private PartnershipJson() {}

  /**
   * Writes a partnership.
   *
   * @param it the partnership
   * @return its stored form
   */
  public static Payload write(Partnership it) {
    return Payload.builder()
        .text("id", it.id().value())
        .number("version", it.version())
        .text("first", it.pair().first().value())
        .text("second", it.pair().second().value())
        .text("kind", it.kind())
        .text("status", it.status())
        .text("vitality", it.vitality())
        .text("inForceSince", it.inForceSince())
        .text("endedOn", it.endedOn())
        .text("text", it.text())
        .objects("approvals", it.approvals().stream().map(PartnershipJson::write).toList())
        .text("suspendedBy", it.suspendedBy().map(CityId::value))
        .text("lastActivity", it.lastActivity())
        .objects(
            "references",
            it.references().entrySet().stream()
                .map(
                    entry ->
                        Payload.builder()
                            .text("party", entry.getKey().value())
                            .text("reference", entry.getValue())
                            .build())
                .toList())
        .text("latest", it.latest())
        .build();
  }

  /**
   * Reads a partnership.
   *
   * @param json its stored form
   * @return the partnership
   * @throws IllegalArgumentException if it is not of that form
   */
  public static Partnership read(Payload json) {
    return new Partnership(
        new PartnershipId(UUID.fromString(json.text("id"))),
        json.number("version"),
        Pair.of(PartnershipStory.city(json, "first"), PartnershipStory.city(json, "second")),
        json.text("kind"),
        Status.parse(json.text("status")),
        Vitality.parse(json.text("vitality")),
        json.optionalText("inForceSince").map(PartialDate::parse),
        json.optionalText("endedOn").map(PartialDate::parse),
        json.optionalText("text").map(Hash::new),
        json.objects("approvals").stream().map(PartnershipJson::resolution).toList(),
        json.optionalText("suspendedBy").map(UUID::fromString).map(CityId::new),
        json.optionalText("lastActivity").map(LocalDate::parse),
        references(json.objects("references")),
        LocalDate.parse(json.text("latest")));
  }

  private static Map<CityId, String> references(List<Payload> entries) {
    return entries.stream()
        .collect(
            Collectors.toMap(
                entry -> PartnershipStory.city(entry, "party"), entry -> entry.text("reference")));
  }

  static Payload write(Resolution it) {
    return Payload.builder()
        .text("party", it.party().value())
        .text("body", it.body())
        .text("instrument", it.instrument())
        .text("vote", it.vote())
        .build();
  }

  static Resolution resolution(Payload json) {
    return new Resolution(
        PartnershipStory.city(json, "party"),
        json.text("body"),
        json.optionalText("instrument"),
        json.optionalText("vote").map(Vote::parse));
  }
}
