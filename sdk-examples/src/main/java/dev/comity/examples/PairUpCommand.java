package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Budget;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Standing;
import dev.comity.matching.instance.PairingGoal;
import dev.comity.matching.instance.WeightedPairs;
import dev.comity.matching.pairing.BestPairs;
import dev.comity.matching.pairing.PairingAnswer;
import dev.comity.matching.proof.PairingPrices;
import dev.comity.matching.proof.Stopped;
import dev.comity.matching.proof.TutteSet;
import dev.comity.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    description =
        "Pairs the people of one pool for the best total weight. The file is a table (TSV or CSV) with "
            + "the columns a, b and weight: a line for each pair that is possible.")
final class PairUpCommand implements Callable<Integer> {

  private static final long MOST_SECONDS = 1_000_000;
  private static final List<String> COLUMNS = List.of("a", "b", "weight");

  @Parameters(paramLabel = "FILE", description = "the pairs that are possible")
  Path file = Path.of("");

  @Option(
      names = "--goal",
      paramLabel = "GOAL",
      converter = GoalWord.class,
      description =
          "everybody-least, everybody-greatest; greatest, in which some may stay alone (default); "
              + "most-least or most-greatest: the most pairs, then the total")
  PairingGoal goal = PairingGoal.GREATEST;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long to search at most (else: until it is found)")
  @Nullable Long seconds;

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
    Budget budget = budget();
    Map<String, Integer> people = new LinkedHashMap<>();
    WeightedPairs pool = pool(people);
    PrintWriter out = spec.commandLine().getOut();
    Optional<Certificate> given = certificates.given(it -> parse(it, pool));
    List<String> names = List.copyOf(people.keySet());
    if (given.isPresent()) {
      if (given.get() instanceof PairingPrices prices && prices.verify().holds()) {
        tell(prices::partner, names, out);
      }
      return settle(given.get(), names, out);
    }
    PairingAnswer answer = BestPairs.solve(pool, budget);
    if (answer.total().isPresent()) {
      tell(a -> answer.partnerOf(a).orElse(-1), names, out);
      out.println("Total      " + answer.total().getAsLong());
    }
    int code = settle(answer.certificate(), names, out);
    if (answer.standing() == Standing.STOPPED) {
      out.println("The time ran out before anything was found. Maybe more --seconds?");
      return ComityProgram.ANSWER_IS_NO;
    }
    return code;
  }

  private Budget budget() {
    Long longest = seconds;
    Given given = Given.to(spec);
    given.refuse("--seconds", given.has("--check"), "a check solves nothing. Maybe leave it out?");
    if (longest == null) {
      return Budget.unlimited();
    }
    if (longest < 1 || longest > MOST_SECONDS) {
      throw BadFileException.of(
          "--seconds", longest + " is not within 1 to " + MOST_SECONDS + ". Maybe leave it out?");
    }
    return Budget.unlimited().ofTime(Duration.ofSeconds(longest));
  }

  private int settle(Certificate certificate, List<String> names, PrintWriter out)
      throws IOException {
    return certificates.settle(certificate, claim(certificate, names), out);
  }

  /** With names in place of numbers; one that was tampered with may have numbers of nobody. */
  private static String claim(Certificate certificate, List<String> names) {
    if (!(certificate instanceof TutteSet set)
        || set.few().length == 0
        || Arrays.stream(set.few()).anyMatch(it -> it < 0 || it >= names.size())) {
      return certificate.claim();
    }
    return Arrays.stream(set.few())
        .mapToObj(names::get)
        .collect(
            Collectors.joining(
                ", ",
                "Not everybody can be paired: without ",
                " more groups of an odd number are left than these are people."));
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
    Map<Long, Long> lines = new HashMap<>();
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
          pairs.add(pair(row.get(), at, people, lines));
        }
      }
    }
    if (pairs.isEmpty()) {
      throw BadFileException.of(
          file.toString(),
          "there is no pair in it; expected is a header 'a,b,weight', and a line for each pair."
              + " Maybe another file?");
    }
    try {
      return WeightedPairs.of(people.size(), goal, pairs.toArray(int[][]::new));
    } catch (IllegalArgumentException e) {
      throw BadFileException.of(file.toString(), String.valueOf(e.getMessage()), e);
    }
  }

  private int[] pair(
      TableFile.Row row, int[] at, Map<String, Integer> people, Map<Long, Long> lines) {
    String[] words = new String[at.length];
    for (int k = 0; k < at.length; k++) {
      String what = "'" + COLUMNS.get(k) + "'";
      String field = at[k] < row.fields().size() ? row.fields().get(at[k]) : "";
      ControlLetters.refuseButTabs(field, what, it -> fault(row, it));
      words[k] = field.strip();
      ControlLetters.refuse(words[k], what, it -> fault(row, it));
      if (words[k].isEmpty()) {
        throw fault(row, "there is no " + what + ". Maybe a field too few?");
      }
    }
    int a = people.computeIfAbsent(words[0], it -> people.size());
    int b = people.computeIfAbsent(words[1], it -> people.size());
    if (a == b) {
      throw fault(
          row,
          "'" + words[0] + "' and '" + words[1] + "' are one person. Maybe leave the line out?");
    }
    long key = ((long) Math.min(a, b) << Integer.SIZE) + Math.max(a, b);
    Long before = lines.putIfAbsent(key, row.line());
    if (before != null) {
      throw fault(
          row,
          String.format(
              Locale.ROOT,
              "'%s' and '%s' are a pair on line %d already. Maybe add the weights up?",
              words[0],
              words[1],
              before));
    }
    return new int[] {a, b, weight(words[2], row)};
  }

  private int weight(String word, TableFile.Row row) {
    long weight = WholeNumber.parse(word).orElse(Long.MAX_VALUE);
    if (weight >= -WeightedPairs.GREATEST && weight <= WeightedPairs.GREATEST) {
      return (int) weight;
    }
    throw fault(
        row,
        WholeNumber.isOne(word)
            ? String.format(
                Locale.ROOT,
                "'%s' is not within ±%d. Maybe in a larger unit?",
                word,
                WeightedPairs.GREATEST)
            : "'"
                + word
                + "' is no whole number. Maybe 5, in a smaller unit if need be, or leave the line out?");
  }

  private BadFileException fault(TableFile.Row row, String reason) {
    return BadFileException.at(file.toString(), row.line(), reason);
  }

  private static Certificate parse(CertificateText text, WeightedPairs pool) {
    return switch (text.kind()) {
      case PairingPrices.KIND -> PairingPrices.parse(text, pool);
      case TutteSet.KIND -> TutteSet.parse(text, pool);
      case Stopped.KIND -> Stopped.parse(text, pool::hash);
      default ->
          throw new BadCertificateException(
              "A certificate of kind '"
                  + text.kind()
                  + "' is not one of a pairing. Maybe another sub-command?");
    };
  }
}
