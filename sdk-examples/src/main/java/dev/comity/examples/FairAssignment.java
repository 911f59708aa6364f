package dev.comity.examples;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.Stopped;
import java.io.PrintWriter;
import java.util.List;

/** Gives each voter of a PrefLib file an alternative of its own, as fairly as can be. */
final class FairAssignment {

  private final PrefLibFile file;
  private final QuotaProblem problem;

  FairAssignment(PrefLibFile file) {
    this.file = file;
    int voters = file.voters().size();
    QuotaDraft draft = QuotaProblem.of(voters, file.alternatives(), QuotaGoal.FEWEST_AT_WORST);
    for (int voter = 0; voter < voters; voter++) {
      List<int[]> groups = file.voters().get(voter);
      for (int rank = 0; rank < groups.size(); rank++) {
        for (int alternative : groups.get(rank)) {
          draft.pair(voter, alternative, rank + 1L);
        }
      }
    }
    problem = draft.build();
  }

  QuotaProblem problem() {
    return problem;
  }

  Certificate parse(CertificateText text) {
    return switch (text.kind()) {
      case FlowPlacement.KIND -> FlowPlacement.parse(text, problem);
      case FlowImpossibility.KIND -> FlowImpossibility.parse(text, problem);
      case Stopped.KIND -> Stopped.parse(text, problem::hash);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '"
                  + text.kind()
                  + "' is not one of a fair assignment. Maybe of a file of costs?");
    };
  }

  void tell(Certificate certificate, PrintWriter out) {
    if (certificate instanceof FlowPlacement placement) {
      for (int k = 0; k < placement.size(); k++) {
        int pair = placement.pair(k);
        out.println(
            "voter "
                + (problem.person(pair) + 1)
                + "  "
                + file.name(problem.place(pair))
                + "  rank "
                + problem.cost(pair));
      }
    }
  }
}
