package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.PoolTask;
import dev.comity.matching.proof.RoommatesMoves;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.roommates.FewestMoves;
import dev.comity.matching.roommates.MovesAnswer;
import dev.comity.matching.roommates.Roommates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
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

/** Pairs buddies of one pool. */
@Command(
    name = "roommates",
    mixinStandardHelpOptions = true,
    description = {
      "Pairs the people of one pool so that no two would rather have each other, or proves that",
      "this cannot be done. A line of the file is 'Ana: Ben, {Chi, Dee}', the best first, ties in",
      "braces."
    })
final class RoommatesCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Parameters(paramLabel = "FILE", description = "the lists of all people")
  Path file = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "break ties by lot from this seed (else: who is listed first comes first)")
  @Nullable Long seed;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = "move the fewest from these pairs, in lines such as 'Ana: Ben'")
  @Nullable Path before;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "how many cases to look at with --before (default: ${DEFAULT-VALUE})")
  long steps = 1_000;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<PreferenceLines.Entry> entries = PreferenceLines.read(file);
    entries.forEach(this::check);
    Names names = Names.of(file.toString(), entries);
    Pool pool = pool(PreferenceLines.indices(file.toString(), entries, names));
    PrintWriter out = spec.commandLine().getOut();
    Pool strict = seed == null ? pool.brokenAsListed() : pool.brokenBySeed(seed);
    if (before != null) {
      return moveFewest(PoolTask.fewestMoves(strict, old(before, names)), names, out);
    }
    Optional<RoommatesPartition> given =
        certificates.given(it -> RoommatesPartition.parse(it, pool));
    if (given.isPresent()) {
      if (given.get().verify().holds()) {
        tell(given.get(), names, pool, out);
      }
      return certificates.settle(given.get(), out);
    }
    RoommatesPartition answer = Roommates.solve(strict).partition().orElseThrow();
    tell(answer, names, pool, out);
    return certificates.settle(answer, out);
  }

  private void check(PreferenceLines.Entry entry) {
    if (!entry.section().isEmpty()) {
      throw BadFileException.at(
          file.toString(),
          entry.line(),
          "a pool has no sections, and this stands in [" + entry.section() + "]. Maybe residents?");
    }
    if (entry.capacity().isPresent()) {
      throw BadFileException.at(
          file.toString(), entry.line(), "each has one partner. Maybe leave the number out?");
    }
  }

  private int moveFewest(PoolTask task, Names names, PrintWriter out) throws IOException {
    Optional<Certificate> given =
        certificates.given(
            it ->
                switch (it.kind()) {
                  case RoommatesPartition.KIND -> RoommatesPartition.parse(it, task.pool());
                  case Stopped.KIND -> Stopped.parse(it, task::hash);
                  default -> RoommatesMoves.parse(it, task);
                });
    if (given.isPresent()) {
      return certificates.settle(given.get(), out);
    }
    MovesAnswer answer = FewestMoves.solve(task, Budget.unlimited().ofSteps(Math.max(1, steps)));
    for (int a = 0; a < names.size() && answer.isStable(); a++) {
      int b = answer.partnerOf(a).orElse(-1);
      if (b < 0 || a < b) {
        out.println(names.at(a) + (b < 0 ? "  alone" : "  with  " + names.at(b)));
      }
    }
    int settled = certificates.settle(answer.certificate(), out);
    if (answer.standing() == Standing.STOPPED) {
      out.println("Maybe more --steps?");
      return ComityProgram.ANSWER_IS_NO;
    }
    return settled;
  }

  /** Who is no more has a number behind all. */
  private static int[] old(Path from, Names names) {
    int[] old = new int[names.size()];
    Arrays.fill(old, -1);
    for (PreferenceLines.Entry entry : PreferenceLines.read(from)) {
      if (entry.groups().size() != 1 || entry.groups().get(0).size() != 1) {
        throw BadFileException.at(
            from.toString(), entry.line(), "each had one partner. Maybe 'Ana: Ben'?");
      }
      int one = names.find(entry.name()).orElse(old.length);
      int other = names.find(entry.groups().get(0).get(0)).orElse(old.length);
      if (one == other && one < old.length) {
        throw BadFileException.at(
            from.toString(),
            entry.line(),
            "nobody was paired with themselves. Maybe another name?");
      }
      for (int[] pair : new int[][] {{one, other}, {other, one}}) {
        if (pair[0] < old.length && old[pair[0]] >= 0 && old[pair[0]] != pair[1]) {
          throw BadFileException.at(
              from.toString(),
              entry.line(),
              "'" + names.at(pair[0]) + "' had somebody else already. Maybe once only?");
        }
        if (pair[0] < old.length) {
          old[pair[0]] = pair[1];
        }
      }
    }
    return old;
  }

  private Pool pool(int[][][] groups) {
    try {
      return Pool.withTies(groups);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(
          file.toString(), "counted from 0, in the order of the lines: " + e.getMessage(), e);
    }
  }

  private static void tell(RoommatesPartition answer, Names names, Pool pool, PrintWriter out) {
    for (int a = 0; a < pool.size(); a++) {
      int b = answer.partner(a);
      if (b < 0) {
        out.println(names.at(a) + "  alone");
      } else if (a < b) {
        out.println(names.at(a) + "  with  " + names.at(b));
      }
    }
    if (pool.dropped() > 0) {
      out.println("(" + pool.dropped() + " names are not listed back and were passed over)");
    }
    int[][] blocking = answer.blockingPairs();
    for (int i = 0; i < Math.min(SHOWN, blocking.length); i++) {
      out.println(
          names.at(blocking[i][0])
              + " and "
              + names.at(blocking[i][1])
              + " would rather have each other");
    }
    if (blocking.length > SHOWN) {
      out.println("(and " + (blocking.length - SHOWN) + " pairs more)");
    }
  }
}
