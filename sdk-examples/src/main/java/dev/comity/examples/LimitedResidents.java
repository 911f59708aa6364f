package dev.comity.examples;

import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.instance.CrossingMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.CrossingImpossibility;
import dev.comity.matching.proof.CrossingPlacement;
import dev.comity.matching.proof.TypedPlacement;
import dev.comity.matching.stable.CrossingAnswer;
import dev.comity.matching.stable.CrossingSearch;
import dev.comity.matching.stable.TypedAcceptance;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Places applicants under types, coordinators and siblings, and prints what came of it. */
record LimitedResidents(
    CertificateOption certificates,
    PrintWriter out,
    PrintWriter err,
    ResidentsCommand.Sides names) {

  /** Exactly if the limits are nested, else by a search. */
  int place(Side side, TypedMarketBuilder limits, long seed, Budget budget) throws IOException {
    return limits.isNested()
        ? nested(side, limits.build())
        : crossing(limits.crossing(), seed, budget);
  }

  private int nested(Side side, TypedMarket market) throws IOException {
    Optional<TypedPlacement> given = certificates.given(it -> TypedPlacement.parse(it, market));
    if (given.isPresent()) {
      names.tellIfTrue(given.get(), given.get()::homeOf, out);
      return certificates.settle(given.get(), out);
    }
    TypedPlacement answer = TypedAcceptance.solve(market, side);
    names.tell(answer::homeOf, out);
    return certificates.settle(answer, out);
  }

  private int crossing(CrossingMarket market, long seed, Budget budget) throws IOException {
    Optional<Certificate> given =
        certificates.given(
            it ->
                it.kind().equals(CrossingImpossibility.KIND)
                    ? CrossingImpossibility.parse(it, market)
                    : CrossingPlacement.parse(it, market));
    if (given.isPresent()) {
      if (given.get() instanceof CrossingPlacement placement) {
        names.tellIfTrue(placement, placement::homeOf, out);
      }
      return certificates.settle(given.get(), out);
    }
    CrossingAnswer answer =
        Progress.ofSteps(err, budget, it -> CrossingSearch.solve(market, seed, it));
    CrossingPlacement placement = answer.placement();
    names.tell(placement::homeOf, out);
    for (int k = 0; k < placement.blockingCount(); k++) {
      out.println("Blocks     " + words(market, placement.blocking(k)));
    }
    if (answer.impossibility().isEmpty()) {
      if (placement.blockingCount() > 0) {
        out.println(
            "(Not decided: there may be a placement that nothing blocks. Maybe more --steps?)");
      }
      return certificates.settle(placement, out);
    }
    out.println("Claim      " + placement.claim());
    out.println("Checked    " + placement.verify());
    return certificates.settle(answer.impossibility().get(), out);
  }

  private String words(CrossingMarket market, int wish) {
    return IntStream.range(0, market.size(wish))
        .map(k -> market.pair(wish, k))
        .mapToObj(
            pair ->
                names.applicants().at(market.market().applicant(pair))
                    + " with "
                    + names.homes().at(market.market().home(pair)))
        .collect(Collectors.joining(", "));
  }
}
