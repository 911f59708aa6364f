package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.PairCosts;
import dev.comity.matching.instance.QuotaDraft;
import dev.comity.matching.instance.QuotaGoal;
import dev.comity.matching.instance.QuotaProblem;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.proof.FlowPlacement;
import dev.comity.matching.proof.FlowWithinLoss;
import dev.comity.matching.proof.HallViolator;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.quota.LossAnswer;
import dev.comity.matching.quota.LossCurve;
import dev.comity.matching.quota.QuotaPlacements;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows that had columns before, by costs of now: few moves, at a total near the best. */
final class Reassignment {

  private static final String MORE_STEPS =
      "(The steps ran out: there may be points between those found, and a better last one. Maybe more"
          + " --steps?)";

  private static final String TOO_DEAR =
      "(Costs and moves are too large to be weighed against each other everywhere: there may be points"
          + " between those found. Maybe a coarser unit?)";

  private final Path file;
  private final PairCosts costs;

  /** 1, or -1 where the costs are negated for the greatest total. */
  private final int sign;

  private final QuotaRevision revision;

  Reassignment(Path file, PairCosts costs, boolean negated, Path before, PrintWriter out) {
    this.file = file;
    this.costs = costs;
    sign = negated ? -1 : 1;
    revision = revision(problem(), before, out);
  }

  /** The best total, and then the fewest moves. */
  Certificate best(Budget budget) {
    return QuotaPlacements.place(revision, budget).certificate();
  }

  /** Whether it was not found out that the total is the best and the moves are the fewest. */
  boolean isUnfinished(Certificate certificate) {
    return certificate instanceof FlowPlacement found && found.standing() != Standing.PROVED;
  }

  /** All of the curve of totals against moves, or as much as one loss needs. */
  LossAnswer solve(boolean all, long loss, Budget budget) {
    try {
      return all ? LossCurve.of(revision, budget) : LossCurve.near(revision, loss, budget);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(
          file.toString(),
          "with rows as persons and columns as places, counted from 0: " + e.getMessage(),
          e);
    }
  }

  /** Every row gets a column; if there are more rows, every column a row. */
  private QuotaProblem problem() {
    int rows = costs.rows();
    int columns = costs.columns();
    boolean tall = rows > columns;
    QuotaDraft draft =
        QuotaProblem.of(
            rows, columns, tall ? QuotaGoal.LEAST_TOTAL : QuotaGoal.EVERYONE_AT_LEAST_TOTAL);
    for (int column = 0; column < columns && tall; column++) {
      draft.place(column, 1, 1);
    }
    Costs.forEach(costs, draft::pair);
    return draft.build();
  }

  private QuotaRevision revision(QuotaProblem problem, Path before, PrintWriter out) {
    List<int[]> old = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Set<String> taken = new LinkedHashSet<>();
    Set<String> gone = new LinkedHashSet<>();
    Set<String> closed = new LinkedHashSet<>();
    BeforeFile read = BeforeFile.read(before, "'1: 2', row and column");
    for (BeforeFile.Line line : read.lines()) {
      int row = number(line.one(), read, line) - 1;
      int column = number(line.other(), read, line) - 1;
      if (!seen.add(line.one())) {
        throw read.fault(line, "row " + line.one() + " had a column already. Maybe once?");
      }
      if (row >= costs.rows()) {
        gone.add(line.one());
      } else if (column >= costs.columns()) {
        closed.add(line.other());
        old.add(new int[] {row, -1});
      } else if (!taken.add(line.other())) {
        throw read.fault(line, "column " + line.other() + " had a row already. Maybe once?");
      } else {
        old.add(new int[] {row, column});
      }
    }
    if (old.isEmpty()) {
      throw read.foreign(file);
    }
    BeforeFile.tell("rows of before, and gone since", gone, out);
    BeforeFile.tell("columns of before that are no more, and had to be left", closed, out);
    return new QuotaRevision(
        problem,
        old.stream().mapToInt(it -> it[0]).toArray(),
        old.stream().mapToInt(it -> it[1]).toArray());
  }

  private static int number(String word, BeforeFile read, BeforeFile.Line line) {
    if (!word.matches("[1-9]\\d{0,8}")) {
      throw read.fault(
          line, "'" + word + "' is no row or column, which are numbers from 1 on. Maybe '1: 2'?");
    }
    return Integer.parseInt(word);
  }

  Certificate parse(CertificateText text) {
    return switch (text.kind()) {
      case FlowWithinLoss.KIND -> FlowWithinLoss.parse(text, revision);
      case FlowPlacement.KIND -> FlowPlacement.parse(text, revision);
      case HallViolator.KIND -> HallViolator.parse(text, costs);
      case Stopped.KIND -> Stopped.parse(text, revision::hash);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '"
                  + text.kind()
                  + "' is not one of an assignment that was"
                  + " there before. Maybe without --before?");
    };
  }

  void tell(LossCurve curve, boolean ranOut, PrintWriter out) {
    for (int point = 0; point < curve.size(); point++) {
      out.println(
          "Curve      a total of "
              + sign * curve.total(point)
              + " with "
              + Counted.of(curve.moves(point), "move")
              + checked(curve.within(curve.total(point) - curve.total(0))));
    }
    if (ranOut) {
      out.println(MORE_STEPS);
    } else if (!curve.isComplete()) {
      out.println(TOO_DEAR);
    }
  }

  private static String checked(FlowWithinLoss point) {
    Verdict verdict = point.verify();
    if (!verdict.holds()) {
      return ", which the check does not confirm: " + verdict;
    }
    return point.standing() == Standing.PROVED
        ? ", checked"
        : ", at best " + point.bound() + ", checked";
  }

  /** In the costs of the file, and in the words of rows and columns. */
  String claim(Certificate certificate) {
    String than = sign > 0 ? "less" : "more";
    if (certificate instanceof FlowWithinLoss found) {
      String limit =
          (sign > 0 ? "at most " : "at least ") + sign * found.toText().number("greatest-total");
      return String.format(
          Locale.ROOT,
          "This assignment has a total of %d, where %s is allowed, and %s besides %d forced; none with a total of %s has fewer than %s.",
          sign * found.total(),
          limit,
          Counted.of(found.moves(), "move"),
          revision.forcedMoves(),
          limit,
          Counted.of(found.bound(), "move"));
    }
    if (!certificate.verify().holds()) { // its figures may be none at all
      return certificate.claim();
    }
    if (certificate instanceof FlowPlacement found && found.standing() == Standing.PROVED) {
      return String.format(
          Locale.ROOT,
          "This assignment has a total of %d, and none comes to %s; of those, none has fewer than its %s besides %d forced.",
          sign * found.figure(0),
          than,
          Counted.of(revision.keepable() + found.figure(1), "move"),
          revision.forcedMoves());
    }
    if (certificate instanceof FlowPlacement found) {
      long bound = found.toText().number("bound");
      return found.toText().table("prices").length < 2
          ? String.format(
              Locale.ROOT,
              "This assignment has a total of %d, and none comes to %s than %d; whether it is the best was not found out in time.",
              sign * found.figure(0),
              than,
              sign * bound)
          : String.format(
              Locale.ROOT,
              "This assignment has a total of %d, and none comes to %s; of those, none has fewer than %s besides %d forced, where this has %d.",
              sign * found.figure(0),
              than,
              Counted.of(revision.keepable() + bound, "move"),
              revision.forcedMoves(),
              revision.keepable() + found.figure(1));
    }
    return certificate.claim();
  }

  /** The columns of the rows, where a certificate has a placement. */
  void tell(Certificate certificate, PrintWriter out) {
    int[] pairs = new int[0];
    if (certificate instanceof FlowWithinLoss found) {
      pairs = new int[found.size()];
      Arrays.setAll(pairs, found::pair);
    } else if (certificate instanceof FlowPlacement found) {
      pairs = new int[found.size()];
      Arrays.setAll(pairs, found::pair);
    }
    QuotaProblem problem = revision.problem();
    for (int pair : pairs) {
      String moved = revision.wasBefore(pair) ? "  as before" : "";
      out.println(
          "row "
              + (problem.person(pair) + 1)
              + "  column "
              + (problem.place(pair) + 1)
              + "  "
              + sign * problem.cost(pair)
              + moved);
    }
  }
}
