package dev.comity.examples;

import dev.comity.storage.Verification;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies everything that is stored. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies every hash chain, every stored state and the gazetteer.")
final class VerifyCommand implements Callable<Integer> {

  @Option(
      names = "--expect",
      paramLabel = "FINGERPRINT",
      description = "the fingerprint that was noted down earlier; another one is a finding")
  @Nullable String expected;

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (DatabaseOption.Opened opened = database.openExisting()) {
      Verification it = opened.comity().verify();
      out.printf(Locale.ROOT, "Entries     %,d about %,d things%n", it.entries(), it.aggregates());
      out.println("Fingerprint " + it.fingerprint());
      it.findings().forEach(finding -> out.println("WRONG       " + finding));
      boolean asExpected = expected == null || expected.equals(it.fingerprint().text());
      if (!asExpected) {
        out.println("WRONG       the fingerprint is not the one that was expected");
      }
      boolean whole = it.holds() && asExpected;
      out.println(whole ? "Verified    nothing was changed." : "Not verified.");
      return whole ? ExitCode.OK : ComityProgram.ANSWER_IS_NO;
    }
  }
}
