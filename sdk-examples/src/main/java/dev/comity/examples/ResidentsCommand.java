package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Counted;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.PlacementTask;
import dev.comity.matching.instance.Side;
import dev.comity.matching.instance.TypedMarketBuilder;
import dev.comity.matching.proof.LatticePlacement;
import dev.comity.matching.proof.MisreportGains;
import dev.comity.matching.proof.StablePlacement;
import dev.comity.matching.stable.DeferredAcceptance;
import dev.comity.matching.stable.Misreports;
import dev.comity.matching.stable.StableLattice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
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
    description =
        "Places applicants in homes so that no pair would rather have each other. The file has a "
            + "section [applicants] with lines such as 'Ana: Kim, {Lee, Park}', and a section [homes] with "
            + "lines such as 'Kim (2): Ben, Ana': who takes how many, the best first, ties in braces; "
            + "'Kim (1-2): ...' needs one at least. "
            + "Sections [locked] and [forbidden] may follow, in lines such as 'Ana: Kim', and sections "
            + "[types], [coordinators] and [siblings]; where these cross, a stable placement is searched "
            + "for in so many steps, and what blocks the best one is told.")
final class ResidentsCommand implements Callable<Integer> {

  /** What to try where a certificate is about the ties as they were broken another way. */
  static final String OTHER_TIES =
      "(The file has ties. Maybe they were broken another way: with --seed as then, or without?)";

  private static final String OTHER_GOAL = "(Maybe it was made with another --goal or --before?)";

  static final String NO_LOT = "there are no ties in the file to be broken by lot";

  private static final String NO_SEARCH = "only where limits cross is anything searched for";

  @Parameters(paramLabel = "FILE", description = "the lists of applicants and homes")
  Path file = Path.of("");

  @Option(
      names = "--best-for",
      paramLabel = "SIDE",
      description = "applicants or homes: who gets the best that is stable (default: applicants)")
  @Nullable String best;

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      description =
          "the best of all stable placements: egalitarian (least sum of ranks), least-regret (best worst "
              + "rank), or fewest-moves (from the placement in --before)")
  @Nullable String goal;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = "where applicants were before, in lines such as 'Ana: Kim'")
  @Nullable Path before;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "break ties by lot from this seed (else: who is listed first comes first)")
  @Nullable Long seed;

  @Option(
      names = "--misreports",
      description = "also tell who could gain by another list than the true one, and whom or what")
  boolean misreports;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "how long to search where limits cross (default: ${DEFAULT-VALUE})")
  long steps = 20_000_000;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Side side = side();
    Given given = Given.to(spec);
    refuse(given);
    ResidentsFile read = ResidentsFile.read(file, seed);
    if (goal != null || before != null) {
      certificates.ifOther(OTHER_GOAL + (read.hasTies() ? " " + OTHER_TIES : ""));
    } else if (read.hasTies()) {
      certificates.ifOther(OTHER_TIES);
    }
    Sides names = new Sides(read.applicants(), read.homes());
    PrintWriter out = spec.commandLine().getOut();
    if (read.limits().any()) {
      return limited(read, side, given, names, out);
    }
    tellOneSided(read, out);
    given.note("--steps", true, NO_SEARCH, out);
    given.note("--seed", !read.hasTies(), NO_LOT, out);
    return goal == null && before == null
        ? bestFor(side, read.market(), names)
        : bestBy(task(read.market(), read.applicants(), read.homes()), names);
  }

  private int limited(ResidentsFile read, Side side, Given given, Sides names, PrintWriter out)
      throws IOException {
    if (goal != null || before != null) {
      throw BadFileException.of(
          "--goal",
          "a goal is for markets without types, coordinators and siblings. Maybe leave it out?");
    }
    given.refuse(
        "--misreports",
        true,
        "who could gain is told of markets without types, coordinators and siblings alone. Maybe"
            + " leave it out?");
    TypedMarketBuilder limits =
        read.limits().builder(read.market(), read.applicants(), read.homes());
    boolean nested = limits.isNested();
    given.refuse(
        "--best-for",
        !nested,
        "where limits cross no placement is the best for a side. Maybe leave it out?");
    tellOneSided(read, out);
    if (read.limits().passedOver() > 0) {
      out.println(
          "("
              + Counted.of(
                  read.limits().passedOver(),
                  "wish of siblings names a home that does not list them, and was passed over)",
                  "wishes of siblings name a home that does not list them, and were passed over)"));
    }
    given.note("--steps", nested, NO_SEARCH, out);
    given.note("--seed", nested && !read.hasTies(), NO_LOT, out);
    return new LimitedResidents(certificates, out, spec.commandLine().getErr(), names)
        .place(side, limits, seed == null ? 0 : seed, Budget.unlimited().ofSteps(steps));
  }

  private static void tellOneSided(ResidentsFile read, PrintWriter out) {
    Names.tellOneSided(read.market().market().oneSided(), out);
  }

  /** Refuses what would be passed over, whatever the file holds. */
  private void refuse(Given given) {
    given.steps(steps);
    boolean chosen = goal != null || before != null;
    given.refuse(
        "--best-for",
        chosen,
        "a goal weighs both sides, so none has the best of it. Maybe leave out one of both?");
    given.refuse(
        "--before",
        goal != null && !goal.equals("fewest-moves"),
        "only the goal fewest-moves asks where everybody was, not "
            + goal
            + ". Maybe leave it out?");
    given.refuse(
        "--misreports",
        chosen,
        "who could gain is told where one side has the best, not of a goal. Maybe leave it out?");
    boolean check = given.has("--check");
    given.refuse(
        "--misreports", check, "the certificate says itself what it tells. Maybe leave it out?");
    given.refuse(
        "--best-for", check, "the certificate says itself who has the best. Maybe leave it out?");
  }

  /** The names of both sides. */
  record Sides(Names applicants, Names homes) {

    /** Who reads that a certificate holds wants to see of what. */
    boolean tellIfTrue(Certificate certificate, IntUnaryOperator homeOf, PrintWriter out) {
      boolean holds = certificate.verify().holds();
      if (holds) {
        tell(homeOf, out);
      }
      return holds;
    }

    void tell(IntUnaryOperator homeOf, PrintWriter out) {
      for (int a = 0; a < applicants.size(); a++) {
        int h = homeOf.applyAsInt(a);
        out.println(applicants.at(a) + "  " + (h < 0 ? "without a home" : "with  " + homes.at(h)));
      }
    }
  }

  private int bestFor(Side side, PlacementMarket market, Sides names) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given =
        certificates.given(
            it ->
                it.kind().equals(MisreportGains.KIND)
                    ? MisreportGains.parse(it, market)
                    : StablePlacement.parse(it, market));
    if (given.isPresent()) {
      return given.get() instanceof MisreportGains gains
          ? settle(gains, names, out)
          : settle((StablePlacement) given.get(), names, out);
    }
    StablePlacement answer =
        DeferredAcceptance.solve(market, side, Budget.unlimited()).placement().orElseThrow();
    if (misreports) {
      out.println("Claim      " + claim(answer, names));
      out.println("Checked    " + answer.verify());
      return settle(Misreports.under(market, side), names, out);
    }
    return settle(answer, names, out);
  }

  private int settle(StablePlacement placement, Sides names, PrintWriter out) throws IOException {
    names.tellIfTrue(placement, placement::homeOf, out);
    return certificates.settle(placement, claim(placement, names), out);
  }

  private static String claim(StablePlacement placement, Sides names) {
    return placement.claim(h -> names.homes().has(h) ? names.homes().at(h) : Integer.toString(h));
  }

  private int settle(MisreportGains who, Sides names, PrintWriter out) throws IOException {
    if (names.tellIfTrue(who, who::homeOf, out)) {
      tellGains(who, names, out);
    }
    return certificates.settle(who, out);
  }

  private static void tellGains(MisreportGains who, Sides names, PrintWriter out) {
    for (int a = 0; a < names.applicants().size(); a++) {
      String name = names.applicants().at(a);
      who.forApplicant(a)
          .ifPresent(h -> out.println("Could gain " + name + ", up to " + names.homes().at(h)));
    }
    for (int h = 0; h < names.homes().size(); h++) {
      String name = names.homes().at(h);
      who.forHome(h)
          .ifPresent(
              a -> out.println("Could gain " + name + ", up to " + names.applicants().at(a)));
    }
    if (who.undecided().length > 0) {
      out.println("Not decided for homes of several seats: " + who.undecided().length);
    }
  }

  private int bestBy(PlacementTask task, Sides names) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<LatticePlacement> given = certificates.given(it -> LatticePlacement.parse(it, task));
    LatticePlacement answer = given.orElseGet(() -> StableLattice.solve(task));
    names.tellIfTrue(answer, answer::homeOf, out);
    return certificates.settle(answer, answer.claim(names.homes()::at), out);
  }

  private PlacementTask task(PlacementMarket market, Names applicants, Names homes) {
    String word = goal == null ? "fewest-moves" : goal;
    return switch (word) {
      case "egalitarian" -> PlacementTask.egalitarian(market);
      case "least-regret" -> PlacementTask.leastRegret(market);
      case "fewest-moves" -> PlacementTask.fewestMoves(market, old(applicants, homes));
      default ->
          throw BadFileException.of(
              "--goal",
              "'" + word + "' is no goal. Maybe egalitarian, least-regret or fewest-moves?");
    };
  }

  private int[] old(Names applicants, Names homes) {
    Path from = before;
    if (from == null) {
      throw BadFileException.of(
          "--goal", "fewest-moves needs to know where everybody was. Maybe --before FILE?");
    }
    return BeforeFile.read(from, "'Ana: Kim'")
        .homes(applicants, homes, file, spec.commandLine().getOut());
  }

  private Side side() {
    return switch (best == null ? ResidentsFile.APPLICANTS : best) {
      case ResidentsFile.APPLICANTS -> Side.APPLICANTS;
      case ResidentsFile.HOMES -> Side.HOMES;
      default ->
          throw BadFileException.of(
              "--best-for", "'" + best + "' is no side. Maybe applicants or homes?");
    };
  }
}
