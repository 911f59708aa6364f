package dev.comity.storage;

import dev.comity.Comity;
import dev.comity.TickingClock;
import dev.comity.Work;
import dev.comity.failure.Outcome;
import dev.comity.journal.Actor;
import dev.comity.journal.Hash;
import dev.comity.journal.IdSource;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Exploration;
import dev.comity.partnership.Pair;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Recording;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Signing;
import dev.comity.partnership.Status;
import dev.comity.partnership.Submission;
import dev.comity.partnership.Vote;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A register such as an association keeps, of any size, entered by the same commands: cities as the
 * gazetteer tells them, and partnerships of which most were taken over from a list. Of ten
 * partnerships six are one entry, two have ended, one has been active, and one was negotiated here:
 * 1.9 entries on average. Equal sizes, equal registers.
 */
final class RealisticRegister {

  /** Entries about ten partnerships. */
  static final int ENTRIES_OF_TEN = 19;

  private static final int UNIT = 500;
  private static final String KIND = "sister-city";
  private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "JP", "KR", "MX", "CN");

  private final Comity comity;
  private final Random dice = new Random(1);
  private final List<CityId> cities = new ArrayList<>();

  private RealisticRegister(Comity comity) {
    this.comity = comity;
  }

  /** Enters nothing yet. */
  static RealisticRegister on(Storage storage) {
    TickingClock clock = new TickingClock(Instant.parse("2026-01-01T00:00:00Z"));
    return new RealisticRegister(
        Comity.on(storage)
            .clock(clock)
            .ids(IdSource.timeOrdered(clock, new Random(2)))
            .actor(Actor.registrar("import"))
            .build());
  }

  /** Enters cities. */
  RealisticRegister cities(int count) {
    inUnits(count, (work, i) -> cities.add(done(work.cities().register(city(i))).id()));
    return this;
  }

  /** Enters partnerships between any two of the cities. */
  RealisticRegister partnerships(int count) {
    inUnits(count, this::enter);
    return this;
  }

  private interface Entering {
    void enter(Work work, int number);
  }

  private void inUnits(int count, Entering entering) {
    for (int from = 0; from < count; from += UNIT) {
      int first = from;
      int after = Math.min(count, from + UNIT);
      comity.write(
          work -> {
            for (int i = first; i < after; i++) {
              entering.enter(work, i);
            }
            return after;
          });
    }
  }

  private CityRegistration city(int number) {
    List<OutsideId> ids = new ArrayList<>(List.of(OutsideId.geonames(3_000_000 + number)));
    if (number % 3 == 0) {
      ids.add(OutsideId.wikidata("Q" + (200_000 + number)));
    }
    CityProfile profile =
        CityProfile.of("Town of " + number, CountryCode.of(COUNTRIES.get(number % 7)))
            .withRegion("R" + number % 50)
            .withPosition(new Position(dice.nextInt(900_000_000), dice.nextInt(1_800_000_000)))
            .withPopulation(1_000 + dice.nextInt(1_000_000))
            .withOtherNames(number % 2 == 0 ? List.of("Villa " + number) : List.of())
            .withOutsideIds(ids);
    return new CityRegistration(profile);
  }

  private void enter(Work work, int number) {
    CityId one;
    CityId other;
    do {
      one = cities.get(dice.nextInt(cities.size()));
      other = cities.get(dice.nextInt(cities.size()));
    } while (one.equals(other) || isTaken(work, one, other));
    Optional<PartialDate> since = Optional.of(PartialDate.of(1950 + dice.nextInt(70)));
    switch (number % 10) {
      case 0, 1 -> ended(work, one, other, since);
      case 2 -> noted(work, done(work.partnerships().record(recording(one, other, since))).id());
      case 3 -> negotiated(work, one, other);
      default -> done(work.partnerships().record(recording(one, other, since)));
    }
  }

  private static boolean isTaken(Work work, CityId one, CityId other) {
    return work.partnerships().between(Pair.of(one, other), KIND).isPresent();
  }

  private static Recording recording(CityId one, CityId other, Optional<PartialDate> since) {
    return new Recording(one, other, KIND, since, "Sister Cities International");
  }

  private void ended(Work work, CityId one, CityId other, Optional<PartialDate> since) {
    Optional<PartialDate> end = Optional.of(PartialDate.of(2021 + dice.nextInt(4)));
    done(
        work.partnerships()
            .record(
                new Recording(
                    one, other, KIND, Status.TERMINATED, since, end, "Deutsch-Europäischer RGRE")));
  }

  private void noted(Work work, PartnershipId id) {
    PartialDate on = PartialDate.parse("2025-0" + (4 + dice.nextInt(6)) + "-17");
    done(work.partnerships().note(new Activity(id, on, "Visit of a school orchestra")));
  }

  private void negotiated(Work work, CityId one, CityId other) {
    PartialDate on = PartialDate.parse("2025-03-" + (10 + dice.nextInt(18)));
    Hash text = Hash.of("Agreement " + one + other);
    PartnershipId id = done(work.partnerships().propose(new Proposal(one, other, KIND, on))).id();
    done(work.partnerships().explore(new Exploration(id, on)));
    done(work.partnerships().submit(new Submission(id, on, text)));
    for (CityId party : List.of(one, other)) {
      Resolution resolution =
          Resolution.of(party, "City Council").by("Resolution 25-113").with(new Vote(7, 0, 1));
      done(work.partnerships().approve(new Approval(id, on, resolution, text)));
    }
    done(work.partnerships().sign(new Signing(id, on, Optional.of("Agreement of both mayors"))));
    noted(work, id);
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.orElseThrow();
  }
}
