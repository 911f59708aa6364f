package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A {@link Market} with what an office has decided beforehand: pairs that are locked (this student
 * stays where she was last year), pairs that are forbidden (a safeguarding note), and how many a
 * home needs at least (a bus that comes for three). Immutable.
 *
 * <p>A locked applicant takes part no longer, and takes a seat of the home. A pair is open if
 * neither it is forbidden nor its applicant locked: only open pairs can be made, and only they can
 * block.
 */
public final class PlacementMarket {

  private static final String KIND = "stable.placement-market/1";

  private final Market market;
  private final int[] locked; // by applicant: the pair, or -1
  private final int[] taken; // by home: seats of locked applicants
  private final BitSet forbidden; // by pair
  private final int[] needs; // by home
  private final boolean isDecided; // whether any pair is locked or forbidden

  private PlacementMarket(Market market, int[] locked, int[] taken, BitSet forbidden, int[] needs) {
    this.market = market;
    this.locked = locked;
    this.taken = taken;
    this.forbidden = forbidden;
    this.needs = needs;
    this.isDecided = hasLocks() || !forbidden.isEmpty();
  }

  /**
   * A market about which nothing was decided.
   *
   * @param market the market
   * @return the same, with no pair locked or forbidden, and no home that needs anybody
   */
  public static PlacementMarket of(Market market) {
    int[] none = new int[market.applicants()];
    Arrays.fill(none, -1);
    return new PlacementMarket(
        market, none, new int[market.homes()], new BitSet(), new int[market.homes()]);
  }

  /**
   * The same with one more pair locked. Copies what was decided; many are quicker together.
   *
   * @param a the applicant
   * @param h the home
   * @return the market
   * @throws IllegalArgumentException if the two do not both list each other, or are forbidden, the
   *     applicant is locked already, or all seats of the home are
   */
  public PlacementMarket locking(int a, int h) {
    return locking(new int[][] {{a, h}});
  }

  /**
   * The same with more pairs locked. Linear in the applicants, and in the lists of who is locked.
   *
   * @param pairs an applicant and a home each
   * @return the market
   * @throws IllegalArgumentException as above
   */
  public PlacementMarket locking(int[][] pairs) {
    int[] more = locked.clone();
    int[] fuller = taken.clone();
    for (int[] entry : pairs) {
      int pair = known(entry);
      int a = market.applicant(pair);
      int h = market.home(pair);
      if (more[a] >= 0) {
        throw new IllegalArgumentException(
            "Applicant "
                + a
                + " is locked to home "
                + market.home(more[a])
                + " already. Maybe lock only one of the two?");
      }
      if (forbidden.get(pair)) {
        throw new IllegalArgumentException(
            "Applicant " + a + " and home " + h + " are forbidden. Maybe do not lock them?");
      }
      if (fuller[h] == market.capacity(h)) {
        throw new IllegalArgumentException(
            "Home "
                + h
                + " takes "
                + market.capacity(h)
                + ", and so many are locked to it already."
                + " Maybe raise its capacity?");
      }
      more[a] = pair;
      fuller[h]++;
    }
    return new PlacementMarket(market, more, fuller, forbidden, needs);
  }

  /**
   * The same with one more pair forbidden. Copies what was decided; many are quicker together.
   *
   * @param a the applicant
   * @param h the home
   * @return the market
   * @throws IllegalArgumentException if the two do not both list each other, or are locked
   */
  public PlacementMarket forbidding(int a, int h) {
    return forbidding(new int[][] {{a, h}});
  }

  /**
   * The same with more pairs forbidden. For each pair linear in the list of its applicant; and one
   * bit for each pair of the market.
   *
   * @param pairs an applicant and a home each
   * @return the market
   * @throws IllegalArgumentException as above
   */
  public PlacementMarket forbidding(int[][] pairs) {
    BitSet more = (BitSet) forbidden.clone();
    for (int[] entry : pairs) {
      int pair = known(entry);
      if (isLocked(pair)) {
        throw new IllegalArgumentException(
            "Applicant "
                + market.applicant(pair)
                + " and home "
                + market.home(pair)
                + " are locked. Maybe do not forbid them?");
      }
      more.set(pair);
    }
    return new PlacementMarket(market, locked, taken, more, needs);
  }

  /**
   * The same with a home that needs some at least. Copies what was decided; many are quicker
   * together.
   *
   * @param h the home
   * @param least how many, 0 to its capacity
   * @return the market
   * @throws IllegalArgumentException if there is no such home, or it cannot need so many
   */
  public PlacementMarket needing(int h, int least) {
    if (h < 0 || h >= market.homes()) {
      throw new IllegalArgumentException(
          "There is no home " + h + " of " + market.homes() + ". Maybe the numbers begin with 1?");
    }
    int[] more = needs.clone();
    more[h] = least;
    return needing(more);
  }

  /**
   * The same with homes that need some at least, whatever they needed before. Linear in the homes.
   *
   * @param least how many each home needs, 0 to its capacity
   * @return the market
   * @throws IllegalArgumentException if there is not just one need for each home, from 0 to its
   *     capacity
   */
  public PlacementMarket needing(int[] least) {
    if (least.length != market.homes()) {
      throw new IllegalArgumentException(
          "There are "
              + market.homes()
              + " homes and "
              + least.length
              + " needs. Maybe 0 for a home that needs nobody?");
    }
    for (int h = 0; h < least.length; h++) {
      if (least[h] < 0 || least[h] > market.capacity(h)) {
        throw new IllegalArgumentException(
            "Home "
                + h
                + " cannot need "
                + least[h]
                + ", as it takes 0 to "
                + market.capacity(h)
                + ". Maybe raise its capacity?");
      }
    }
    return new PlacementMarket(market, locked, taken, forbidden, least.clone());
  }

  private int known(int[] entry) {
    if (entry.length != 2) {
      throw new IllegalArgumentException(
          Arrays.toString(entry) + " is no pair. Maybe an applicant and a home?");
    }
    int a = entry[0];
    int h = entry[1];
    boolean isThere = a >= 0 && a < market.applicants() && h >= 0 && h < market.homes();
    int pair = isThere ? market.pair(a, h) : -1;
    if (pair < 0) {
      throw new IllegalArgumentException(
          "Applicant "
              + a
              + " and home "
              + h
              + " do not both list each other. Maybe add each to the other's list?");
    }
    return pair;
  }

  /**
   * The market.
   *
   * @return the lists and capacities
   */
  public Market market() {
    return market;
  }

  /**
   * Whether a pair can be made.
   *
   * @param pair the pair
   * @return whether it is not forbidden, nor its applicant locked
   */
  public boolean isOpen(int pair) {
    return !isDecided || (locked[market.applicant(pair)] < 0 && !forbidden.get(pair));
  }

  /**
   * The home to which an applicant is locked.
   *
   * @param a the applicant
   * @return the home, or -1
   */
  public int lockedTo(int a) {
    return locked[a] < 0 ? -1 : market.home(locked[a]);
  }

  /**
   * Whether a pair is locked.
   *
   * @param pair the pair
   * @return whether its applicant is locked to its home
   */
  public boolean isLocked(int pair) {
    return isDecided && locked[market.applicant(pair)] == pair;
  }

  /**
   * Whether anybody is locked.
   *
   * @return whether some pair is
   */
  public boolean hasLocks() {
    return Arrays.stream(locked).anyMatch(it -> it != -1);
  }

  /**
   * Whether a pair is forbidden.
   *
   * @param pair the pair
   * @return whether it is
   */
  public boolean isForbidden(int pair) {
    return forbidden.get(pair);
  }

  /**
   * The seats of a home that are not taken by locked applicants.
   *
   * @param h the home
   * @return at least 0
   */
  public int seats(int h) {
    return market.capacity(h) - taken[h];
  }

  /**
   * How many a home needs at least.
   *
   * @param h the home
   * @return at least 0
   */
  public int needs(int h) {
    return needs[h];
  }

  /**
   * The hash over the market and what was decided.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    return InstanceHash.of(KIND)
        .text(market.hash().value())
        .numbers(locked)
        .numbers(forbidden.toLongArray())
        .numbers(needs)
        .end();
  }
}
