package dev.comity.examples;

import dev.comity.Work;
import dev.comity.partnership.Partnership;
import dev.comity.party.City;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the minute book of a city's partnerships. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = "Reads the minutes of a city's partnerships, or of those of two cities.")
final class HistoryCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..2",
      paramLabel = "CITY",
      description = "one or two cities, such as 'Vallejo' or 'Vallejo, California'")
  List<String> words = new ArrayList<>();

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
    List<City> cities = new ArrayList<>();
    for (String word : words) {
      CityWords.Answer answer = CityWords.find(work, word);
      if (answer.city().isEmpty()) {
        spec.commandLine().getErr().println(answer.why());
        return ComityProgram.ANSWER_IS_NO;
      }
      cities.add(answer.city().get());
    }
    City first = cities.get(0);
    List<Partnership> found =
        work.partnerships().of(first.id()).stream()
            .filter(it -> cities.stream().skip(1).allMatch(other -> it.pair().has(other.id())))
            .toList();
    out.println(CityWords.label(first) + ": " + count(found.size()));
    for (Partnership it : found) {
      out.println();
      Sheet.partnerships(out, work, first.id(), List.of(it));
      Sheet.minutes(out, work.partnerships().minutes(it.id()));
    }
    return ExitCode.OK;
  }

  private static String count(int number) {
    return number == 1 ? "one partnership" : number + " partnerships";
  }
}
