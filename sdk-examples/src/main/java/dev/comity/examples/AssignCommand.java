package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.instance.PairCosts;
import dev.comity.matching.proof.AssignmentLeastTotal;
import dev.comity.matching.proof.FlowImpossibility;
import dev.comity.matching.proof.HallViolator;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.quota.LossAnswer;
import dev.comity.matching.quota.QuotaPlacements;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Assigns rows to columns. */
@Command(
    name = "assign",
    mixinStandardHelpOptions = true,
    description =
        "Gives every row a column (or every column a row, where there are fewer), for the least total, "
            + "or shows a group for which this cannot be done. The file is 'n' or 'rows columns' and then all "
            + "costs of that matrix, where '-' forbids a pair; or row, column and cost of each allowed pair. "
            + "Orders in PrefLib form (the name ends in soc, soi, toc or toi) give each voter one alternative: most "
            + "voters placed, then the fewest at the worst rank, then the fewest at the next worst.")
final class AssignCommand implements Callable<Integer> {

  private static final int SHOWN = 10;
  private static final long MOST_LOSS = 1L << 62;

  @Parameters(paramLabel = "FILE", description = "the costs")
  Path file = Path.of("");

  @Option(
      names = "--greatest",
      description = "for the greatest total; the certificate is one of the negated costs")
  boolean greatest;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description =
          "move the fewest from the columns that rows had before, in lines such as '1: 2', row and "
              + "column; of costs only")
  @Nullable Path before;

  @Option(
      names = "--within",
      paramLabel = "LOSS",
      description =
          "by how much the total may be worse than the best, for fewer moves (default: 0)")
  long loss;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = "matrix or pairs, where the count of numbers would do for both; of costs only")
  CostFile.@Nullable Form form;

  @Option(names = "--curve", description = "also tell at which totals how few moves are needed")
  boolean curve;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "how long to look for few moves, or a fair choice, in looks at a pair (default: to the end)")
  long steps = Long.MAX_VALUE;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    refuse(Given.to(spec));
    return PrefLibFile.isOne(file) ? fairly() : byCost();
  }

  private int fairly() throws IOException {
    if (greatest) {
      throw BadFileException.of(
          file.toString(), "orders have no greatest total. Maybe leave out --greatest?");
    }
    FairAssignment fair = fair(PrefLibFile.read(file));
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(fair::parse);
    if (given.isPresent()) {
      if (given.get().verify().holds()) {
        fair.tell(given.get(), out);
      }
      return certificates.settle(given.get(), out);
    }
    Certificate answer =
        searched(budget -> QuotaPlacements.place(fair.problem(), budget).certificate());
    fair.tell(answer, out);
    int code = certificates.settle(answer, out);
    return answer.standing() == Standing.PROVED ? code : unfinished(out);
  }

  private FairAssignment fair(PrefLibFile orders) {
    try {
      return new FairAssignment(orders);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  private void refuse(Given given) {
    given.steps(steps);
    boolean orders = PrefLibFile.isOne(file);
    for (String option : List.of("--within", "--curve")) {
      given.refuse(
          option,
          before == null,
          "there are no moves where nothing was before. Maybe --before FILE?");
    }
    given.refuse(
        "--steps",
        before == null && !orders,
        "the least total is found to the end, and no moves are looked for. Maybe --before FILE?");
    given.refuse("--form", orders, "orders have one form. Maybe leave it out?");
    given.refuse(
        "--before",
        orders,
        "orders have no total to weigh moves against, only a file of costs has. Maybe leave it out?");
    boolean check = given.has("--check");
    given.refuse("--curve", check, "a check solves nothing. Maybe without --check?");
    given.refuse(
        "--within", check, "the certificate says itself within which total. Maybe leave it out?");
    given.refuse("--within", loss < 0, loss + " is better than the best total. Maybe 0?");
    given.refuse(
        "--within",
        loss > MOST_LOSS,
        loss + " is more than totals can differ by. Maybe " + MOST_LOSS + ", for any loss?");
  }

  private int byCost() throws IOException {
    CostFile.Read taken = CostFile.read(file, form);
    PairCosts read = taken.costs();
    PairCosts costs = greatest ? Costs.negated(read) : read;
    PrintWriter out = spec.commandLine().getOut();
    if (before != null) {
      Reassignment again = new Reassignment(file, costs, greatest, before, out);
      tell(taken, out);
      return again(again, costs, out);
    }
    Optional<Certificate> given = certificates.given(it -> parse(it, costs));
    tell(taken, out);
    if (given.isPresent()) {
      if (given.get() instanceof AssignmentLeastTotal least && least.verify().holds()) {
        tell(least::columnOf, read, out);
      }
      return certificates.settle(given.get(), claim(given.get(), costs), out);
    }
    AssignmentAnswer answer = Costs.solve(costs);
    tell(answer::columnOf, read, out);
    answer.total().ifPresent(total -> out.println("Total      " + (greatest ? -total : total)));
    return certificates.settle(answer.certificate(), claim(answer.certificate(), costs), out);
  }

  private int again(Reassignment again, PairCosts costs, PrintWriter out) throws IOException {
    Optional<Certificate> given = certificates.given(again::parse);
    if (given.isPresent()) {
      Certificate read = given.get();
      if (read.verify().holds()) {
        again.tell(read, out);
      }
      return certificates.settle(read, words(again, read, costs), out);
    }
    if (!curve && loss == 0) {
      return settle(again, searched(again::best), costs, out);
    }
    LossAnswer answer = searched(budget -> again.solve(curve, loss, budget));
    if (curve) {
      answer.curve().ifPresent(it -> again.tell(it, answer.ranOut(), out));
    }
    Certificate found =
        answer.curve().<Certificate>map(it -> it.within(loss)).orElse(answer.certificate());
    boolean isKnown = answer.curve().isPresent() || found.standing() == Standing.PROVED;
    if (answer.ranOut() && isKnown && !(curve && answer.curve().isPresent())) {
      out.println(
          "(The steps ran out: there may be fewer moves within the loss of "
              + loss
              + ". Maybe more --steps?)");
    }
    int code = settle(again, found, costs, out);
    if (loss > 0 && answer.ranOut() && !isKnown) {
      out.println("Of fewer moves for the loss of " + loss + " nothing is known yet.");
    }
    return code;
  }

  private <T> T searched(Function<Budget, T> search) {
    Budget budget = Budget.unlimited().ofSteps(steps);
    return Progress.ofSteps(spec.commandLine().getErr(), budget, search);
  }

  private int settle(Reassignment again, Certificate found, PairCosts costs, PrintWriter out)
      throws IOException {
    Certificate certificate = found;
    if (found instanceof FlowImpossibility) { // why, without the moves, is easier to read
      certificate = Costs.solve(costs).certificate();
    }
    again.tell(certificate, out);
    int code = certificates.settle(certificate, words(again, certificate, costs), out);
    boolean unfinished = certificate instanceof Stopped || again.isUnfinished(certificate);
    if (!unfinished) {
      return code;
    }
    return unfinished(out);
  }

  private static int unfinished(PrintWriter out) {
    out.println("The steps ran out before the best was known. Maybe more --steps?");
    return ComityProgram.ANSWER_IS_NO;
  }

  private String words(Reassignment again, Certificate certificate, PairCosts costs) {
    return certificate instanceof HallViolator
        ? claim(certificate, costs)
        : again.claim(certificate);
  }

  /** Counted from 1, as rows and columns are printed, and in the costs of the file. */
  private String claim(Certificate certificate, PairCosts costs) {
    if (certificate instanceof HallViolator few) {
      int[] members = few.members();
      String shorter = costs.rows() > costs.columns() ? "columns" : "rows";
      if (members.length == 1) {
        return String.format(
            Locale.ROOT,
            "Not all can be placed: one of the %s, number %d, has no allowed partner.",
            shorter,
            members[0] + 1L);
      }
      return Arrays.stream(members)
          .limit(SHOWN)
          .mapToObj(it -> Long.toString(it + 1L))
          .collect(
              Collectors.joining(
                  ", ",
                  "Not all can be placed: the " + members.length + " " + shorter + " ",
                  (members.length > SHOWN ? ", ..." : "")
                      + " have together fewer allowed partners than they are."));
    }
    if (greatest && certificate instanceof AssignmentLeastTotal least) {
      String none = "none comes to more" + (least.standing() == Standing.PROVED ? "" : than(least));
      return least.standing() == Standing.STOPPED
          ? "No assignment was found in time; " + none + "."
          : "This assignment places all of the shorter side at a total of "
              + BigInteger.valueOf(least.total()).negate()
              + ", and "
              + none
              + ".";
    }
    return certificate.claim();
  }

  private static String than(AssignmentLeastTotal least) {
    return " than " + BigInteger.valueOf(least.bound()).negate();
  }

  private static void tell(CostFile.Read taken, PrintWriter out) {
    out.println("Read       " + taken.words());
    if (!taken.doubt().isEmpty()) {
      out.println(taken.doubt());
    }
  }

  private static void tell(IntUnaryOperator columnOf, PairCosts read, PrintWriter out) {
    for (int row = 0; row < read.rows(); row++) {
      int column = columnOf.applyAsInt(row);
      if (column >= 0) {
        out.println(
            "row " + (row + 1) + "  column " + (column + 1) + "  " + read.cost(row, column));
      }
    }
  }

  private static Certificate parse(CertificateText text, PairCosts costs) {
    return switch (text.kind()) {
      case AssignmentLeastTotal.KIND -> AssignmentLeastTotal.parse(text, costs);
      case HallViolator.KIND -> HallViolator.parse(text, costs);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '"
                  + text.kind()
                  + "' is not one of an assignment. Maybe with --before?");
    };
  }
}
