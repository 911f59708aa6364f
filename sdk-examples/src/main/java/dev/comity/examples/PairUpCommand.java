package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.pairing.BestPairs;
import dev.comity.matching.pairing.PairingAnswer;
import dev.comity.matching.proof.PairingPrices;
import dev.comity.matching.proof.TutteSet;
import dev.comity.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Pairs the people of one pool by weight. */
@Command(
    name = "pair-up",
    mixinStandardHelpOptions = true,
    description = {
      "Pairs the people of one pool for the best total weight. The file is a table (TSV or CSV) with",
      "the columns a, b and weight: a line for each pair that is possible."
    })
final class PairUpCommand implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("a", "b", "weight");

  @Parameters(paramLabel = "FILE", description = "the pairs that are possible")
  Path file = Path.of("");

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      converter = GoalWord.class,
      description = {
        "everybody-least, everybody-greatest; greatest, in which some may stay alone (default);",
        "most-least or most-greatest: the most pairs, then the total"
      })
  PairingGoal goal = PairingGoal.GREATEST;

  @Mixin CertificateOption certificates = new CertificateOption();

  @Spec CommandSpec spec = CommandSpec.create();

  /** Reads a goal as the user writes it. */
  static final class GoalWord implements ITypeConverter<PairingGoal> {
    @Override
    public PairingGoal convert(String word) {
      return switch (word) {
        case "everybody-least" -> PairingGoal.EVERYBODY_LEAST;
        case "everybody-greatest" -> PairingGoal.EVERYBODY_GREATEST;
        case "greatest" -> PairingGoal.GREATEST;
        case "most-least" -> PairingGoal.MOST_LEAST;
        case "most-greatest" -> PairingGoal.MOST_GREATEST;
        default ->
            throw new TypeConversionException(
                "'"
                    + word
                    + "' is no goal. Maybe everybody-least, everybody-greatest, greatest, most-least or most-greatest?");
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Integer> people = new LinkedHashMap<>();
    WeightedPairs pool = pool(people);
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(it -> parse(it, pool));
    List<String> names = List.copyOf(people.keySet());
    if (given.isPresent()) {
      if (given.get() instanceof PairingPrices prices && prices.verify().holds()) {
        tell(prices::partner, names, out);
      }
      return certificates.settle(given.get(), out);
    }
    PairingAnswer answer = BestPairs.solve(pool);
    if (answer.total().isPresent()) {
      tell(a -> answer.partnerOf(a).orElse(-1), names, out);
      out.println("Total      " + answer.total().getAsLong());
    }
    return certificates.settle(answer.certificate(), out);
  }

  private static void tell(IntUnaryOperator partnerOf, List<String> names, PrintWriter out) {
    for (int a = 0; a < names.size(); a++) {
      int b = partnerOf.applyAsInt(a);
      if (b < 0) {
        out.println(names.get(a) + "  alone");
      } else if (a < b) {
        out.println(names.get(a) + "  with  " + names.get(b));
      }
    }
  }

  private WeightedPairs pool(Map<String, Integer> people) {
    List<int[]> pairs = new ArrayList<>();
    try (TableFile table = TableFile.open(file)) {
      int[] at = COLUMNS.stream().mapToInt(table.columns()::indexOf).toArray();
      for (int k = 0; k < at.length; k++) {
        if (at[k] < 0) {
          throw BadFileException.at(
              file.toString(),
              1,
              "there is no column '" + COLUMNS.get(k) + "'. Maybe a header 'a,b,weight'?");
        }
      }
      for (Optional<TableFile.Row> row = table.next(); row.isPresent(); row = table.next()) {
        if (!row.get().isBlank()) {
          pairs.add(pair(row.get(), at, people));
        }
      }
    }
    try {
      return WeightedPairs.of(people.size(), goal, pairs.toArray(int[][]::new));
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(
          file.toString(), "counted from 0, in the order of the lines: " + e.getMessage(), e);
    }
  }

  private int[] pair(TableFile.Row row, int[] at, Map<String, Integer> people) {
    String[] words = new String[at.length];
    for (int k = 0; k < at.length; k++) {
      words[k] = at[k] < row.fields().size() ? row.fields().get(at[k]).strip() : "";
      if (words[k].isEmpty()) {
        throw BadFileException.at(
            file.toString(), row.line(), "there is no '" + COLUMNS.get(k) + "'.");
      }
    }
    try {
      return new int[] {
        people.computeIfAbsent(words[0], it -> people.size()),
        people.computeIfAbsent(words[1], it -> people.size()),
        Integer.parseInt(words[2])
      };
    } catch (NumberFormatException e) {
      throw BadFileException.at(
          file.toString(),
          row.line(),
          "'" + words[2] + "' is no whole number within ±" + WeightedPairs.GREATEST + ".");
    }
  }

  private static Certificate parse(CertificateText text, WeightedPairs pool) {
    return switch (text.kind()) {
      case PairingPrices.KIND -> PairingPrices.parse(text, pool);
      case TutteSet.KIND -> TutteSet.parse(text, pool);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '" + text.kind() + "' is not one of a pairing.");
    };
  }
}
