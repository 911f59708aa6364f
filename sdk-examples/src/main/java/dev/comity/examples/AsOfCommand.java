package dev.comity.examples;

import dev.comity.Work;
import dev.comity.journal.AsOf;
import dev.comity.partnership.Partnership;
import dev.comity.party.City;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the register what was true, and what was known. */
@Command(
    name = "as-of",
    mixinStandardHelpOptions = true,
    description = "Tells what partnerships a city had on a day, as far as it was known.")
final class AsOfCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "DATE", description = "the day, such as 2002-03-01")
  LocalDate date = LocalDate.EPOCH;

  @Parameters(index = "1", paramLabel = "CITY", description = "the city, such as 'Vallejo'")
  String words = "";

  @Option(
      names = "--known",
      paramLabel = "INSTANT",
      description = "only what was entered by then, such as 2026-11-24T12:00:00Z")
  @Nullable Instant known;

  @Mixin DatabaseOption database = new DatabaseOption();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (DatabaseOption.Opened opened = database.openExisting()) {
      return opened.comity().read(this::tell);
    }
  }

  private int tell(Work work) {
    PrintWriter out = spec.commandLine().getOut();
    CityWords.Answer answer = CityWords.find(work, words);
    if (answer.city().isEmpty()) {
      spec.commandLine().getErr().println(answer.why());
      return ComityProgram.ANSWER_IS_NO;
    }
    City city = answer.city().get();
    Instant instant = known;
    AsOf asOf = instant == null ? AsOf.on(date) : AsOf.on(date, instant);
    List<Partnership> then = work.partnerships().of(city.id(), asOf);
    out.println(CityWords.label(city) + " on " + date + knownWords(instant) + ":");
    Sheet.partnerships(out, work, city.id(), then);
    if (then.isEmpty()) {
      out.println("   no partnership");
    }
    long undated = work.partnerships().of(city.id()).size() - (long) then.size();
    if (undated > 0) {
      out.println(
          "   (" + undated + " more are on record, which began later or nobody knows when)");
    }
    return ExitCode.OK;
  }

  private static String knownWords(@Nullable Instant instant) {
    return instant == null ? "" : ", as known at " + instant;
  }
}
