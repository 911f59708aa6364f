package dev.comity.storage;

import static dev.comity.storage.ContractCase.TENANT;
import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Slice;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.NameKey;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** A little of everything, a change of all of it, and every question that the ports answer. */
final class Scene {

  /** An outside id that moves from one city to the other. */
  static final OutsideId MOVING = OutsideId.wikidata("Q208445");

  static final City ONE = holding(city("One"), MOVING);
  static final City OTHER = city("Other");
  static final City THIRD = city("Third");
  static final Partnership LINK = partnership("link", ONE, OTHER);
  static final Partnership SECOND = partnership("second", ONE, OTHER);
  static final List<Event> ENTRIES = entries(TENANT, aggregate("link"), 2);
  static final PlaceIndex PLACES = places("Here");
  static final PlaceIndex OTHER_PLACES = places("There");
  static final FeedPartition PART = FeedPartition.unread("readers", new Slice(0, 2));
  static final FeedPartition GONE = FeedPartition.unread("gone", Slice.WHOLE);
  static final KeyedAnswer OLD = answer("key", 1, Instant.parse("2001-03-04T05:06:07.000008Z"));
  static final KeyedAnswer NEW = answer("key", 2, Instant.parse("2001-03-04T05:06:07.000009Z"));

  private Scene() {}

  private static PlaceIndex places(String name) {
    return PlaceIndex.of(List.of(Samples.place(1, name, Position.of(0, 0))).iterator());
  }

  /** Writes a little of everything. */
  static final Consumer<UnitOfWork> BEGINNING =
      unit -> {
        unit.parties().insert(ONE);
        unit.parties().insert(OTHER);
        unit.partnerships().insert(LINK);
        unit.journal().append(ENTRIES.get(0));
        unit.places().replaceAll(edition(1, PLACES), PLACES);
        unit.feedPartitions().insert(PART);
        unit.feedPartitions().insert(GONE);
        unit.keyedAnswers().insert(OLD);
      };

  /** Changes everything that was written. */
  static final Consumer<UnitOfWork> CHANGE =
      unit -> {
        unit.parties().update(merged(holding(ONE), OTHER), ONE.version());
        unit.parties().update(holding(OTHER, MOVING), 1);
        unit.parties().insert(THIRD);
        unit.partnerships().update(next(LINK, Status.HISTORICAL), 1);
        unit.partnerships().insert(SECOND);
        unit.journal().append(ENTRIES.get(1));
        unit.places().replaceAll(edition(2, OTHER_PLACES), OTHER_PLACES);
        unit.feedPartitions().update(PART.leased("reader-1", NEW.recorded()), 1);
        unit.feedPartitions()
            .insert(FeedPartition.unread(PART.subscription(), new Slice(1, 2)).acknowledged(0));
        unit.feedPartitions().remove(GONE.subscription());
        unit.keyedAnswers().insert(NEW);
        unit.keyedAnswers().forgetBefore(NEW.recorded());
      };

  /** What is seen after both, in the reference storage. */
  static Map<String, Object> seenInTheEnd() {
    try (Storage reference = new InMemoryStorage()) {
      for (Consumer<UnitOfWork> writing : List.of(BEGINNING, CHANGE)) {
        try (UnitOfWork unit = reference.begin(TENANT, Access.WRITE)) {
          writing.accept(unit);
          unit.commit();
        }
      }
      try (UnitOfWork unit = reference.begin(TENANT, Access.READ)) {
        return seen(unit);
      }
    }
  }

  /** Everything that a unit sees of it, but for the feed: by the question, the answer. */
  static Map<String, Object> seen(UnitOfWork unit) {
    Map<String, Object> seen = new LinkedHashMap<>();
    for (City city : List.of(ONE, OTHER, THIRD)) {
      PartnershipFilter ofCity = PartnershipFilter.ALL.withCity(city.id());
      seen.put("the party " + city.name(), unit.parties().find(city.id()));
      seen.put("cities merged into " + city.name(), unit.parties().mergedInto(city.id()));
      seen.put(
          city.name() + " with what was merged into it",
          unit.parties().withMerged(List.of(city.id())));
      seen.put(
          "entries of the partnerships of " + city.name(),
          unit.partnerships().entriesOf(city.id()));
      seen.put("parties after " + city.name(), unit.parties().page(Optional.of(city.id()), 9));
      seen.put(
          "partnerships of " + city.name(), unit.partnerships().page(ofCity, Optional.empty(), 9));
      seen.put("parties named " + city.name(), unit.parties().named(NameKey.of(city.name())));
    }
    seen.put("holder of the outside id", unit.parties().find(MOVING));
    seen.put("page of parties", unit.parties().page(Optional.empty(), 9));
    for (Partnership it : List.of(LINK, SECOND)) {
      seen.put("partnership " + it.id(), unit.partnerships().find(it.id()));
      seen.put(
          "partnerships after " + it.id(),
          unit.partnerships().page(PartnershipFilter.ALL, Optional.of(it.id()), 9));
    }
    seen.put("the open one", unit.partnerships().findOpen(LINK.pair(), LINK.kind()));
    for (Status status : Status.values()) {
      PartnershipFilter in = PartnershipFilter.ALL.withStatuses(Set.of(status));
      seen.put("those in status " + status, unit.partnerships().page(in, Optional.empty(), 9));
    }
    PartnershipFilter ofKind = PartnershipFilter.ALL.withKind(LINK.kind());
    seen.put("page of partnerships", unit.partnerships().page(ofKind, Optional.empty(), 9));
    seen.put("entries of the link", unit.journal().events(aggregate("link")));
    seen.put("its last entry", unit.journal().last(aggregate("link")));
    seen.put("page of entries", unit.journal().page(Optional.empty(), 9));
    seen.put("entries after the first", unit.journal().page(Optional.of(ENTRIES.get(0)), 9));
    seePlaces(unit, seen);
    for (String subscription : List.of(PART.subscription(), GONE.subscription())) {
      seen.put("parts of " + subscription, unit.feedPartitions().of(subscription));
    }
    seen.put("names of subscriptions", unit.feedPartitions().subscriptions());
    seen.put("page of answers", unit.keyedAnswers().page(Optional.empty(), 9));
    for (int place = 1; place <= 3; place++) {
      IdempotencyKey key = OLD.key();
      seen.put("answer " + place + " under the key", unit.keyedAnswers().find(key, place));
    }
    return seen;
  }

  private static void seePlaces(UnitOfWork unit, Map<String, Object> seen) {
    List<Place> places = new ArrayList<>();
    unit.places().forEach(places::add);
    seen.put("edition", unit.places().edition());
    seen.put("all places", places);
    seen.put("place 1", unit.places().find(1));
    seen.put("places named here", unit.places().named("here"));
    seen.put("places named there", unit.places().named("there"));
    seen.put("places around", unit.places().around(Position.of(0, 0), 1));
  }

  /** Everything that a unit sees of it. */
  static Map<String, Object> seenWithFeed(UnitOfWork unit) {
    Map<String, Object> seen = seen(unit);
    for (int index = 0; index < 2; index++) {
      Slice slice = new Slice(index, 2);
      seen.put("feed, " + slice, unit.feed().after(0, slice, 9));
    }
    seen.put("entries without position", unit.feed().unnumbered(Optional.empty(), 9));
    seen.put("the whole feed", unit.feed().after(0, Slice.WHOLE, 9));
    seen.put("feed after the first", unit.feed().after(1, Slice.WHOLE, 9));
    return seen;
  }

  /** Asserts that every question is answered alike, and names those that are not. */
  static void assertAlike(Map<String, Object> actual, Map<String, Object> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    SoftAssertions all = new SoftAssertions();
    expected.forEach(
        (question, answer) -> all.assertThat(actual.get(question)).as(question).isEqualTo(answer));
    all.assertAll();
  }
}
