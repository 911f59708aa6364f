package dev.comity.jdbc;

import dev.comity.Comity;
import dev.comity.Work;
import dev.comity.failure.Outcome;
import dev.comity.journal.Actor;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Proposal;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.util.Random;

/**
 * One unit of work that leaves its mark: every entry of it is made by an actor of that name, so
 * that anybody can tell from the journal whether it is there whole.
 *
 * @param mark its name, unlike any other
 * @param kind what is done
 * @param keyed whether it is done under an idempotency key, which is the mark
 */
record Deed(String mark, Kind kind, boolean keyed) {

  private static final PartialDate DAY = PartialDate.parse("2010-05-01");

  /** What is done, and how many entries that makes. */
  enum Kind {
    /** A city is registered. */
    CITY(1),
    /** Two cities are registered and paired, and the common partnership is told of it. */
    TWINNING(4);

    final int entries;

    Kind(int entries) {
      this.entries = entries;
    }
  }

  static Deed any(String mark, Random random) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    return new Deed(mark, kind, random.nextBoolean());
  }

  /**
   * The partnership that every twinning adds an entry to, so that deeds get in each other's way.
   */
  static PartnershipId common(Comity comity) {
    Outcome<Partnership> proposed =
        comity.write(
            work ->
                register(work, "Vallejo")
                    .then(one -> register(work, "Akashi").then(other -> pair(work, one, other))));
    return proposed.orElseThrow().id();
  }

  /** Does it; sent again under its key, it gives its first answer again. */
  void doneOn(Comity comity, PartnershipId common) {
    Comity mine = comity.actingAs(Actor.registrar(mark));
    Comity sent = keyed ? mine.withKey(IdempotencyKey.of(mark)) : mine;
    sent.write(work -> doneIn(work, common)).orElseThrow();
  }

  Outcome<?> doneIn(Work work, PartnershipId common) {
    return switch (kind) {
      case CITY -> register(work, mark);
      case TWINNING ->
          register(work, mark + " here")
              .then(here -> register(work, mark + " there").then(there -> pair(work, here, there)))
              .then(it -> work.partnerships().note(new Activity(common, DAY, mark)));
    };
  }

  private static Outcome<City> register(Work work, String name) {
    return work.cities().register(new CityRegistration(CityProfile.of(name, CountryCode.of("US"))));
  }

  private static Outcome<Partnership> pair(Work work, City one, City other) {
    return work.partnerships().propose(new Proposal(one.id(), other.id(), "sister-city", DAY));
  }
}
