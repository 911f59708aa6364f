package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TieBreak;
import dev.comity.matching.proof.StablePlacement;
import dev.comity.matching.stable.DeferredAcceptance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places applicants in homes. */
@Command(
    name = "residents",
    mixinStandardHelpOptions = true,
    description = {
      "Places applicants in homes so that no pair would rather have each other. The file has a",
      "section [applicants] with lines such as 'Ana: Kim, {Lee, Park}', and a section [homes] with",
      "lines such as 'Kim (2): Ben, Ana': who takes how many, the best first, ties in braces."
    })
final class ResidentsCommand implements Callable<Integer> {

  private static final String APPLICANTS = "applicants";
  private static final String HOMES = "homes";

  @Parameters(paramLabel = "FILE", description = "the lists of applicants and homes")
  Path file = Path.of("");

  @Option(
      names = "--best-for",
      paramLabel = "SIDE",
      description = "applicants or homes: who gets the best that is stable (default: applicants)")
  String best = APPLICANTS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "break ties by lot from this seed (else: who is listed first comes first)")
  @Nullable Long seed;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Side side = side();
    List<PreferenceLines.Entry> entries = PreferenceLines.read(file);
    for (PreferenceLines.Entry entry : entries) {
      check(entry);
    }
    List<PreferenceLines.Entry> left = section(entries, APPLICANTS);
    List<PreferenceLines.Entry> right = section(entries, HOMES);
    Names applicants = Names.of(file.toString(), left);
    Names homes = Names.of(file.toString(), right);
    PlacementMarket market = PlacementMarket.of(market(left, right, applicants, homes));
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(it -> StablePlacement.parse(it, market));
    if (given.isPresent()) {
      return certificates.settle(given.get(), out);
    }
    StablePlacement answer =
        DeferredAcceptance.solve(market, side, Budget.unlimited()).certificate().orElseThrow();
    for (int a = 0; a < applicants.size(); a++) {
      int h = answer.homeOf(a);
      out.println(applicants.at(a) + "  " + (h < 0 ? "without a home" : "with  " + homes.at(h)));
    }
    if (market.market().oneSided() > 0) {
      out.println(
          "(" + market.market().oneSided() + " names are not listed back and were passed over)");
    }
    return certificates.settle(answer, out);
  }

  private Side side() {
    return switch (best) {
      case APPLICANTS -> Side.APPLICANTS;
      case HOMES -> Side.HOMES;
      default ->
          throw BadFileException.of(
              "--best-for", "'" + best + "' is no side. Maybe applicants or homes?");
    };
  }

  private void check(PreferenceLines.Entry entry) {
    boolean home = entry.section().equals(HOMES);
    if (!home && !entry.section().equals(APPLICANTS)) {
      throw BadFileException.at(
          file.toString(),
          entry.line(),
          entry.section().isEmpty()
              ? "this stands before any section. Maybe a line [applicants] above it?"
              : "there is no section [" + entry.section() + "]. Maybe [applicants] or [homes]?");
    }
    if (!home && entry.capacity().isPresent()) {
      throw BadFileException.at(
          file.toString(), entry.line(), "an applicant takes nobody. Maybe leave the number out?");
    }
  }

  private static List<PreferenceLines.Entry> section(
      List<PreferenceLines.Entry> entries, String name) {
    return entries.stream().filter(it -> it.section().equals(name)).toList();
  }

  private Market market(
      List<PreferenceLines.Entry> left,
      List<PreferenceLines.Entry> right,
      Names applicants,
      Names homes) {
    int[] capacities = right.stream().mapToInt(it -> it.capacity().orElse(1)).toArray();
    TieBreak rule = seed == null ? new TieBreak.AsListed() : new TieBreak.ByLot(seed);
    String name = file.toString();
    try {
      return Market.withTies(
          PreferenceLines.indices(name, left, homes),
          PreferenceLines.indices(name, right, applicants),
          capacities,
          rule);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(
          name, "counted from 0, in the order of the lines: " + e.getMessage(), e);
    }
  }
}
