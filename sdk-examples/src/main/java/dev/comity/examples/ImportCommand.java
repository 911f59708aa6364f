package dev.comity.examples;

import dev.comity.Comity;
import dev.comity.Work;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.register.ImportOutcome;
import dev.comity.register.ImportReport;
import dev.comity.register.ReportLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes over a gazetteer and a list of pairs, in one unit of work. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Takes over a list of pairs (TSV or CSV with a header), resolved by a gazetteer. "
            + "What is clear is added; every other line says why not. Running it twice changes nothing.")
final class ImportCommand implements Callable<Integer> {

  @Option(
      names = "--gazetteer",
      paramLabel = "FILE",
      description =
          "table of places: TSV with a header, or a dump of GeoNames; plain or gzip. "
              + "Without it, the gazetteer of the last import is used.")
  @Nullable Path gazetteer;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      required = true,
      description = "list of pairs with at least a_name, a_country, b_name, b_country")
  Path pairs = Path.of("");

  @Option(names = "--dry-run", description = "report, but change nothing")
  boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write one row for each line of the list: CSV if it ends in .csv, else TSV")
  @Nullable Path report;

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  /** What one run answers; refused in a dry run so that nothing of it is kept. */
  private record Taken(Optional<Edition> edition, ImportReport report) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path file = report;
    if (file != null) {
      new ImportReport(List.of()).writeTo(file); // a report that cannot be written stops it all
    }
    try (DatabaseOption.Opened opened = database.open()) {
      Outcome<Taken> taken = run(opened.comity());
      return taken.fold(it -> tell(it, out), refused -> refuse(refused.reasons()));
    }
  }

  private Outcome<Taken> run(Comity comity) {
    try (Progress progress = new Progress(spec.commandLine().getErr(), "lines")) {
      return dryRun
          ? comity.tryOut(work -> take(work, progress))
          : comity.write(work -> take(work, progress));
    }
  }

  private Outcome<Taken> take(Work work, Progress progress) {
    Path file = gazetteer;
    if (file != null) {
      Outcome<Edition> edition = work.gazetteer().importFrom(GazetteerFile.at(file));
      if (!edition.isDone()) {
        return Outcome.refused(edition.reasons());
      }
    }
    return work.register()
        .importPairs(pairs, progress)
        .map(it -> new Taken(work.gazetteer().edition(), it));
  }

  private int tell(Taken taken, PrintWriter out) {
    ImportReport it = taken.report();
    taken
        .edition()
        .ifPresent(
            edition ->
                out.printf(
                    Locale.ROOT,
                    "Gazetteer  %,d places of %s%n",
                    edition.places(),
                    edition.source()));
    out.printf(
        Locale.ROOT, "Lines      %,d of %s%s%n", it.lines().size(), pairs.getFileName(), dry());
    it.counts()
        .forEach(
            (outcome, count) ->
                out.printf(Locale.ROOT, "  %-15s%,8d%n", outcome.toString(), count));
    Path file = report;
    if (file != null) {
      it.writeTo(file);
      out.println("Report     " + file);
    }
    List<ReportLine> unreadable = it.lines(ImportOutcome.UNREADABLE);
    if (unreadable.isEmpty()) {
      return ExitCode.OK;
    }
    ReportLine first = unreadable.get(0);
    spec.commandLine()
        .getErr()
        .println(
            pairs
                + ", line "
                + first.line()
                + ": "
                + first.reason()
                + (unreadable.size() > 1 ? " (and " + (unreadable.size() - 1) + " more)" : ""));
    return ExitCode.USAGE;
  }

  private String dry() {
    return dryRun ? " (dry run: nothing was changed)" : "";
  }

  private int refuse(List<Refusal> reasons) {
    reasons.forEach(reason -> spec.commandLine().getErr().println(reason.message()));
    return ComityProgram.ANSWER_IS_NO;
  }
}
