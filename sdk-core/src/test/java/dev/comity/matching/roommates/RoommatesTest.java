package dev.comity.matching.roommates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.proof.Stopped;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RoommatesTest {

  @Property(tries = 1_500)
  void aStableMatchingIsFoundExactlyWhereTryingAllFindsOne(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(max = 8) int people,
      @ForAll @IntRange(min = 3, max = 10) int tenths) {
    Pool pool = Pool.of(Pools.shortened(people, seed, 10 * tenths));

    RoommatesAnswer answer = Roommates.solve(pool);

    RoommatesPartition proof = answer.partition().orElseThrow();
    assertThat(proof.verify()).hasToString("holds");
    List<int[]> stable = Pools.stable(pool);
    assertThat(answer.isStable()).isEqualTo(!stable.isEmpty());
    assertThat(proof.size()).isEqualTo(Pools.greatestAmongThemselves(pool));
    assertThat(proof.blockingPairs().length == 0).isEqualTo(answer.isStable());
    for (int[] partners : stable) {
      for (int a = 0; a < people; a++) {
        assertThat(partners[a] < 0).isEqualTo(answer.partnerOf(a).isEmpty());
      }
    }
  }

  @Property(tries = 300)
  void everyStablePartitionHasTheSameOddParties(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 3, max = 7) int people,
      @ForAll @IntRange(min = 5, max = 10) int tenths) {
    Pool pool = Pool.of(Pools.shortened(people, seed, 10 * tenths));
    RoommatesPartition proof = Roommates.solve(pool).partition().orElseThrow();
    int[] successors = new int[people];
    Arrays.setAll(successors, proof::successor);

    List<int[]> all = Pools.partitions(pool);

    assertThat(all).anyMatch(it -> Arrays.equals(it, successors));
    assertThat(all).allMatch(it -> oddParties(it).equals(oddParties(successors)));
  }

  private static Set<String> oddParties(int[] successors) {
    Set<String> parties = new TreeSet<>();
    for (int a = 0; a < successors.length; a++) {
      StringBuilder party = new StringBuilder();
      int length = 0;
      int least = a;
      int b = a;
      do {
        party.append(b).append(' ');
        least = Math.min(least, b);
        length++;
        b = successors[b];
      } while (b != a);
      if (length % 2 == 1 && least == a) {
        parties.add(party.toString());
      }
    }
    return parties;
  }

  @Test
  void ofTheTwelveLargePoolsOnlyThreeHaveAStableMatching() {
    for (int seed = 100; seed <= 111; seed++) {
      int[][] lists = Pools.complete(2_000, seed);
      Pool pool = Pool.of(lists);

      RoommatesAnswer answer = Roommates.solve(pool);

      RoommatesPartition proof = answer.partition().orElseThrow();
      assertThat(answer.isStable())
          .as("seed %d", seed)
          .isEqualTo(seed == 108 || seed == 109 || seed == 111)
          .isEqualTo(PlainIrving.solve(lists) != null);
      assertThat(proof.verify()).hasToString("holds");
      assertThat(RoommatesPartition.parse(proof.toText(), pool).verify()).hasToString("holds");
      assertThat(proof.size()).isEqualTo(1_000 - proof.oddParties() / 2 - proof.oddParties() % 2);
    }
  }

  @Property(tries = 300)
  void theYardstickFindsTheSameMatching(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 30) int pairs) {
    int[][] lists = Pools.complete(2 * pairs, seed);

    RoommatesAnswer answer = Roommates.solve(Pool.of(lists));

    int[] plain = PlainIrving.solve(lists);
    assertThat(plain != null).isEqualTo(answer.isStable());
    for (int a = 0; plain != null && a < plain.length; a++) {
      assertThat(answer.partnerOf(a)).hasValue(plain[a]);
    }
  }

  @Property(tries = 300)
  void otherNumbersForThePeopleChangeNothingButTheNames(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 40) int people,
      @ForAll @IntRange(min = 2, max = 10) int tenths) {
    int[][] lists = Pools.shortened(people, seed, 10 * tenths);
    int[] names = Pools.shuffled(people, seed + 1);

    RoommatesPartition one = Roommates.solve(Pool.of(lists)).partition().orElseThrow();
    RoommatesPartition other =
        Roommates.solve(Pool.of(Pools.renamed(lists, names))).partition().orElseThrow();

    int[] renamed = new int[people];
    int[] found = new int[people];
    for (int a = 0; a < people; a++) {
      renamed[names[a]] = names[one.successor(a)];
      found[a] = other.successor(a);
    }
    assertThat(oddParties(found)).isEqualTo(oddParties(renamed));
    assertThat(other.size()).isEqualTo(one.size());
    assertThat(other.oddParties()).isEqualTo(one.oddParties());
  }

  @Property(tries = 300)
  void aStableMatchingStaysStableWhereEverybodyForgetsThoseBelowThePartner(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 2, max = 40) int people,
      @ForAll @IntRange(min = 2, max = 10) int tenths) {
    Pool pool = Pool.of(Pools.shortened(people, seed, 10 * tenths));
    RoommatesAnswer answer = Roommates.solve(pool);
    if (!answer.isStable()) {
      return;
    }
    int[][] shorter = new int[people][];
    for (int a = 0; a < people; a++) {
      int begin = pool.begin(a);
      int partner = answer.partnerOf(a).orElse(-1);
      shorter[a] = new int[partner < 0 ? pool.length(a) : pool.place(a, partner) + 1];
      Arrays.setAll(shorter[a], k -> pool.entry(begin + k));
    }

    RoommatesAnswer again = Roommates.solve(Pool.of(shorter));

    for (int a = 0; a < people; a++) {
      assertThat(again.partnerOf(a)).isEqualTo(answer.partnerOf(a));
    }
  }

  @Property(tries = 300)
  void whomNobodyListsMakesNoDifference(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(max = 30) int people,
      @ForAll @IntRange(min = 2, max = 10) int tenths) {
    int[][] lists = Pools.shortened(people, seed, 10 * tenths);
    int[][] more = Arrays.copyOf(lists, people + 1);
    more[people] = Pools.shuffled(people, seed);

    RoommatesPartition one = Roommates.solve(Pool.of(lists)).partition().orElseThrow();
    Pool larger = Pool.of(more);
    RoommatesPartition other = Roommates.solve(larger).partition().orElseThrow();

    assertThat(larger.dropped()).isEqualTo(Pool.of(lists).dropped() + people);
    assertThat(other.partner(people)).isEqualTo(-1);
    for (int a = 0; a < people; a++) {
      assertThat(other.successor(a)).isEqualTo(one.successor(a));
      assertThat(other.partner(a)).isEqualTo(one.partner(a));
    }
  }

  @Property(tries = 200)
  void whoFindsTheListsReversedStillGetsAProof(
      @ForAll @LongRange(max = 1L << 40) long seed,
      @ForAll @IntRange(min = 1, max = 60) int people,
      @ForAll @IntRange(min = 1, max = 10) int tenths) {
    int[][] lists = Pools.shortened(people, seed, 10 * tenths);
    int[] from = new int[people + 1];
    for (int a = 0; a < people; a++) {
      from[a + 1] = from[a] + lists[a].length;
    }
    int[] flat = new int[from[people]];
    for (int a = 0; a < people; a++) {
      for (int k = 0; k < lists[a].length; k++) {
        flat[from[a + 1] - 1 - k] = lists[a][k];
      }
    }

    Pool pool = Pool.of(from, flat);
    RoommatesPartition proof = Roommates.solve(pool).partition().orElseThrow();

    assertThat(proof.verify()).hasToString("holds");
    CertificateText read = CertificateText.parse(proof.toText().toString());
    assertThat(RoommatesPartition.parse(read, pool).verify()).hasToString("holds");
  }

  @Test
  void noCharacterOfADocumentCanBeChangedWithoutAnObjectionUnlessTheClaimStaysTheSame() {
    for (long seed = 0; seed < 12; seed++) {
      Pool pool = Pool.of(Pools.shortened(5 + (int) seed % 4, seed, seed % 2 == 0 ? 100 : 70));
      RoommatesPartition honest = Roommates.solve(pool).partition().orElseThrow();
      String text = honest.toText().toString();
      for (int at = 0; at < text.length(); at++) {
        for (char other : "0123456789-,[]{} \"aedn".toCharArray()) {
          String changed = text.substring(0, at) + other + text.substring(at + 1);
          RoommatesPartition read;
          try {
            read = RoommatesPartition.parse(CertificateText.parse(changed), pool);
          } catch (BadCertificateException e) {
            continue;
          }
          if (read.verify().holds()) {
            assertThat(read.claim()).isEqualTo(honest.claim());
            assertThat(read.toText().instance()).isEqualTo(pool.hash());
            for (int a = 0; a < pool.size(); a++) {
              assertThat(read.partner(a)).as(changed).isEqualTo(honest.partner(a));
              assertThat(read.successor(a)).as(changed).isEqualTo(honest.successor(a));
            }
          }
        }
      }
      Pool another = Pool.of(Pools.complete(pool.size(), seed + 100));
      assertThat(RoommatesPartition.parse(honest.toText(), another).verify().holds()).isFalse();
    }
  }

  @Test
  void listsThatStandOneBehindTheOtherAreTheSamePool() {
    for (long seed = 0; seed < 20; seed++) {
      int[][] lists = Pools.shortened(7, seed, seed % 2 == 0 ? 100 : 60);
      int[] from = new int[8];
      for (int a = 0; a < 7; a++) {
        from[a + 1] = from[a] + lists[a].length;
      }
      int[] flat = Arrays.stream(lists).flatMapToInt(Arrays::stream).toArray();

      Pool pool = Pool.of(from, flat);

      assertThat(pool.hash()).isEqualTo(Pool.of(lists).hash());
      assertThat(pool.hasPlaces()).isEqualTo(seed % 2 == 0);
      for (int a = 0; a < 7; a++) {
        assertThat(pool.place(a, -1)).isEqualTo(-1);
        assertThat(pool.place(a, 7)).isEqualTo(-1);
        assertThat(pool.place(a, a)).isEqualTo(-1);
        for (int k = 0; k < pool.length(a); k++) {
          assertThat(pool.place(a, pool.entry(pool.begin(a) + k))).isEqualTo(k);
        }
      }
    }
    assertThatThrownBy(() -> Pool.of(new int[] {0, 1}, new int[] {0, 1}))
        .hasMessageContaining("end at 2");
    assertThatThrownBy(() -> Pool.of(new int[0], new int[0])).hasMessageContaining("begin at 0");
    assertThatThrownBy(() -> Pool.of(new int[] {0, 2, 1, 2}, new int[] {1, 0}))
        .hasMessageContaining("one behind the other");
  }

  @Test
  void tiesBrokenBySeedAreBrokenAlikeEveryTimeAndStandInTheProof() {
    Pool pool =
        Pool.withTies(new int[][][] {{{1, 2, 3}}, {{0}, {2, 3}}, {{0, 1}, {3}}, {{0, 1, 2}}});
    assertThatThrownBy(() -> Roommates.solve(pool)).hasMessageContaining("brokenAsListed");

    for (long seed = 0; seed < 20; seed++) {
      RoommatesPartition proof = Roommates.solve(pool.brokenBySeed(seed)).partition().orElseThrow();
      CertificateText read = CertificateText.parse(proof.toText().toString());
      assertThat(read.instance()).isEqualTo(pool.hash());
      assertThat(RoommatesPartition.parse(read, pool).verify().objections()).isEmpty();
    }
  }

  @Test
  void whoIsNotListedBackIsDroppedAndCounted() {
    Pool pool = Pool.of(new int[][] {{1, 2}, {0}, {}});

    assertThat(pool.dropped()).isEqualTo(1);
    assertThat(Roommates.solve(pool).partnerOf(0)).hasValue(1);
    assertThat(Roommates.solve(pool).partnerOf(2)).isEmpty();
  }

  @Test
  void aListThatCannotBeSaysWhyAndTheWayOut() {
    assertThatThrownBy(() -> Pool.of(new int[][] {{0}})).hasMessageContaining("lists itself");
    assertThatThrownBy(() -> Pool.of(new int[][] {{2}, {}})).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1, 1}, {}})).hasMessageContaining("twice");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1, 1}, {0, 2}, {0, 1}}))
        .hasMessageContaining("Person 0 lists 1 twice");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1, 2}, {0, 1}, {0, 1}}))
        .hasMessageContaining("Person 1 lists itself");
    assertThatThrownBy(() -> Pool.of(new int[][] {{1, 3}, {0, 2}, {0, 1}}))
        .hasMessageContaining("Person 0 lists 3, but the pool has people 0 to 2");
    assertThatThrownBy(() -> Pool.withTies(new int[][][] {{{}}})).hasMessageContaining("empty");
  }

  @Test
  void aBudgetThatRunsOutClaimsNothing() {
    Pool pool = Pool.of(Pools.complete(50, 1));

    RoommatesAnswer answer = Roommates.solve(pool, Budget.unlimited().ofSteps(3));

    assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
    assertThat(answer.partition()).isEmpty();
    Certificate stopped = answer.certificate();
    assertThat(stopped.verify()).hasToString("holds");
    CertificateText text = CertificateText.parse(stopped.toText().toString());
    assertThat(Stopped.parse(text, pool::hash).verify()).hasToString("holds");
    assertThat(Stopped.parse(text, Pool.of(Pools.complete(50, 2))::hash).verify().holds())
        .isFalse();
  }

  private static boolean holds(String text, Pool pool) {
    try {
      return RoommatesPartition.parse(CertificateText.parse(text), pool).verify().holds();
    } catch (BadCertificateException e) {
      return false;
    }
  }
}
