package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People in one pool, each with a list of the others in the order of liking: buddies, or young
 * people who share rooms on an exchange. Who is not on somebody's list is not acceptable to them,
 * and staying alone is better. Immutable.
 *
 * <p>A pair can be made only if each lists the other. Where one lists the other and is not listed
 * back, the pair can never be made: the name is dropped from the list, and {@link #dropped()} says
 * how many were. What is hashed and solved are the lists that are left.
 *
 * <p>People may be tied in a list. An algorithm needs strict lists, and gets them by a rule that is
 * published with the answer: {@link #brokenAsListed()} or {@link #brokenBySeed(long)}.
 *
 * <p>Making a pool takes time and memory linear in the lists.
 */
public final class Pool {

  private final int[] from;
  private final int[] lists;

  /** The tie group of each entry, counted from 0 in each list; null if nobody is tied. */
  private final int @Nullable [] levels;

  private final long dropped;
  private final @Nullable TieBreak tieBreak;
  private final @Nullable Pool source;

  /** By person and other the place from 1, where everybody lists all others; else null. */
  private final char @Nullable [] places;

  /** A race computes it twice, with the same outcome. */
  private @Nullable InstanceHash hash;

  private Pool(PoolLists made, long dropped, @Nullable TieBreak tieBreak, @Nullable Pool source) {
    this.from = made.from();
    this.lists = made.lists();
    this.levels = made.levels();
    this.places = made.places();
    this.dropped = dropped;
    this.tieBreak = tieBreak;
    this.source = source;
  }

  /**
   * A pool without ties.
   *
   * @param lists for each person the others, from 0, best first; may be empty
   * @return the pool
   * @throws IllegalArgumentException if a list names its owner, somebody twice, or nobody there is
   */
  public static Pool of(int[][] lists) {
    return made(PoolLists.strict(lists));
  }

  /**
   * A pool without ties, of lists that stand one behind the other.
   *
   * @param from for each person where the list begins, and at last where all end
   * @param lists the others, from 0, in each list the best first
   * @return the pool
   * @throws IllegalArgumentException if the lists overlap or leave a gap, or a list names its
   *     owner, somebody twice, or nobody there is
   */
  public static Pool of(int[] from, int[] lists) {
    return made(PoolLists.flat(from, lists));
  }

  /**
   * A pool with ties.
   *
   * @param groups for each person groups of others, the best group first; none of a group is liked
   *     more than another; no group is empty
   * @return the pool
   * @throws IllegalArgumentException if a list names its owner, somebody twice, or nobody there is,
   *     or has an empty group
   */
  public static Pool withTies(int[][][] groups) {
    return made(PoolLists.tied(groups));
  }

  private static Pool made(PoolLists given) {
    PoolLists mutual = given.checked().mutual();
    return new Pool(mutual, (long) given.lists().length - mutual.lists().length, null, null);
  }

  /**
   * The number of people.
   *
   * @return at least 0
   */
  public int size() {
    return from.length - 1;
  }

  /**
   * The number of entries in all lists, each acceptable pair twice.
   *
   * @return at least 0
   */
  public int entries() {
    return lists.length;
  }

  /**
   * Where the list of a person begins among the entries; it ends where the next begins.
   *
   * @param person from 0; {@link #size()} is allowed, and gives {@link #entries()}
   * @return the first entry
   */
  public int begin(int person) {
    return from[person];
  }

  /**
   * How many are acceptable to a person.
   *
   * @param person from 0
   * @return the length of the list
   */
  public int length(int person) {
    return from[person + 1] - from[person];
  }

  /**
   * Who stands in an entry.
   *
   * @param entry from 0, below {@link #entries()}
   * @return the person
   */
  public int entry(int entry) {
    return lists[entry];
  }

  /**
   * At which place of a list somebody stands: in constant time if {@link #hasPlaces()}, else in
   * time linear in the list.
   *
   * @param person whose list
   * @param other who is sought; may be nobody of the pool
   * @return from 0, the best; -1 if the other does not stand there
   */
  public int place(int person, int other) {
    int n = from.length - 1;
    if (places != null) {
      return other < 0 || other >= n ? -1 : places[person * n + other] - 1;
    }
    int at = from[person];
    while (at < from[person + 1] && lists[at] != other) {
      at++;
    }
    return at < from[person + 1] ? at - from[person] : -1;
  }

  /**
   * Whether all places are kept in a table of two bytes each: where each of at most 46340 people
   * lists all others, and ties were not broken by a seed.
   *
   * @return whether {@link #place} takes constant time
   */
  public boolean hasPlaces() {
    return places != null;
  }

  /**
   * In which tie group of its list an entry is.
   *
   * @param entry from 0, below {@link #entries()}
   * @return from 0, the best; without ties the place in the list
   */
  public int level(int entry) {
    if (levels != null) {
      return levels[entry];
    }
    int at = Arrays.binarySearch(from, entry);
    // Of several people who begin here, all but the last have empty lists.
    return at >= 0 ? 0 : entry - from[-at - 2];
  }

  /**
   * How many entries were dropped because the other did not list them back.
   *
   * @return their number; of a pool whose ties were broken, that of the pool before
   */
  public long dropped() {
    return dropped;
  }

  /**
   * Whether anybody is tied.
   *
   * @return whether there is a group of two or more in a list
   */
  public boolean hasTies() {
    return levels != null;
  }

  /**
   * Breaks ties by the order in which the caller listed the tied.
   *
   * @return a pool without ties, which knows this one; this one itself if nobody is tied
   */
  public Pool brokenAsListed() {
    if (levels == null) {
      return this;
    }
    return new Pool(
        new PoolLists(from, lists, null, places), dropped, new TieBreak.AsListed(), this);
  }

  /**
   * Breaks ties by lot, so that anybody can repeat it, and nobody moves the lot of others by what
   * is handed in: who is tied on a list is sorted by lots as {@link TieBreak.ByLot} says, with side
   * 0.
   *
   * @param by the seed, any
   * @return a pool without ties, which knows this one; this one itself if nobody is tied
   */
  public Pool brokenBySeed(long by) {
    if (levels == null) {
      return this;
    }
    PoolLists drawn = new PoolLists(from, PoolLists.drawn(from, lists, levels, by), null, null);
    return new Pool(drawn, dropped, new TieBreak.ByLot(by), this);
  }

  /**
   * How ties were broken.
   *
   * @return the rule; empty if none were, as nobody is tied or they still are
   */
  public Optional<TieBreak> tieBreak() {
    return Optional.ofNullable(tieBreak);
  }

  /**
   * The pool as the caller gave it, before ties were broken.
   *
   * @return that pool; this one if nothing was broken
   */
  public Pool original() {
    return source == null ? this : source;
  }

  /**
   * The name of this pool, by its lists and ties. Of a pool whose ties were broken, it is another
   * than that of the {@link #original()}, by which certificates go. Computed once.
   *
   * @return the hash
   */
  public InstanceHash hash() {
    InstanceHash known = hash;
    if (known == null) {
      InstanceHash.Writer writer = InstanceHash.of("roommates.pool/1").numbers(from).numbers(lists);
      known = writer.numbers(levels == null ? new int[0] : levels).end();
      hash = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return size() + " people with " + entries() + " entries" + (levels == null ? "" : ", tied");
  }
}
