package dev.comity.partnership;

import dev.comity.journal.Event;
import dev.comity.journal.Payload;
import dev.comity.journal.Timeline;
import dev.comity.party.CityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of the minute book of a partnership.
 *
 * @param entry the number of the entry, from 1
 * @param on the date on which it holds, as precisely as it is known; empty if it is not
 * @param recorded when it was entered
 * @param actor who entered it
 * @param text what happened, in plain English
 */
public record Minute(long entry, Optional<String> on, Instant recorded, String actor, String text) {

  static List<Minute> of(List<Event> events, Function<CityId, String> names) {
    List<Minute> minutes = new ArrayList<>();
    for (Event event : events) {
      Payload facts = event.facts();
      boolean correction = event.type().equals(Timeline.CORRECTED);
      Optional<String> on = (correction ? facts.object("facts") : facts).optionalText("on");
      minutes.add(
          new Minute(
              event.sequence(), on, event.recorded(), event.actor(), text(event, facts, names)));
    }
    return List.copyOf(minutes);
  }

  private static String text(Event event, Payload facts, Function<CityId, String> names) {
    return switch (event.type()) {
      case PartnershipStory.PROPOSED ->
          pair(facts, names) + " are proposed as partners (" + facts.text("kind") + ").";
      case PartnershipStory.RECORDED ->
          pair(facts, names)
              + " are taken over as partners ("
              + facts.text("kind")
              + ", "
              + facts.text("status")
              + ") from "
              + facts.text("source")
              + ".";
      case PartnershipStory.EXPLORING -> "Both sides begin to get to know each other.";
      case PartnershipStory.INTENDED -> "A letter of intent is written" + instrument(facts) + ".";
      case PartnershipStory.SUBMITTED ->
          "A text is laid before both parties (" + brief(facts.text("text")) + ").";
      case PartnershipStory.APPROVED -> resolved(facts, names) + " approves the text.";
      case PartnershipStory.SIGNED -> "Both sides sign" + instrument(facts) + ".";
      case PartnershipStory.ACTIVITY -> facts.text("what");
      case PartnershipStory.DORMANT -> "The partnership is noted as dormant.";
      case PartnershipStory.SUSPENDED ->
          resolved(facts, names) + " suspends the partnership: " + facts.text("reason");
      case PartnershipStory.RESUMED -> resolved(facts, names) + " resumes the partnership.";
      case PartnershipStory.REVIEWED ->
          "The partnership is put under review: " + facts.text("reason");
      case PartnershipStory.RETAINED -> "The review ends: the partnership goes on.";
      case PartnershipStory.ENDED ->
          "The partnership ends (" + facts.text("status") + "): " + facts.text("reason");
      case PartnershipStory.REACTIVATED -> "The partnership is brought back to life.";
      case PartnershipStory.REFERENCED ->
          names.apply(PartnershipStory.city(facts, "party"))
              + " files it as "
              + facts.text("reference")
              + ".";
      case Timeline.CORRECTED ->
          "Entry "
              + facts.number("corrects")
              + " is corrected to this date: "
              + facts.text("reason");
      default -> event.type();
    };
  }

  private static String pair(Payload facts, Function<CityId, String> names) {
    return names.apply(PartnershipStory.city(facts, "one"))
        + " and "
        + names.apply(PartnershipStory.city(facts, "other"));
  }

  private static String instrument(Payload facts) {
    return facts.optionalText("instrument").map(it -> ": " + it).orElse("");
  }

  private static String resolved(Payload facts, Function<CityId, String> names) {
    Resolution it = PartnershipJson.resolution(facts.object("resolution"));
    return names.apply(it.party())
        + ", "
        + it.body()
        + it.instrument().map(paper -> ", " + paper).orElse("")
        + it.vote().map(vote -> ", " + vote).orElse("")
        + ",";
  }

  private static String brief(String hash) {
    return hash.length() > 20 ? hash.substring(0, 20) + "…" : hash;
  }
}
