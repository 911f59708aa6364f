package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Pool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a partition and its matching by the lists alone. Takes any arrays. */
final class RoommatesCheck {

  private final Pool pool;
  private final int[] successors;
  private final int[] partners;

  RoommatesCheck(Pool pool, int[] successors, int[] partners) {
    this.pool = pool;
    this.successors = successors;
    this.partners = partners;
  }

  void judge(Verdict.Findings findings) {
    int n = pool.size();
    if (pool.hasTies()) {
      findings.object("The pool has ties, and the certificate does not say how they are broken.");
    }
    if (successors.length != n || partners.length != n) {
      findings.object(
          "%d successors and %d partners for %d people.", successors.length, partners.length, n);
      return;
    }
    int[] predecessors = new int[n];
    Arrays.fill(predecessors, -1);
    for (int a = 0; a < n; a++) {
      int b = successors[a];
      if (b < 0 || b >= n || predecessors[b] >= 0) {
        findings.object("%d, the successor of %d, is nobody or follows two.", b, a);
        return;
      }
      predecessors[b] = a;
      int c = partners[a];
      if (c < -1 || c >= n || c == a || (c >= 0 && partners[c] != a)) {
        findings.object("%d, the partner of %d, is nobody or has another.", c, a);
        return;
      }
    }
    partition(findings, predecessors);
    matching(findings, predecessors);
  }

  private void partition(Verdict.Findings findings, int[] predecessors) {
    int n = pool.size();
    int[] limits = new int[n];
    for (int a = 0; a < n; a++) {
      limits[a] = place(a, predecessors[a]);
      int next = place(a, successors[a]);
      if (successors[a] == a) {
        continue;
      }
      if (limits[a] == pool.length(a) || next == pool.length(a)) {
        findings.object("%d does not list both neighbours in its circle.", a);
      } else if (next > limits[a]) {
        findings.object("%d likes its predecessor better than its successor.", a);
      }
    }
    for (int[] pair : mutual(limits)) {
      findings.object(
          "%d and %d like each other better than their predecessors.", pair[0], pair[1]);
    }
  }

  /** Pairs lie in their circles, and each circle has as many as it can. */
  private void matching(Verdict.Findings findings, int[] predecessors) {
    for (int a = 0; a < pool.size(); a++) {
      int b = partners[a];
      if (b >= 0 && successors[a] != b && predecessors[a] != b) {
        findings.object("%d and %d are no neighbours in a circle.", a, b);
      }
    }
    boolean[] seen = new boolean[pool.size()];
    for (int a = 0; a < seen.length; a++) {
      int length = 0;
      int alone = 0;
      for (int b = a; !seen[b]; b = successors[b]) {
        seen[b] = true;
        length++;
        alone += partners[b] < 0 ? 1 : 0;
      }
      if (alone != length % 2) {
        findings.object("In the circle of %d, of %d people, %d are alone.", a, length, alone);
      }
    }
  }

  /** After a partition that is a permutation. */
  long oddParties() {
    boolean[] seen = new boolean[successors.length];
    long odd = 0;
    for (int a = 0; a < seen.length; a++) {
      int length = 0;
      for (int b = a; !seen[b]; b = successors[b]) {
        seen[b] = true;
        length++;
      }
      odd += length > 1 ? length % 2 : 0;
    }
    return odd;
  }

  long size() {
    return Arrays.stream(partners).filter(it -> it >= 0).count() / 2;
  }

  int[][] blocking() {
    int[] limits = new int[pool.size()];
    for (int a = 0; a < limits.length; a++) {
      limits[a] = partners[a] < 0 ? pool.length(a) : place(a, partners[a]);
    }
    return mutual(limits);
  }

  /** At which place of the list of a there is b; its length if there is not. */
  private int place(int a, int b) {
    int begin = pool.begin(a);
    int end = pool.begin(a + 1);
    int at = begin;
    while (at < end && pool.entry(at) != b) {
      at++;
    }
    return at - begin;
  }

  /** Pairs of whom each stands before the limit in the list of the other. */
  private int[][] mutual(int[] limits) {
    int n = pool.size();
    int[] from = new int[n + 1];
    for (int a = 0; a < n; a++) {
      for (int e = pool.begin(a); e < pool.begin(a) + limits[a]; e++) {
        from[pool.entry(e) + 1]++;
      }
    }
    for (int b = 0; b < n; b++) {
      from[b + 1] += from[b];
    }
    int[] wooers = new int[from[n]];
    int[] next = Arrays.copyOf(from, n);
    for (int a = 0; a < n; a++) {
      for (int e = pool.begin(a); e < pool.begin(a) + limits[a]; e++) {
        wooers[next[pool.entry(e)]++] = a;
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int[] wooed = new int[n];
    Arrays.fill(wooed, -1);
    for (int a = 0; a < n; a++) {
      for (int e = pool.begin(a); e < pool.begin(a) + limits[a]; e++) {
        wooed[pool.entry(e)] = a;
      }
      for (int i = from[a]; i < from[a + 1]; i++) {
        if (wooers[i] > a && wooed[wooers[i]] == a) {
          pairs.add(new int[] {a, wooers[i]});
        }
      }
    }
    return pairs.toArray(int[][]::new);
  }
}
