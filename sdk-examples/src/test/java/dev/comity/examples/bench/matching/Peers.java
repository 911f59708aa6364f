package dev.comity.examples.bench.matching;

import dev.comity.matching.Certificate;
import dev.comity.matching.Verdict;
import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.pairing.PairingAnswer;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.roommates.PlainIrving;
import dev.comity.matching.roommates.Roommates;
import dev.comity.matching.roommates.RoommatesAnswer;
import org.jgrapht.alg.matching.blossom.v5.BlossomVOptions;

/** A ratio says something only if all come to the same result, and the proof of it holds. */
final class Peers {

  private Peers() {}

  static void sameMatrix(int[][] costs, String who, long found) {
    AssignmentAnswer answer = LeastTotal.solve(CostMatrix.of(costs));
    holds(answer.certificate());
    long total = answer.total().orElseThrow();
    same("plain Java", total, PlainAssignment.total(costs));
    same(who, total, found);
  }

  static void sameTotals(Edges edges) {
    AssignmentAnswer answer = SparseBenchmark.comity(edges);
    holds(answer.certificate());
    long total = answer.total().orElseThrow();
    same("plain Java", total, PlainSparse.total(edges));
    same("OR-Tools", total, SparseBenchmark.orTools(edges));
  }

  static void samePairing(Edges edges) {
    PairingAnswer answer = PairingBenchmark.comity(edges);
    holds(answer.certificate());
    long total = answer.total().orElseThrow();
    same("JGraphT", total, PairingBenchmark.jGraphT(edges, new BlossomVOptions()));
  }

  static void sameRoommates(int[][] lists) {
    RoommatesAnswer answer = Roommates.solve(Pool.of(lists));
    holds(answer.certificate());
    int[] plain = PlainIrving.solve(lists);
    same("plain Java on stability", answer.isStable() ? 1 : 0, plain == null ? 0 : 1);
    if (plain != null) {
      // Several matchings may be stable: the proof of this one is the matching itself.
      holds(RoommatesPartition.of(answer.pool(), plain, plain));
    }
  }

  static void same(String who, long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException(
          "Comity has " + expected + ", " + who + " has " + found + ". Maybe another instance?");
    }
  }

  static void holds(Certificate certificate) {
    Verdict verdict = certificate.verify();
    if (!verdict.holds()) {
      throw new IllegalStateException("The proof does not hold: " + verdict);
    }
  }
}
