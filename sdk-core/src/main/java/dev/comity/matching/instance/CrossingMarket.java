package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Market} whose limits may cross: types of a home that overlap, coordinators who share a
 * home, siblings who apply together. Immutable; made by {@link TypedMarketBuilder#crossing()}.
 *
 * <p>Who applies together is a <em>group</em>, most often of one applicant. A group has
 * <em>wishes</em>, its best first: some pairs of its members with homes, made all or none. A
 * <em>limit</em> (a home, a type of a home, a coordinator) is a list of pairs, its best first, of
 * which at most so many can be made. A type judges by the order of its home. A home that has one
 * coordinator judges by the coordinator's order, one that several share, or none has, by its own.
 *
 * <p>A wish <em>touches</em> the limits that hold pairs of it: with how many pairs, and which place
 * the worst of them has there.
 *
 * <p>A wish blocks a placement if its group would rather have it, and each limit that it touches
 * has room for it beside the pairs that stand before the worst of the wish there, also those of the
 * group itself, unless the wish keeps them. Where limits are nested and nobody has siblings, this
 * is what {@link TypedMarket} says. Where siblings come to one home it lets go only those whom it
 * likes less than each of them, which is somewhat stricter than the definition of McDermid and
 * Manlove (2010, doi 10.1007/s10878-009-9257-2).
 *
 * <p>A locked pair is made beforehand, takes a place in each of its limits, and cannot be let go.
 * Its applicant wishes no more. Siblings of whom some are locked are declared with wishes for all;
 * those that differ from a lock fall away, and so does what comes behind the wish that the others
 * go nowhere. What is left is a wish of the others alone. A wish with a forbidden pair falls away.
 * Only wishes that are left are numbered, can be made and can block.
 */
public final class CrossingMarket {

  private static final String KIND = "stable.crossing-market/2";

  private final PlacementMarket conditions;
  private final Market market;
  private final int[] most; // by limit
  private final int[] room; // by limit: what the locked pairs leave of it
  private final int[][] members; // by limit: pairs, the best first
  private final Boolean[] byHome; // by limit: whether the home's own list judges
  private final String[] names; // by limit
  private final int[][] people; // by group
  private final int[] groupOf; // by applicant
  private final int[][][] declared; // by group: wishes, as pairs
  private final int[][] left; // by group and declared wish: the wish that is left of it, or -1
  private final int[] firstWish; // by group, and one more
  private final int[][] wishes; // by wish: the pairs
  private final int[] wisher; // by wish: the group
  private final int[] firstTouch; // by wish, and one more
  private final int[] touched; // by touch: the limit
  private final int[] arrivals; // by touch
  private final int[] worst; // by touch: the place of the worst arrival
  private volatile @Nullable InstanceHash hash;

  CrossingMarket(TypedMarketBuilder from) {
    conditions = from.conditions;
    market = from.market;
    CrossingLimits limits = new CrossingLimits(from);
    most = limits.most.stream().mapToInt(it -> it).toArray();
    members = limits.members.toArray(int[][]::new);
    names = limits.names.toArray(String[]::new);
    byHome = limits.byHome.toArray(Boolean[]::new);
    room = limits.room(conditions);
    CrossingGroups groups = new CrossingGroups(from);
    people = groups.people;
    declared = groups.declared;
    left = groups.left;
    firstWish = groups.first;
    wishes = groups.wishes;
    groupOf = new int[market.applicants()];
    for (int g = 0; g < people.length; g++) {
      for (int a : people[g]) {
        groupOf[a] = g;
      }
    }
    wisher = new int[wishes.length];
    for (int g = 0; g < people.length; g++) {
      Arrays.fill(wisher, firstWish[g], firstWish[g + 1], g);
    }
    firstTouch = new int[wishes.length + 1];
    List<int[]> touches = limits.touches(wishes, firstTouch);
    touched = touches.stream().mapToInt(it -> it[0]).toArray();
    arrivals = touches.stream().mapToInt(it -> it[1]).toArray();
    worst = touches.stream().mapToInt(it -> it[2]).toArray();
  }

  /**
   * The market.
   *
   * @return lists and capacities
   */
  public Market market() {
    return market;
  }

  /**
   * What was decided beforehand.
   *
   * @return the pairs that are locked or forbidden; no home needs any
   */
  public PlacementMarket conditions() {
    return conditions;
  }

  /**
   * The number of limits.
   *
   * @return at least the number of homes, which are the first
   */
  public int limits() {
    return most.length;
  }

  /**
   * How many pairs of a limit can be made at most.
   *
   * @param limit the limit
   * @return at least 0
   */
  public int most(int limit) {
    return most[limit];
  }

  /**
   * How many more pairs than those locked can be made at most.
   *
   * @param limit the limit
   * @return at least 0
   */
  public int room(int limit) {
    return room[limit];
  }

  /**
   * The number of pairs that a limit holds.
   *
   * @param limit the limit
   * @return at least 0
   */
  public int listed(int limit) {
    return members[limit].length;
  }

  /**
   * The pair at a place of a limit's order.
   *
   * @param limit the limit
   * @param place from 0, the best, below {@link #listed}
   * @return the pair
   */
  public int pairAt(int limit, int place) {
    return members[limit][place];
  }

  /**
   * How a limit values the pair at a place: equal tiers are ties of the home that judges; orders of
   * coordinators have none.
   *
   * @param limit the limit
   * @param place from 0, the best, below {@link #listed}
   * @return from 0, the best, and never less than at the place before
   */
  public int tier(int limit, int place) {
    return byHome[limit] ? market.tierOfApplicant(members[limit][place]) : place;
  }

  /**
   * A limit in words.
   *
   * @param limit the limit
   * @return such as {@code home 3}, {@code type 0 of home 3} or {@code coordinator 1}
   */
  public String limitName(int limit) {
    return names[limit];
  }

  /**
   * The number of groups: siblings first, then who applies alone.
   *
   * @return at least 0
   */
  public int groups() {
    return people.length;
  }

  /**
   * The group of an applicant.
   *
   * @param a the applicant
   * @return the group
   */
  public int groupOf(int a) {
    return groupOf[a];
  }

  /**
   * Who is in a group.
   *
   * @param group the group
   * @return the applicants, as they were given
   */
  public int[] members(int group) {
    return people[group].clone();
  }

  /**
   * Whether a group is of siblings.
   *
   * @param group the group
   * @return whether it is of more than one
   */
  public boolean isTogether(int group) {
    return people[group].length > 1;
  }

  /**
   * How many wishes a group has declared, whatever locked and forbidden pairs leave of them.
   *
   * @param group the group
   * @return at least 0
   */
  public int declared(int group) {
    return declared[group].length;
  }

  /**
   * A wish as it was declared.
   *
   * @param group the group
   * @param k from 0, the best, below {@link #declared(int)}
   * @return its pairs, also those that are locked or forbidden
   */
  public int[] declared(int group, int k) {
    return declared[group][k].clone();
  }

  /**
   * What locked and forbidden pairs leave of a declared wish.
   *
   * @param group the group
   * @param k from 0, the best, below {@link #declared(int)}
   * @return the wish, or -1 if it fell away
   */
  public int left(int group, int k) {
    return left[group][k];
  }

  /**
   * The number of all wishes; those of a group follow each other, its best first.
   *
   * @return at least 0
   */
  public int wishes() {
    return wishes.length;
  }

  /**
   * The best wish of a group, or {@link #endWish} if it has none.
   *
   * @param group the group
   * @return a wish
   */
  public int firstWish(int group) {
    return firstWish[group];
  }

  /**
   * One behind the last wish of a group.
   *
   * @param group the group
   * @return the first wish of the next group
   */
  public int endWish(int group) {
    return firstWish[group + 1];
  }

  /**
   * Whose wish it is.
   *
   * @param wish the wish
   * @return the group
   */
  public int wisher(int wish) {
    return wisher[wish];
  }

  /**
   * How many pairs a wish makes.
   *
   * @param wish the wish
   * @return at least 1
   */
  public int size(int wish) {
    return wishes[wish].length;
  }

  /**
   * A pair of a wish.
   *
   * @param wish the wish
   * @param k from 0, below {@link #size}
   * @return the pair
   */
  public int pair(int wish, int k) {
    return wishes[wish][k];
  }

  /**
   * The first touch of a wish.
   *
   * @param wish the wish, or the number of wishes
   * @return a touch; the last of the wish stands before the first of the next
   */
  public int firstTouch(int wish) {
    return firstTouch[wish];
  }

  /**
   * The limit that is touched.
   *
   * @param touch the touch
   * @return the limit
   */
  public int touched(int touch) {
    return touched[touch];
  }

  /**
   * With how many pairs a limit is touched.
   *
   * @param touch the touch
   * @return at least 1
   */
  public int arrivals(int touch) {
    return arrivals[touch];
  }

  /**
   * The place of the worst pair of the wish at the limit.
   *
   * @param touch the touch
   * @return from 0, the best
   */
  public int worst(int touch) {
    return worst[touch];
  }

  /**
   * The hash over the market, what was decided, the limits and the declared wishes.
   *
   * @return the name of this instance
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      InstanceHash.Writer writer =
          InstanceHash.of(KIND).text(conditions.hash().value()).numbers(most).number(people.length);
      for (int limit = 0; limit < members.length; limit++) {
        writer.numbers(members[limit]).number(byHome[limit] ? 1 : 0);
      }
      for (int g = 0; g < people.length; g++) {
        writer.numbers(people[g]).number(declared[g].length);
        for (int[] wish : declared[g]) {
          writer.numbers(wish);
        }
      }
      known = writer.end();
      hash = known;
    }
    return known;
  }
}
