package dev.comity.examples;

import dev.comity.backup.BackupContent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes everything that a database holds into a file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes all data of all tenants, and the gazetteer, into one file, while others go on working. "
            + "'restore' reads it into an empty database of any sort.")
final class BackupCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "such as register.comity; an older one is replaced")
  Path file = Path.of("");

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (DatabaseOption.Opened opened = database.openExisting();
        Progress progress = new Progress(spec.commandLine().getErr(), "lines")) {
      BackupContent content = opened.comity().backup().reporting(progress).writeTo(file);
      tell(content, spec.commandLine().getOut());
      spec.commandLine().getOut().println("Written    " + file);
      return ExitCode.OK;
    }
  }

  static void tell(BackupContent content, PrintWriter out) {
    content
        .gazetteer()
        .ifPresent(
            it ->
                out.printf(Locale.ROOT, "Gazetteer  %,d places of %s%n", it.places(), it.source()));
    content
        .tenants()
        .forEach(
            it ->
                out.printf(Locale.ROOT, "Tenant     %s, %,d entries%n", it.tenant(), it.entries()));
    content.tenants().forEach(it -> out.println("           " + it.fingerprint()));
  }
}
