package dev.comity.matching.proof;

import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import java.util.Arrays;

/** Judges a stable pairing and the cases that bound its moves, by the lists alone. */
final class RoommatesMovesCheck {

  private static final int FIGURES = 3;

  private final PoolTask task;
  private final Verdict.Findings findings;

  RoommatesMovesCheck(PoolTask task, Verdict.Findings findings) {
    this.task = task;
    this.findings = findings;
  }

  /** How many are moved at least, if each case weighs at least what stands first in it. */
  static long bound(PoolTask task, long[][] cases) {
    if (cases.length == 0) {
      return 0;
    }
    long stay = 0;
    for (long[] part : cases) {
      // A stable pairing weighs minus the number who stay, which is even.
      // Whoever claims less than that nobody moves, claims nothing: so nothing overflows.
      long least = part.length == 0 ? 0 : Math.max(part[0], -task.mayStay());
      stay = Math.max(stay, least > 0 ? 0 : -(least / 2 * 2));
    }
    return Math.max(0, task.mayStay() - stay);
  }

  boolean isStable(int[] partners) {
    Pool pool = task.pool();
    if (partners.length != pool.size()) {
      findings.object("%d partners for %d people.", partners.length, pool.size());
      return false;
    }
    for (int a = 0; a < partners.length; a++) {
      int b = partners[a];
      if (b < -1 || b >= partners.length || (b >= 0 && partners[b] != a)) {
        findings.object("%d, the partner of %d, is nobody or has another.", b, a);
        return false;
      }
      if (b >= 0 && pool.place(a, b) < 0) {
        findings.object("%d does not list its partner %d.", a, b);
        return false;
      }
    }
    for (int[] pair : new RoommatesCheck(pool, partners, partners).blocking()) {
      findings.object("%d and %d would both rather have each other.", pair[0], pair[1]);
    }
    return findings.none();
  }

  void judge(int[] best, long[][] rotations, long[][] cases, long[][] flows, long bound) {
    if (cases.length == 0) {
      if (best.length + rotations.length + flows.length > 0 || bound != 0) {
        findings.object("Without cases nothing but 0 is proved.");
      }
      return;
    }
    if (!areAll(cases, 0, cases.length, 1)) {
      return;
    }
    for (int i = 0, at = 0; i < cases.length && findings.none(); i++) {
      int begin = at;
      while (at < flows.length && flows[at].length == FIGURES + 1 && flows[at][0] == i) {
        at++;
      }
      long[][] own =
          Arrays.stream(flows, begin, at)
              .map(it -> Arrays.copyOfRange(it, 1, it.length))
              .toArray(long[][]::new);
      if (i == cases.length - 1 && at < flows.length) {
        findings.object("%s is of no case in its order.", Arrays.toString(flows[at]));
      }
      long[] conditions = Arrays.copyOfRange(cases[i], 1, cases[i].length);
      LatticeCheck lattice = new LatticeCheck(task.marriage(conditions), 0);
      if (lattice.run(best, rotations, own, findings)) {
        lattice.checkBound(own, cases[i][0], findings);
      }
    }
    if (bound(task, cases) != bound) {
      findings.object("The cases prove %d moves, not %d.", bound(task, cases), bound);
    }
  }

  /** Whether the cases from begin to end, alike before a place, are all that there are there. */
  private boolean areAll(long[][] cases, int begin, int end, int at) {
    if (end - begin == 1 && cases[begin].length == at) {
      return true;
    }
    int middle = begin;
    for (int i = begin; i < end; i++) {
      long[] part = cases[i];
      boolean sound =
          part.length >= at + FIGURES
              && part[at] >= 0
              && part[at] < task.pool().size()
              && part[at + 1] >= 0
              && part[at + 1] < task.pool().size()
              && part[at] == cases[begin][at]
              && part[at + 1] == cases[begin][at + 1]
              && (part[at + 2] == 0 ? middle == i : part[at + 2] == 1);
      if (!sound) {
        findings.object("%s is no case in its order.", Arrays.toString(part));
        return false;
      }
      middle += part[at + 2] == 0 ? 1 : 0;
    }
    if (middle == begin || middle == end) {
      findings.object("The other side of %s is missing.", Arrays.toString(cases[begin]));
      return false;
    }
    return areAll(cases, begin, middle, at + FIGURES) && areAll(cases, middle, end, at + FIGURES);
  }
}
