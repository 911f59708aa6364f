package dev.comity;

import dev.comity.failure.Outcome;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Dormancy;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Exploration;
import dev.comity.partnership.LetterOfIntent;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Partnerships;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Reactivation;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Resumption;
import dev.comity.partnership.Retention;
import dev.comity.partnership.Review;
import dev.comity.partnership.Signing;
import dev.comity.partnership.Submission;
import dev.comity.partnership.Suspension;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Random commands about the partnerships of a few cities, which any number of threads and programs
 * can give at once. Whether one is done or refused depends on what the others did; whichever it is,
 * one command makes one entry or none.
 */
public final class RandomSteps {

  private static final PartialDate DAY = PartialDate.of(LocalDate.of(2010, 5, 1));
  private static final int STEPS = 16;
  private static final Hash TEXT = Hash.of("text");

  private final List<CityId> cities;
  private final Random random;

  /**
   * Begins.
   *
   * @param cities the first is a side of every partnership; at least two
   * @param random which commands are given
   */
  public RandomSteps(List<CityId> cities, Random random) {
    this.cities = List.copyOf(cities);
    this.random = random;
  }

  /**
   * Gives the next command.
   *
   * @param comity the register, in the name of whoever gives it
   * @return what came of it
   */
  public Outcome<Partnership> next(Comity comity) {
    int dice = random.nextInt(STEPS * 2);
    CityId other = cities.get(1 + random.nextInt(cities.size() - 1));
    boolean first = random.nextBoolean();
    int target = random.nextInt(3);
    return comity.write(
        work -> {
          Partnerships to = work.partnerships();
          List<Partnership> all = to.of(cities.get(0));
          if (all.isEmpty() || dice == 0) { // any pair; a fitting 0 opens the same pair again
            return to.propose(new Proposal(other, cities.get(0), "sister-city", DAY));
          }
          // mostly the newest ones, so that what is over does not take all
          Partnership it = all.get(Math.max(0, all.size() - 1 - target));
          return step(to, it, fitting(it, dice), first ? it.pair().first() : it.pair().second());
        });
  }

  /** Half of the commands fit what the partnership is at; the others mostly do not. */
  private static int fitting(Partnership it, int dice) {
    if (dice < STEPS) {
      return dice;
    }
    return switch (it.status()) {
      case PROSPECT, EXPLORING, LETTER_OF_INTENT -> 1;
      case APPROVAL_PENDING -> it.approvals().size() < 2 ? 2 : 5;
      case SIGNED -> dice % 3 == 0 ? 6 : 15;
      case SUSPENDED -> 7;
      case UNDER_REVIEW -> 12;
      default -> dice % 2 == 0 ? 14 : 0;
    };
  }

  private static Outcome<Partnership> step(
      Partnerships to, Partnership it, int dice, CityId party) {
    PartnershipId id = it.id();
    Resolution resolution = Resolution.of(party, "Council");
    return switch (dice) {
      case 0 -> to.propose(new Proposal(it.pair().first(), it.pair().second(), it.kind(), DAY));
      case 1 -> to.submit(new Submission(id, DAY, TEXT));
      case 2, 3, 4 -> to.approve(new Approval(id, DAY, resolution, TEXT));
      case 5 -> to.sign(new Signing(id, DAY, Optional.empty()));
      case 6 -> to.suspend(new Suspension(id, DAY, resolution, "a war"));
      case 7 -> to.resume(new Resumption(id, DAY, resolution));
      case 8 -> to.end(new Ending(id, DAY, Ending.Way.TERMINATED, Optional.empty(), "it was time"));
      case 9 -> to.explore(new Exploration(id, DAY));
      case 10 -> to.intend(new LetterOfIntent(id, DAY, Optional.of("Letter")));
      case 11 -> to.review(new Review(id, DAY, "a question of the council"));
      case 12 -> to.retain(new Retention(id, DAY));
      case 13 -> to.callDormant(new Dormancy(id, DAY));
      case 14 ->
          to.reactivate(
              new Reactivation(
                  id,
                  DAY,
                  new ArrayList<>(it.pair().both())
                      .stream().map(city -> Resolution.of(city, "Council")).toList()));
      default -> to.note(new Activity(id, DAY, "A choir travels."));
    };
  }
}
