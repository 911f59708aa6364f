package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Certificate;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.proof.RoommatesPartition;
import dev.comity.matching.roommates.Roommates;
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

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<PreferenceLines.Entry> entries = PreferenceLines.read(file);
    Names names = Names.of(file.toString(), entries);
    Pool pool = pool(PreferenceLines.indices(file.toString(), entries, names));
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(it -> RoommatesPartition.parse(it, pool));
    if (given.isPresent()) {
      return certificates.settle(given.get(), out);
    }
    Pool strict = seed == null ? pool.brokenAsListed() : pool.brokenBySeed(seed);
    RoommatesPartition answer = Roommates.solve(strict).certificate().orElseThrow();
    tell(answer, names, pool, out);
    return certificates.settle(answer, out);
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
