package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
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
import java.util.List;
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

/** Pairs buddies of one pool. */
@Command(
    name = "roommates",
    mixinStandardHelpOptions = true,
    description =
        "Pairs the people of one pool so that no two would rather have each other, or proves that "
            + "this cannot be done. A line of the file is 'Ana: Ben, {Chi, Dee}', the best first, ties in "
            + "braces.")
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
    Given given = Given.to(spec);
    given.steps(steps);
    given.refuse(
        "--steps", before == null, "cases are looked at with --before alone. Maybe leave it out?");
    given.refuse(
        "--seed",
        before == null && given.has("--check"),
        "the certificate says itself how ties were broken. Maybe leave it out?");
    List<PreferenceLines.Entry> entries =
        PreferenceLines.read(
            file, PreferenceLines.Form.plain("'Ana: Ben, {Chi, Dee}'", "residents"));
    entries.forEach(this::check);
    Names names = Names.of(file.toString(), entries);
    Pool pool = pool(PreferenceLines.indices(file.toString(), entries, names));
    PrintWriter out = spec.commandLine().getOut();
    given.note("--seed", !pool.hasTies(), ResidentsCommand.NO_LOT, out);
    Pool strict = seed == null ? pool.brokenAsListed() : pool.brokenBySeed(seed);
    if (before != null) {
      if (pool.hasTies()) {
        certificates.ifOther(ResidentsCommand.OTHER_TIES);
      }
      return moveFewest(
          PoolTask.fewestMoves(
              strict, BeforeFile.read(before, "'Ana: Ben'").partners(names, file, out)),
          names,
          out);
    }
    Optional<RoommatesPartition> read =
        certificates.given(it -> RoommatesPartition.parse(it, pool));
    if (read.isPresent()) {
      if (read.get().verify().holds()) {
        tell(read.get(), names, pool, out);
      }
      return certificates.settle(read.get(), out);
    }
    RoommatesPartition answer = Roommates.solve(strict).partition().orElseThrow();
    tell(answer, names, pool, out);
    return certificates.settle(answer, out);
  }

  private void check(PreferenceLines.Entry entry) {
    if (entry.capacity().isPresent()) {
      throw BadFileException.at(
          file.toString(), entry.line(), "each has one partner. Maybe leave the number out?");
    }
    if (entry.groups().stream().anyMatch(it -> it.contains(entry.name()))) {
      throw BadFileException.at(
          file.toString(),
          entry.line(),
          "'" + entry.name() + "' stands on the list of '" + entry.name() + "'. Maybe another?");
    }
  }

  private int moveFewest(PoolTask task, Names names, PrintWriter out) throws IOException {
    Optional<Certificate> given =
        certificates.given(
            it ->
                switch (it.kind()) {
                  case RoommatesPartition.KIND -> partition(it, task.pool());
                  case Stopped.KIND -> Stopped.parse(it, task::hash);
                  default -> RoommatesMoves.parse(it, task);
                });
    if (given.isPresent()) {
      boolean holds = given.get().verify().holds();
      if (given.get() instanceof RoommatesMoves moves && holds) {
        tellPairs(moves::partner, names, out);
      } else if (given.get() instanceof RoommatesPartition partition && holds) {
        tell(partition, names, task.pool(), out);
      }
      return certificates.settle(given.get(), out);
    }
    MovesAnswer answer =
        Progress.ofSteps(
            spec.commandLine().getErr(),
            Budget.unlimited().ofSteps(steps),
            it -> FewestMoves.solve(task, it));
    if (answer.isStable()) {
      tellPairs(a -> answer.partnerOf(a).orElse(-1), names, out);
    } else if (answer.certificate() instanceof RoommatesPartition partition) {
      tell(partition, names, task.pool(), out);
    }
    int settled = certificates.settle(answer.certificate(), out);
    if (answer.standing() == Standing.STOPPED) {
      out.println("Maybe more --steps?");
      return ComityProgram.ANSWER_IS_NO;
    }
    return settled;
  }

  /** That no pairing is stable, with the ties as they are broken here and not otherwise. */
  private static RoommatesPartition partition(CertificateText text, Pool strict) {
    RoommatesPartition partition = RoommatesPartition.parse(text, strict);
    if (!partition.pool().tieBreak().equals(strict.tieBreak())) {
      throw new BadCertificateException(
          "Ties were broken another way there. Maybe another --seed?");
    }
    if (partition.oddParties() == 0) {
      throw new BadCertificateException(
          "It says nothing of moves. Maybe without --before, or one that was made with it?");
    }
    return partition;
  }

  private Pool pool(int[][][] groups) {
    try {
      return Pool.withTies(groups);
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void tellPairs(IntUnaryOperator partnerOf, Names names, PrintWriter out) {
    for (int a = 0; a < names.size(); a++) {
      int b = partnerOf.applyAsInt(a);
      if (b < 0 || a < b) {
        out.println(names.at(a) + (b < 0 ? "  alone" : "  with  " + names.at(b)));
      }
    }
  }

  private static void tell(RoommatesPartition answer, Names names, Pool pool, PrintWriter out) {
    tellPairs(answer::partner, names, out);
    Names.tellOneSided(pool.dropped(), out);
    int[][] blocking = answer.blockingPairs();
    for (int i = 0; i < Math.min(SHOWN, blocking.length); i++) {
      out.println(
          names.at(blocking[i][0])
              + " and "
              + names.at(blocking[i][1])
              + " would rather have each other");
    }
    if (blocking.length > SHOWN) {
      out.println("(and " + Counted.of(blocking.length - SHOWN, "pair") + " more)");
    }
  }
}
