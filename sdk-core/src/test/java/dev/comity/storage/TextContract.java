package dev.comity.storage;

import static dev.comity.storage.Awkward.LOOKALIKES;
import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.entry;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Vote;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CountryCode;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.OrganizationId;
import dev.comity.party.OrganizationSort;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.party.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Texts come back letter by letter, and two that differ in one letter are two. */
public interface TextContract extends ContractCase {

  /** What JSON keeps exactly, and 32 bits do not. */
  long GREAT = (1L << 52) + 7;

  @Test
  default void outsideIdsThatLookAlikeHaveAHolderEach() {
    List<City> holders =
        LOOKALIKES.stream()
            .map(it -> holding(city("holder of " + it), OutsideId.wikidata(it)))
            .toList();

    assertAtOnceAndLater(
        unit -> holders.forEach(unit.parties()::insert),
        unit -> {
          for (City holder : holders) {
            OutsideId id = holder.profile().outsideIds().first();
            assertThat(unit.parties().find(id)).as("holder of %s", id).contains(holder);
          }
        });
    look(unit -> assertThat(unit.parties().find(OutsideId.wikidata("X"))).isEmpty());
  }

  @Test
  default void namesThatLookAlikeComeBackAsTheyWereWritten() {
    TreeMap<String, List<Party>> byKey = new TreeMap<>();
    List<Party> all = new ArrayList<>();
    for (String name : LOOKALIKES) {
      City it = city(Samples.uuid("city of " + name), name);
      all.add(next(it, it.profile().withInterests(LOOKALIKES)));
      byKey
          .computeIfAbsent(NameKey.of(name), key -> new ArrayList<>())
          .add(all.get(all.size() - 1));
    }
    byKey.remove(""); // signs alone: by these nobody is looked for
    byKey.values().forEach(it -> it.sort(Comparator.comparing(party -> "" + party.id().value())));
    assertThat(byKey).hasSizeGreaterThan(20);

    assertAtOnceAndLater(
        unit -> all.forEach(unit.parties()::insert),
        unit -> {
          for (Party it : all) {
            assertThat(unit.parties().find(it.id())).as(it.name()).contains(it);
          }
          byKey.forEach(
              (key, named) -> assertThat(unit.parties().named(key)).as(key).isEqualTo(named));
        });
  }

  @Test
  default void theLongestTextsOfAPartyAreKeptWhole() {
    List<Party> all = new ArrayList<>();
    for (String letter : List.of("W", "\u00DF", "\u05E9", "\uD55C", "\uD842\uDFB7", "e\u0301")) {
      String longest = letter.repeat(200 / letter.length());
      CityProfile profile =
          CityProfile.of(longest, CountryCode.of("NA"))
              .withRegion(letter.repeat(20 / letter.length()))
              .withOtherNames(List.of(longest.substring(letter.length()), "NULL"))
              .withInterests(List.of(longest))
              .withOutsideIds(
                  List.of(new OutsideId("z".repeat(32), letter.repeat(128 / letter.length()))));
      City city = next(city(Samples.uuid(longest), longest), profile);
      all.add(new City(city.id(), 2, profile, List.of(longest, longest), Optional.empty()));
      all.add(
          new Organization(
              new OrganizationId(Samples.uuid("org " + longest)),
              1,
              longest,
              OrganizationSort.UNIVERSITY,
              CountryCode.of("NO"),
              new TreeSet<>(Set.of(OutsideId.wikidata(letter.repeat(128 / letter.length())))),
              List.of(longest)));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.parties()::insert),
        unit -> {
          for (Party it : all) {
            assertThat(unit.parties().find(it.id())).contains(it);
            assertThat(unit.parties().named(NameKey.of(it.name()))).contains(it).hasSize(2);
          }
        });
  }

  @Test
  default void theTextsOfAPartnershipAreKeptWhole() {
    City one = city("One");
    City other = city("Other");
    List<Partnership> all = new ArrayList<>();
    List<String> texts = new ArrayList<>(LOOKALIKES);
    texts.add("\uD55C".repeat(200));
    texts.add("\uD83D\uDE00".repeat(100));
    for (String text : texts) {
      Partnership it = partnership("with " + text, one, city("partner of " + text));
      all.add(told(it, text));
    }
    String kind = "k".repeat(40);
    all.add(Samples.ofKind(partnership("long kind", one, other), kind));

    assertAtOnceAndLater(
        unit -> all.forEach(unit.partnerships()::insert),
        unit -> {
          for (Partnership it : all) {
            assertThat(unit.partnerships().find(it.id())).contains(it);
          }
          assertThat(
                  unit.partnerships()
                      .page(PartnershipFilter.ALL.withKind(kind), Optional.empty(), 9))
              .containsExactly(all.get(all.size() - 1));
        });
  }

  private static Partnership told(Partnership it, String text) {
    Resolution resolution =
        Resolution.of(it.pair().first(), text).by(text).with(new Vote(999_999, 0, 1));
    return new Partnership(
        it.id(),
        it.version(),
        it.pair(),
        it.kind(),
        it.status(),
        it.vitality(),
        it.inForceSince(),
        it.endedOn(),
        it.text(),
        List.of(resolution, Resolution.of(it.pair().second(), "Council")),
        it.suspendedBy(),
        it.lastActivity(),
        Map.of(it.pair().first(), text),
        it.latest());
  }

  /** However one asks for it: the longest texts, great numbers, microseconds. */
  @Test
  default void everyQuestionAnswersARecordInFull() {
    Instant when = Instant.parse("2024-02-29T23:59:59.999999Z");
    OutsideId id = new OutsideId("z".repeat(32), "\uD55C".repeat(128));
    City heir = great(holding(city("\uD55C".repeat(200)), id), Optional.empty());
    City village = great(city("W".repeat(200)), Optional.of(heir));
    Partnership link =
        Samples.versioned(told(partnership("link", heir, village), heir.name()), GREAT);
    FeedPartition part =
        new FeedPartition("S".repeat(64), Slice.WHOLE, GREAT, GREAT, Optional.empty());
    FeedPartition leased = part.leased("R".repeat(64), when);
    KeyedAnswer answer =
        new KeyedAnswer(
            IdempotencyKey.of("k".repeat(128)),
            Integer.MAX_VALUE,
            Hash.of("command"),
            aggregate("any"),
            GREAT,
            when);
    Place place =
        new Place(
            GREAT,
            "\uD55C".repeat(200),
            "",
            List.of("NULL"),
            Position.of(0, 0),
            CountryCode.of("NA"),
            Optional.empty(),
            "",
            GREAT,
            "");
    PlaceIndex places = PlaceIndex.of(List.of(place).iterator());
    Edition edition = new Edition(GREAT, "f".repeat(200), 1, places.digest(), when);

    assertAtOnceAndLater(
        unit -> {
          List.of(heir, village).forEach(unit.parties()::insert);
          unit.partnerships().insert(link);
          unit.feedPartitions().insert(leased);
          unit.keyedAnswers().insert(answer);
          unit.places().replaceAll(edition, places);
        },
        unit -> {
          PartyStore parties = unit.parties();
          assertThat(parties.find(heir.id())).contains(heir);
          assertThat(parties.find(id)).contains(heir);
          assertThat(parties.named(NameKey.of(heir.name()))).containsExactly(heir);
          assertThat(parties.mergedInto(heir.id())).containsExactly(village);
          assertThat(parties.withMerged(List.of(heir.id()))).containsOnly(heir, village);
          assertThat(parties.page(Optional.empty(), 9)).containsOnly(heir, village);
          PartnershipFilter ofHeir = PartnershipFilter.ALL.withCity(heir.id());
          assertThat(unit.partnerships().find(link.id())).contains(link);
          assertThat(unit.partnerships().findOpen(link.pair(), link.kind())).contains(link);
          assertThat(unit.partnerships().page(ofHeir, Optional.empty(), 9)).containsExactly(link);
          assertThat(unit.feedPartitions().of(leased.subscription())).containsExactly(leased);
          assertThat(unit.keyedAnswers().find(answer.key(), answer.place())).contains(answer);
          assertThat(unit.keyedAnswers().page(Optional.empty(), 9)).containsExactly(answer);
          String key = NameKey.of(place.name());
          assertThat(unit.places().edition()).contains(edition);
          assertThat(unit.places().find(place.id())).contains(place);
          assertThat(unit.places().named(key)).isEqualTo(places.named(key));
          assertThat(unit.places().around(Position.of(0, 0), 1)).containsExactly(place);
        });
  }

  private static City great(City city, Optional<City> into) {
    return new City(
        city.id(),
        GREAT,
        city.profile().withPopulation(GREAT),
        List.of("former " + "x".repeat(100)),
        into.map(City::id));
  }

  @Test
  default void aPayloadIsNotWrittenAnew() {
    AggregateId thing = aggregate("thing");
    List<Event> all = new ArrayList<>();
    for (String payload :
        List.of(
            "{}",
            "{\"text\":\"\"}",
            "{\"texts\":[\"\"]}",
            "{\"bb\":1,\"c\":2}", // a binary form of JSON sorts short keys first
            "{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}",
            "{\"\":\"\",\" \":\" \",\"\u20AC\":\"\",\"\uD83D\uDE00\":\"\",\"\uFB33\":\"\"}",
            "{\"a\":\"\\\\u0041\\n\\u0000\\u001f\",\"b\":\"/\",\"c\":\"<>&'\"}",
            "{\"a\":{\"b\":{\"c\":[{\"d\":true},{\"d\":false}]}}}",
            "{\"date\":\"2001-03-04\",\"instant\":\"2001-03-04T05:06:07Z\",\"n\":\"1.0\"}")) {
      Payload facts = Payload.parse(payload);
      assertThat(facts.canonical()).as("the sample itself is canonical").isEqualTo(payload);
      all.add(entry(TENANT, thing, all, facts));
    }
    for (String text : LOOKALIKES) {
      all.add(entry(TENANT, thing, all, Payload.builder().text(text, text + "  ").build()));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.journal()::append),
        unit -> {
          assertThat(unit.journal().events(thing)).isEqualTo(all);
          assertThat(unit.journal().last(thing)).contains(all.get(all.size() - 1));
          assertThat(unit.journal().page(Optional.empty(), 500)).isEqualTo(all);
        });
  }

  @Test
  default void theLongestTextsOfAnEntryAreKeptWhole() {
    AggregateId thing = new AggregateId("z".repeat(32), Samples.uuid("thing"));
    List<Event> all = new ArrayList<>();
    for (String text : List.of("x".repeat(999_989), "진\uD83D\uDE00é\\ ".repeat(140_000))) {
      Payload facts = Payload.builder().text("text", text).build();
      Draft draft = new Draft("t".repeat(64), Integer.MAX_VALUE, LocalDate.of(2001, 3, 4), facts);
      assertThat(facts.canonical().length()).isBetween(900_000, 1_000_000);
      all.add(entry(TENANT, thing, all, draft, Instant.EPOCH, "A".repeat(64)));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.journal()::append),
        unit -> assertThat(unit.journal().events(thing).equals(all)).as("kept whole").isTrue());
  }

  /** A language's order would pass over the hyphens. */
  @Test
  default void kindsOfThingsAreSortedByTheirLettersAsTheyAre() {
    List<AggregateId> sorted = new ArrayList<>();
    for (String kind : List.of("a", "a-", "a-b", "a-c", "aa", "ab", "abc", "b")) {
      sorted.add(new AggregateId(kind, Samples.uuid("thing")));
    }
    List<Event> all =
        sorted.stream().flatMap(it -> Samples.entries(TENANT, it, 2).stream()).toList();
    List<Event> other = new ArrayList<>(all);
    other.sort(Comparator.comparing(it -> it.aggregate().kind().length() + "" + it.sequence()));

    assertAtOnceAndLater(
        unit -> other.stream().filter(it -> it.sequence() == 1).forEach(unit.journal()::append),
        unit -> {
          for (AggregateId it : sorted) {
            assertThat(unit.journal().events(it)).hasSize(1);
          }
        });
    assertAtOnceAndLater(
        unit -> other.stream().filter(it -> it.sequence() == 2).forEach(unit.journal()::append),
        unit -> {
          assertThat(unit.journal().page(Optional.empty(), 99)).isEqualTo(all);
          for (int i = 0; i < all.size(); i++) {
            assertThat(unit.journal().page(Optional.of(all.get(i)), 99))
                .as("after %s", all.get(i).label())
                .isEqualTo(all.subList(i + 1, all.size()));
          }
        });
  }

  @Test
  default void theTextsOfThePlacesAreKeptWhole() {
    List<Place> places = new ArrayList<>();
    for (String text : LOOKALIKES) {
      places.add(placeOf(places.size() + 1, text, text));
    }
    places.add(placeOf(900, "\uD55C".repeat(200), ""));
    places.add(placeOf(Long.MAX_VALUE, "x y", ""));
    PlaceIndex index = PlaceIndex.of(places.iterator());
    Edition edition =
        new Edition(
            (1L << 53) - 1,
            String.join(" ", LOOKALIKES.subList(0, 40)),
            index.size(),
            index.digest(),
            Instant.EPOCH);

    assertAtOnceAndLater(
        unit -> unit.places().replaceAll(edition, index),
        unit -> {
          assertThat(unit.places().edition()).contains(edition);
          List<Place> found = new ArrayList<>();
          unit.places().forEach(found::add);
          assertThat(found).isEqualTo(places);
          for (Place place : places) {
            assertThat(unit.places().find(place.id())).contains(place);
            assertThat(unit.places().named(NameKey.of(place.name())))
                .isEqualTo(index.named(NameKey.of(place.name())));
          }
        });
  }

  private static Place placeOf(long id, String name, String text) {
    return new Place(
        id,
        name,
        text,
        List.of(name, "NULL"),
        Position.of(0, 0),
        CountryCode.of("NA"),
        Optional.of(text).filter(it -> !it.isBlank()),
        text,
        Long.MAX_VALUE,
        text);
  }
}
