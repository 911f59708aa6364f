package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.assignment.AssignmentAnswer;
import dev.comity.matching.assignment.LeastTotal;
import dev.comity.matching.instance.CostMatrix;
import dev.comity.matching.proof.AssignmentLeastTotal;
import dev.comity.matching.proof.HallViolator;
import dev.comity.matching.quota.QuotaPlacements;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
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
    description = {
      "Gives every row a column (or every column a row, where there are fewer), for the least total,",
      "or shows a group for which this cannot be done. The file is 'n' and n times n costs, or 'rows",
      "columns' and so many costs, with white space between; '-' forbids a pair.",
      "Orders in PrefLib form (*.soc, *.soi, *.toc, *.toi) give each voter one alternative: most",
      "voters placed, then the fewest at the worst rank, then the fewest at the next worst."
    })
final class AssignCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @Parameters(paramLabel = "FILE", description = "the costs")
  Path file = Path.of("");

  @Option(
      names = "--greatest",
      description = "for the greatest total; the certificate is one of the negated costs")
  boolean greatest;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    return PrefLibFile.isOne(file) ? fairly() : byCost();
  }

  private int fairly() throws IOException {
    if (greatest) {
      throw BadFileException.of(
          file.toString(), "orders have no greatest total. Maybe leave out --greatest?");
    }
    FairAssignment fair = new FairAssignment(PrefLibFile.read(file));
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(fair::parse);
    if (given.isPresent()) {
      if (given.get().verify().holds()) {
        fair.tell(given.get(), out);
      }
      return certificates.settle(given.get(), out);
    }
    Certificate answer = QuotaPlacements.place(fair.problem());
    fair.tell(answer, out);
    return certificates.settle(answer, out);
  }

  private int byCost() throws IOException {
    CostMatrix read = CostFile.read(file);
    CostMatrix costs = greatest ? negated(read) : read;
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(it -> parse(it, costs));
    if (given.isPresent()) {
      if (given.get() instanceof AssignmentLeastTotal least && least.verify().holds()) {
        tell(least::columnOf, read, out);
      }
      return certificates.settle(given.get(), claim(given.get(), costs), out);
    }
    AssignmentAnswer answer = LeastTotal.solve(costs);
    tell(answer::columnOf, read, out);
    answer.total().ifPresent(total -> out.println("Total      " + (greatest ? -total : total)));
    return certificates.settle(answer.certificate(), claim(answer.certificate(), costs), out);
  }

  /** Counted from 1, as rows and columns are printed, and in the costs of the file. */
  private String claim(Certificate certificate, CostMatrix costs) {
    if (certificate instanceof HallViolator few) {
      int[] members = few.members();
      String shorter = costs.rows() > costs.columns() ? "columns" : "rows";
      if (members.length == 1) {
        return "Not all can be placed: one of the %s, number %d, has no allowed partner."
            .formatted(shorter, members[0] + 1L);
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

  private static void tell(IntUnaryOperator columnOf, CostMatrix read, PrintWriter out) {
    for (int row = 0; row < read.rows(); row++) {
      int column = columnOf.applyAsInt(row);
      if (column >= 0) {
        out.println(
            "row " + (row + 1) + "  column " + (column + 1) + "  " + read.cost(row, column));
      }
    }
  }

  private static CostMatrix negated(CostMatrix costs) {
    return CostMatrix.of(
        costs.rows(),
        costs.columns(),
        (row, column) ->
            costs.isAllowed(row, column) ? -costs.cost(row, column) : CostMatrix.FORBIDDEN);
  }

  private static Certificate parse(CertificateText text, CostMatrix costs) {
    return switch (text.kind()) {
      case AssignmentLeastTotal.KIND -> AssignmentLeastTotal.parse(text, costs);
      case HallViolator.KIND -> HallViolator.parse(text, costs);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '" + text.kind() + "' is not one of an assignment.");
    };
  }
}
