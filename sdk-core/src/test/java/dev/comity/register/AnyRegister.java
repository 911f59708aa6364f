package dev.comity.register;

import dev.comity.Comity;
import dev.comity.failure.Outcome;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Correction;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Recording;
import dev.comity.party.City;
import dev.comity.party.CityMerger;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import dev.comity.party.OrganizationRegistration;
import dev.comity.party.OrganizationSort;
import dev.comity.party.OutsideId;
import dev.comity.party.Position;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A register with everything that an export or a backup can meet. */
public final class AnyRegister {

  private AnyRegister() {}

  /**
   * Writes at random.
   *
   * @param comity where; one that has none of it yet
   * @param random decides what
   */
  public static void fill(Comity comity, Random random) {
    List<City> cities = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      CityProfile profile =
          CityProfile.of("City, \"" + i + "\" 진", CountryCode.of("KR"))
              .withPosition(Position.of(random.nextInt(90), random.nextInt(180)))
              .withPopulation(random.nextInt(1_000_000));
      CityProfile known =
          i % 2 == 0 ? profile : profile.withOutsideIds(List.of(OutsideId.geonames(1000 + i)));
      cities.add(
          comity.write(work -> work.cities().register(new CityRegistration(known))).orElseThrow());
    }
    comity.write(
        work ->
            work.organizations()
                .register(
                    new OrganizationRegistration(
                        "Friends", OrganizationSort.NGO, CountryCode.of("US"))));
    for (int i = 0; i < 8; i++) {
      City one = cities.get(random.nextInt(6));
      City other = cities.get(random.nextInt(6));
      Optional<PartialDate> since =
          random.nextBoolean()
              ? Optional.of(PartialDate.of(1950 + random.nextInt(50)))
              : Optional.empty();
      Outcome<Partnership> it =
          comity.write(
              work ->
                  random.nextInt(4) == 0
                      ? work.partnerships()
                          .propose(
                              new Proposal(
                                  one.id(), other.id(), "friendship-city", PartialDate.of(2001)))
                      : work.partnerships()
                          .record(
                              new Recording(one.id(), other.id(), "sister-city", since, "a list")));
      if (it.isDone() && since.isPresent() && random.nextInt(3) == 0) {
        comity.write(
            work ->
                work.partnerships()
                    .end(
                        new Ending(
                            it.orElseThrow().id(),
                            PartialDate.of(2015),
                            Ending.Way.EXPIRED,
                            Optional.empty(),
                            "the term ran out")));
      } else if (it.isDone()) {
        comity.write(
            work ->
                work.partnerships()
                    .correct(
                        new Correction(
                            it.orElseThrow().id(), 1, PartialDate.parse("1999-05"), "misread")));
      }
    }
    comity.write(
        work ->
            work.cities()
                .rename(new CityRenaming(cities.get(0).id(), "Renamed", LocalDate.of(2003, 1, 1))));
    City lonely =
        comity
            .write(
                work ->
                    work.cities()
                        .register(
                            new CityRegistration(CityProfile.of("Old", CountryCode.of("KR")))))
            .orElseThrow();
    comity
        .write(
            work ->
                work.cities()
                    .merge(
                        new CityMerger(lonely.id(), cities.get(1).id(), LocalDate.of(2004, 1, 1))))
        .orElseThrow();
  }
}
