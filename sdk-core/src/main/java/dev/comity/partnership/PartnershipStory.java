package dev.comity.partnership;

import dev.comity.journal.AsOf;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.Timeline;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a partnership is told by its events. The state of a partnership is the fold of its events,
 * and no more: every change of state stands in {@link #after}.
 */
final class PartnershipStory {

  static final String PROPOSED = "proposed";
  static final String RECORDED = "recorded";
  static final String EXPLORING = "exploring";
  static final String INTENDED = "letter-of-intent";
  static final String SUBMITTED = "submitted";
  static final String APPROVED = "approved";
  static final String SIGNED = "signed";
  static final String ACTIVITY = "activity";
  static final String DORMANT = "dormant";
  static final String SUSPENDED = "suspended";
  static final String RESUMED = "resumed";
  static final String REVIEWED = "under-review";
  static final String RETAINED = "retained";
  static final String ENDED = "ended";
  static final String REACTIVATED = "reactivated";
  static final String REFERENCED = "referenced";

  private PartnershipStory() {}

  /** Begins the facts of an entry: {@code on} keeps the date as precisely as it was given. */
  static Payload.Builder facts(PartialDate on) {
    return Payload.builder().text("on", on);
  }

  static Draft draft(String type, LocalDate effective, Payload.Builder facts) {
    return new Draft(type, 1, effective, facts.build());
  }

  static Optional<Partnership> tell(PartnershipId id, Timeline timeline, AsOf asOf) {
    List<Event> events = timeline.at(asOf);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    Event last = events.get(0);
    Payload facts = last.facts();
    PartnershipDraft it = beginning(id, last, facts);
    apply(it, last, facts);
    for (Event event : events.subList(1, events.size())) {
      apply(it, event, event.facts());
      last = event;
    }
    return Optional.of(it.at(last.sequence(), last.effective()));
  }

  /** The partnership of now: its version counts the corrections too. */
  static Optional<Partnership> tell(PartnershipId id, Timeline timeline) {
    return tell(id, timeline, AsOf.on(LocalDate.MAX))
        .map(it -> PartnershipDraft.of(it).at(timeline.version(), it.latest()));
  }

  static Partnership after(PartnershipId id, Optional<Partnership> before, Event event) {
    Payload facts = event.facts();
    PartnershipDraft it =
        before.map(PartnershipDraft::of).orElseGet(() -> beginning(id, event, facts));
    apply(it, event, facts);
    return it.at(event.sequence(), event.effective());
  }

  private static PartnershipDraft beginning(PartnershipId id, Event event, Payload facts) {
    Pair pair = Pair.of(city(facts, "one"), city(facts, "other"));
    return switch (event.type()) {
      case PROPOSED -> new PartnershipDraft(id, pair, facts.text("kind"), Status.PROSPECT);
      case RECORDED ->
          new PartnershipDraft(id, pair, facts.text("kind"), Status.parse(facts.text("status")));
      default ->
          throw new IllegalArgumentException(
              event.label() + " is '" + event.type() + "' and cannot be the first");
    };
  }

  private static void apply(PartnershipDraft it, Event event, Payload facts) {
    switch (event.type()) {
      case PROPOSED -> {}
      case RECORDED -> {
        Optional<PartialDate> on = facts.optionalText("on").map(PartialDate::parse);
        if (facts.has("dated")) {
          it.endedOn = on;
        } else if (it.status.compareTo(Status.SIGNED) >= 0 && it.status != Status.WITHDRAWN) {
          it.inForceSince = on;
        }
      }
      case EXPLORING -> it.status = Status.EXPLORING;
      case INTENDED -> it.status = Status.LETTER_OF_INTENT;
      case SUBMITTED -> {
        it.status = Status.APPROVAL_PENDING;
        it.text = Optional.of(new Hash(facts.text("text")));
        it.approvals.clear();
      }
      case APPROVED -> it.approvals.add(PartnershipJson.resolution(facts.object("resolution")));
      case SIGNED -> {
        it.status = Status.SIGNED;
        it.inForceSince = Optional.of(on(facts));
      }
      case ACTIVITY -> it.awake(event.effective());
      case DORMANT -> it.vitality = Vitality.DORMANT;
      case SUSPENDED -> {
        it.status = Status.SUSPENDED;
        it.suspendedBy =
            Optional.of(PartnershipJson.resolution(facts.object("resolution")).party());
      }
      case RESUMED, RETAINED -> {
        it.status = Status.SIGNED;
        it.suspendedBy = Optional.empty();
      }
      case REVIEWED -> {
        it.status = Status.UNDER_REVIEW;
        it.suspendedBy = Optional.empty();
      }
      case ENDED -> {
        it.status = Status.parse(facts.text("status"));
        it.endedOn = Optional.of(on(facts));
        it.suspendedBy = Optional.empty();
      }
      case REACTIVATED -> {
        it.status = Status.SIGNED;
        it.endedOn = Optional.empty();
        it.awake(event.effective());
      }
      case REFERENCED -> it.references.put(city(facts, "party"), facts.text("reference"));
      default ->
          throw new IllegalArgumentException(
              event.label() + " is of the unknown type '" + event.type() + "'");
    }
  }

  static PartialDate on(Payload facts) {
    return PartialDate.parse(facts.text("on"));
  }

  static CityId city(Payload facts, String key) {
    return new CityId(UUID.fromString(facts.text(key)));
  }
}
