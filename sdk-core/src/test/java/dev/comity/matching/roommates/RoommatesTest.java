package dev.comity.matching.roommates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoommatesTest {

  @Test
  void aStableMatchingIsFoundExactlyWhereTryingAllFindsOne() {
    for (int seed = 0; seed < 1500; seed++) {
      Pool pool = random(new Random(seed), 2 + seed % 6, seed % 3 == 0 ? 1.0 : 0.7);

      RoommatesAnswer answer = Roommates.solve(pool);

      int[] best = {-1, -1};
      int[] partners = new int[pool.size()];
      Arrays.fill(partners, -1);
      tryAll(pool, 0, partners, best);
      RoommatesPartition proof = answer.certificate().orElseThrow();
      assertThat(proof.verify().objections()).as("seed %d", seed).isEmpty();
      assertThat(answer.isStable()).as("seed %d", seed).isEqualTo(best[0] >= 0);
      assertThat(proof.size()).as("seed %d", seed).isEqualTo(best[1]);
      assertThat(proof.blockingPairs().length == 0).isEqualTo(answer.isStable());
    }
  }

  @Test
  void everyAnswerToALargerPoolHoldsItsProof() {
    for (int seed = 0; seed < 300; seed++) {
      Pool pool = random(new Random(seed), 8 + seed % 53, seed % 2 == 0 ? 1.0 : 0.2);

      RoommatesPartition proof = Roommates.solve(pool).certificate().orElseThrow();

      assertThat(proof.verify().objections()).as("seed %d", seed).isEmpty();
      CertificateText read = CertificateText.parse(proof.toText().toString());
      assertThat(RoommatesPartition.parse(read, pool).verify().holds()).isTrue();
    }
  }

  @Test
  void aFigureThatWasChangedIsCaught() {
    Pool pool = random(new Random(4), 9, 1.0);
    String text = Roommates.solve(pool).certificate().orElseThrow().toText().toString();
    for (int at = text.indexOf("\"successors\""); at < text.length(); at++) {
      if (Character.isDigit(text.charAt(at))) {
        char other = text.charAt(at) == '1' ? '2' : '1';
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        assertThat(holds(changed, pool)).as(changed).isFalse();
      }
    }
    assertThat(holds(text, random(new Random(5), 9, 1.0))).isFalse();
  }

  @Test
  void tiesBrokenBySeedAreBrokenAlikeEveryTimeAndStandInTheProof() {
    Pool pool =
        Pool.withTies(new int[][][] {{{1, 2, 3}}, {{0}, {2, 3}}, {{0, 1}, {3}}, {{0, 1, 2}}});
    assertThatThrownBy(() -> Roommates.solve(pool)).hasMessageContaining("brokenAsListed");

    for (long seed = 0; seed < 20; seed++) {
      RoommatesPartition proof =
          Roommates.solve(pool.brokenBySeed(seed)).certificate().orElseThrow();
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
    assertThatThrownBy(() -> Pool.withTies(new int[][][] {{{}}})).hasMessageContaining("empty");
  }

  @Test
  void aBudgetThatRunsOutClaimsNothing() {
    Pool pool = random(new Random(1), 50, 1.0);

    RoommatesAnswer answer = Roommates.solve(pool, Budget.unlimited().ofSteps(3));

    assertThat(answer.standing()).isEqualTo(Standing.STOPPED);
    assertThat(answer.certificate()).isEmpty();
  }

  private static boolean holds(String text, Pool pool) {
    try {
      return RoommatesPartition.parse(CertificateText.parse(text), pool).verify().holds();
    } catch (BadCertificateException e) {
      return false;
    }
  }

  /** Into best[0] the size of a stable matching, best[1] of one stable among those in it. */
  private static void tryAll(Pool pool, int a, int[] partners, int[] best) {
    if (a == pool.size()) {
      int size = (int) Arrays.stream(partners).filter(it -> it >= 0).count() / 2;
      if (!blocked(pool, partners, true)) {
        best[0] = size;
      }
      if (!blocked(pool, partners, false)) {
        best[1] = Math.max(best[1], size);
      }
      return;
    }
    tryAll(pool, a + 1, partners, best);
    if (partners[a] < 0) {
      for (int k = 0; k < pool.length(a); k++) {
        int b = pool.entry(pool.begin(a) + k);
        if (b > a && partners[b] < 0) {
          partners[a] = b;
          partners[b] = a;
          tryAll(pool, a + 1, partners, best);
          partners[a] = -1;
          partners[b] = -1;
        }
      }
    }
  }

  private static boolean blocked(Pool pool, int[] partners, boolean alsoAlone) {
    for (int a = 0; a < pool.size(); a++) {
      for (int b = 0; b < a; b++) {
        boolean counts = alsoAlone || (partners[a] >= 0 && partners[b] >= 0);
        if (counts && wants(pool, a, b, partners[a]) && wants(pool, b, a, partners[b])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean wants(Pool pool, int a, int b, int now) {
    for (int e = pool.begin(a); e < pool.begin(a + 1) && pool.entry(e) != now; e++) {
      if (pool.entry(e) == b) {
        return true;
      }
    }
    return false;
  }

  private static Pool random(Random random, int n, double share) {
    int[][] lists = new int[n][];
    for (int a = 0; a < n; a++) {
      int[] list = new int[n];
      int size = 0;
      for (int b = 0; b < n; b++) {
        if (b != a && random.nextDouble() < share) {
          int at = random.nextInt(size + 1);
          list[size++] = list[at];
          list[at] = b;
        }
      }
      lists[a] = Arrays.copyOf(list, size);
    }
    return Pool.of(lists);
  }
}
