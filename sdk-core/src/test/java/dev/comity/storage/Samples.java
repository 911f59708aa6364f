package dev.comity.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.Place;
import dev.comity.gazetteer.PlaceIndex;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Status;
import dev.comity.partnership.Vitality;
import dev.comity.partnership.Vote;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CountryCode;
import dev.comity.party.Organization;
import dev.comity.party.OrganizationId;
import dev.comity.party.OrganizationSort;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Cities, organizations, partnerships, entries and places for tests. Equal calls, equal values. */
public final class Samples {

  /** The kind of the partnerships here. */
  public static final String KIND = "sister-city";

  /** Names that a storage loses easily: scripts, marks, signs, and what only seems to be equal. */
  public static final List<String> AWKWARD_NAMES =
      List.of(
          "진천군",
          "A\u030Asele", // A and a combining ring
          "Åsele", // the same in one character
          "\uD842\uDFB7野", // beyond the Basic Multilingual Plane
          "O'Fallon \"West\" \\ %_;--",
          "İstanbul",
          "Łódź",
          "x",
          "0");

  private static final Instant RECORDED = Instant.parse("2024-02-29T12:34:56.123456Z");

  private Samples() {}

  /**
   * An identifier that belongs to a text. Its highest bit is as often set as not.
   *
   * @param text any text
   * @return the identifier
   */
  public static UUID uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  /**
   * A city of which no more is known than the name.
   *
   * @param name its name, which its id is made from
   * @return the city, in version 1
   */
  public static City city(String name) {
    return city(uuid(name), name);
  }

  /**
   * A city of which no more is known than the name.
   *
   * @param id its identifier
   * @param name its name
   * @return the city, in version 1
   */
  public static City city(UUID id, String name) {
    CityProfile profile = CityProfile.of(name, CountryCode.of("US"));
    return new City(new CityId(id), 1, profile, List.of(), Optional.empty());
  }

  /**
   * A city of which everything is known.
   *
   * @param name its name, which its id is made from
   * @return the city, in version 7, merged into another
   */
  public static City describedCity(String name) {
    CityProfile profile =
        CityProfile.of(name, CountryCode.of("KR"))
            .withRegion("04")
            .withPosition(new Position(-899_999_999, 1_799_999_999))
            .withPopulation(Long.MAX_VALUE >> 10)
            .withOtherNames(AWKWARD_NAMES)
            .withOutsideIds(Set.of(OutsideId.geonames(5405380), OutsideId.wikidata("Q208445")))
            .withInterests(Set.of("water", "학교"));
    return new City(
        new CityId(uuid(name)),
        7,
        profile,
        List.of("Second name", "First name"),
        Optional.of(new CityId(uuid("successor of " + name))));
  }

  /**
   * The next version of a city.
   *
   * @param city the city
   * @param profile what is said of it now
   * @return the city, a version later
   */
  public static City next(City city, CityProfile profile) {
    return new City(city.id(), city.version() + 1, profile, city.formerNames(), city.mergedInto());
  }

  /**
   * The next version of a city, with a number of inhabitants.
   *
   * @param city the city
   * @param inhabitants the number
   * @return the city, a version later
   */
  public static City peopled(City city, long inhabitants) {
    return next(city, city.profile().withPopulation(inhabitants));
  }

  /**
   * The next version of a city, with these and no other outside ids.
   *
   * @param city the city
   * @param ids the identifiers
   * @return the city, a version later
   */
  public static City holding(City city, OutsideId... ids) {
    return next(city, city.profile().withOutsideIds(List.of(ids)));
  }

  /**
   * The next version of a city, merged into another.
   *
   * @param city the city
   * @param into the one that takes it in
   * @return the city, a version later
   */
  public static City merged(City city, City into) {
    return new City(
        city.id(), city.version() + 1, city.profile(), city.formerNames(), Optional.of(into.id()));
  }

  /**
   * An organization of which everything is known.
   *
   * @param name its name, which its id is made from
   * @return the organization, in version 3
   */
  public static Organization organization(String name) {
    return new Organization(
        new OrganizationId(uuid(name)),
        3,
        name,
        OrganizationSort.UNIVERSITY,
        CountryCode.of("XK"),
        new TreeSet<>(Set.of(OutsideId.wikidata("of:" + uuid(name)))),
        List.of("Academy of " + name));
  }

  /**
   * A partnership that has just been proposed.
   *
   * @param name what its id is made from
   * @param one a city
   * @param other another city
   * @return the partnership, in version 1
   */
  public static Partnership partnership(String name, City one, City other) {
    return new Partnership(
        new PartnershipId(uuid(name)),
        1,
        Pair.of(one.id(), other.id()),
        KIND,
        Status.PROSPECT,
        Vitality.UNTRIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        LocalDate.of(2001, 3, 4));
  }

  /**
   * A partnership of which everything is known.
   *
   * @param name what its id is made from
   * @param one a city
   * @param other another city
   * @return the partnership, in version 9, suspended
   */
  public static Partnership describedPartnership(String name, City one, City other) {
    return new Partnership(
        new PartnershipId(uuid(name)),
        9,
        Pair.of(one.id(), other.id()),
        "friendship-city",
        Status.SUSPENDED,
        Vitality.DORMANT,
        Optional.of(PartialDate.parse("1989-08")),
        Optional.of(PartialDate.of(9999)),
        Optional.of(Hash.of("text")),
        List.of(
            Resolution.of(other.id(), "의회").by("No. \"7\"").with(new Vote(7, 0, 2)),
            Resolution.of(one.id(), "City Council")),
        Optional.of(one.id()),
        Optional.of(LocalDate.of(1000, 1, 1)),
        Map.of(one.id(), "A-1", other.id(), "진-2"),
        LocalDate.of(9999, 12, 31));
  }

  /**
   * The next version of a partnership.
   *
   * @param it the partnership
   * @param status how far it has come
   * @return the partnership, a version later
   */
  public static Partnership next(Partnership it, Status status) {
    return changed(it, it.version() + 1, it.kind(), status);
  }

  /**
   * The same partnership, in another status.
   *
   * @param status how far it has come
   * @param it the partnership
   * @return the changed partnership, in the same version
   */
  public static Partnership in(Status status, Partnership it) {
    return changed(it, it.version(), it.kind(), status);
  }

  /**
   * The same partnership, of another kind.
   *
   * @param it the partnership
   * @param kind the code of the kind
   * @return the changed partnership, in the same version
   */
  public static Partnership ofKind(Partnership it, String kind) {
    return changed(it, it.version(), kind, it.status());
  }

  /**
   * The same partnership, in another version.
   *
   * @param it the partnership
   * @param version the version
   * @return the changed partnership
   */
  public static Partnership versioned(Partnership it, long version) {
    return changed(it, version, it.kind(), it.status());
  }

  private static Partnership changed(Partnership it, long version, String kind, Status status) {
    return new Partnership(
        it.id(),
        version,
        it.pair(),
        kind,
        status,
        it.vitality(),
        it.inForceSince(),
        it.endedOn(),
        it.text(),
        it.approvals(),
        it.suspendedBy(),
        it.lastActivity(),
        it.references(),
        it.latest());
  }

  /**
   * An aggregate.
   *
   * @param name what its identifier is made from
   * @return a partnership's id
   */
  public static AggregateId aggregate(String name) {
    return new AggregateId("partnership", uuid(name));
  }

  /**
   * The first entries about an aggregate.
   *
   * @param tenant whose journal
   * @param aggregate what they are about
   * @param count how many
   * @return the entries, chained
   */
  public static List<Event> entries(TenantId tenant, AggregateId aggregate, int count) {
    List<Event> entries = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      entries.add(entry(tenant, aggregate, entries, Payload.builder().number("n", i).build()));
    }
    return entries;
  }

  /**
   * The entry that follows others.
   *
   * @param tenant whose journal
   * @param aggregate what it is about
   * @param before all entries before it
   * @param facts its payload
   * @return the entry, chained to the last of them
   */
  public static Event entry(
      TenantId tenant, AggregateId aggregate, List<Event> before, Payload facts) {
    Draft draft = new Draft("noted", 1, LocalDate.of(2001, 3, 4), facts);
    return entry(tenant, aggregate, before, draft, RECORDED, "clerk-17");
  }

  /**
   * The entry that follows others, in every detail.
   *
   * @param tenant whose journal
   * @param aggregate what it is about
   * @param before all entries before it
   * @param draft what is entered
   * @param recorded when
   * @param actor by whom
   * @return the entry, chained to the last of them
   */
  public static Event entry(
      TenantId tenant,
      AggregateId aggregate,
      List<Event> before,
      Draft draft,
      Instant recorded,
      String actor) {
    Optional<Event> last =
        before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
    return Chain.next(tenant, aggregate, last, draft, recorded, actor);
  }

  /**
   * An answer under an idempotency key.
   *
   * @param key the key
   * @param place which command under it
   * @param recorded when it was given
   * @return the answer, about an aggregate named like the key
   */
  public static KeyedAnswer answer(String key, int place, Instant recorded) {
    return new KeyedAnswer(
        IdempotencyKey.of(key),
        place,
        Hash.of("command " + place + " under " + key),
        aggregate(key),
        place,
        recorded);
  }

  /**
   * A place of which no more is known than name and position.
   *
   * @param id its number
   * @param name its name
   * @param position where it lies
   * @param otherNames its other names
   * @return the place
   */
  public static Place place(long id, String name, Position position, String... otherNames) {
    return new Place(
        id,
        name,
        "",
        List.of(otherNames),
        position,
        CountryCode.of("US"),
        Optional.empty(),
        "",
        0,
        "");
  }

  /**
   * A place of which everything is known.
   *
   * @param id its number
   * @return the place
   */
  public static Place describedPlace(long id) {
    return new Place(
        id,
        "Åsele",
        "Asele",
        AWKWARD_NAMES,
        Position.of(64.15, -179.9999999),
        CountryCode.of("SE"),
        Optional.of("24"),
        "PPLA2",
        1_800_000_000_000L,
        "Europe/Stockholm");
  }

  /**
   * The edition that describes places.
   *
   * @param number its number
   * @param places the places
   * @return the edition
   */
  public static Edition edition(long number, PlaceIndex places) {
    return new Edition(number, "cities \"1000\".zip", places.size(), places.digest(), RECORDED);
  }
}
