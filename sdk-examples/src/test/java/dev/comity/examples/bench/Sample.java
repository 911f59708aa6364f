package dev.comity.examples.bench;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Status;
import dev.comity.partnership.Vitality;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A register of any size, the same in every run. City number c is paired with the ten that follow
 * it, in a ring, so that every city has twenty partnerships however many there are; every fourth
 * partnership has two activities after it was recorded.
 *
 * @param first the number of the first city of the ring
 * @param end one more than that of the last
 */
record Sample(int first, int end) {

  static final int PARTNERSHIPS_OF_A_CITY = 10;

  /** Its own one, and on average one and a half of each of its ten partnerships. */
  static final int ENTRIES_OF_A_CITY = 16;

  private static final LocalDate BEGINNING = LocalDate.of(1000, 1, 1);
  private static final LocalDate SINCE = LocalDate.of(1989, 8, 21);
  private static final Instant RECORDED = Instant.parse("2024-03-01T12:00:00.123456Z");
  private static final long EPOCH_MILLIS = 1_700_000_000_000L;

  /** What is kept about one city or partnership. */
  record Told<T>(T state, List<Event> events) {}

  static CityId city(int number) {
    return new CityId(id(number, 1));
  }

  static PartnershipId partnership(int number) {
    return new PartnershipId(id(number, 2));
  }

  /** Version 7: the time first, then what looks random. */
  private static UUID id(long number, long sort) {
    long time = (EPOCH_MILLIS + number) << 16;
    return new UUID(
        time | 0x7000 | (mixed(number * 4 + sort) & 0xfff),
        0x8000_0000_0000_0000L | (mixed(~(number * 4 + sort)) >>> 2));
  }

  /** The finalizer of splitmix64. */
  private static long mixed(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static Told<City> toldCity(int number) {
    CityId id = city(number);
    Position position =
        new Position((int) (mixed(number) % 800_000_000), (int) (mixed(~number) % 1_700_000_000));
    CityProfile profile =
        new CityProfile(
            "Sample City " + number,
            CountryCode.of("US"),
            Optional.of("CA"),
            Optional.of(position),
            Optional.of(1_000L + number),
            new TreeSet<>(),
            new TreeSet<>(List.of(OutsideId.geonames(10_000_000L + number))),
            new TreeSet<>());
    Payload facts =
        Payload.builder()
            .object(
                "profile",
                Payload.builder()
                    .text("name", profile.name())
                    .text("country", profile.country())
                    .text("region", profile.region())
                    .text("position", position)
                    .number("population", profile.population().orElseThrow())
                    .texts("outsideIds", profile.outsideIds())
                    .build())
            .build();
    return new Told<>(
        new City(id, 1, profile, List.of(), Optional.empty()),
        chain(id.aggregate(), new Draft("registered", 1, BEGINNING, facts)));
  }

  Told<Partnership> toldPartnership(int number) {
    PartnershipId id = partnership(number);
    int one = number / PARTNERSHIPS_OF_A_CITY;
    int other = one + 1 + number % PARTNERSHIPS_OF_A_CITY;
    Pair pair = Pair.of(city(one), city(other < end ? other : first + other - end));
    List<Draft> drafts = new ArrayList<>();
    drafts.add(
        new Draft(
            "recorded",
            1,
            SINCE,
            Payload.builder()
                .text("on", PartialDate.of(SINCE))
                .text("one", pair.first().value())
                .text("other", pair.second().value())
                .text("kind", "sister-city")
                .text("status", Status.SIGNED)
                .text("source", "sample")
                .build()));
    if (number % 4 == 0) {
      for (int year = 1; year <= 2; year++) {
        drafts.add(
            new Draft(
                "activity",
                1,
                SINCE.plusYears(year),
                Payload.builder()
                    .text("on", PartialDate.of(SINCE.plusYears(year)))
                    .text("what", "Exchange of the school orchestras, year " + year)
                    .build()));
      }
    }
    boolean active = drafts.size() > 1;
    LocalDate latest = drafts.get(drafts.size() - 1).effective();
    Partnership state =
        new Partnership(
            id,
            drafts.size(),
            pair,
            "sister-city",
            Status.SIGNED,
            active ? Vitality.ACTIVE : Vitality.UNTRIED,
            Optional.of(PartialDate.of(SINCE)),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            active ? Optional.of(latest) : Optional.empty(),
            Map.of(),
            latest);
    return new Told<>(state, chain(id.aggregate(), drafts.toArray(new Draft[0])));
  }

  private static List<Event> chain(AggregateId aggregate, Draft... drafts) {
    List<Event> events = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Event> last =
          events.isEmpty() ? Optional.empty() : Optional.of(events.get(events.size() - 1));
      Instant recorded = RECORDED.plusSeconds(events.size());
      events.add(Chain.next(TenantId.DEFAULT, aggregate, last, draft, recorded, "sample"));
    }
    return events;
  }
}
