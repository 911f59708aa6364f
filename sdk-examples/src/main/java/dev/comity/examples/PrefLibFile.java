package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.Counted;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads orders in the form that PrefLib has had since September 2022 (soc, soi, toc, toi): headers
 * {@code # KEY: VALUE}, then lines {@code count: 3,{1,2},4}, alternatives by number from 1, the
 * best first, ties in braces. The ending tells what no order may be: s forbids ties, c gaps.
 */
final class PrefLibFile {

  private static final Pattern ENDING = Pattern.compile(".*\\.(soc|soi|toc|toi)(\\.gz)?");
  private static final Pattern NAME = Pattern.compile("# ALTERNATIVE NAME (\\d{1,9}): (.*)");
  private static final Pattern NUMBER = Pattern.compile("# NUMBER (ALTERNATIVES|VOTERS)\\b(.*)");
  private static final Pattern VALUE = Pattern.compile("\\s*:\\s*(\\d{1,9})");
  private static final Pattern ORDER = Pattern.compile("(\\d{1,9})\\s*:\\s*(.*)");

  private static final String ALTERNATIVES = "ALTERNATIVES";
  private static final String VOTERS = "VOTERS";

  /** So many voters or alternatives at most. */
  private static final int MOST = 10_000_000;

  private final String ending;
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<List<int[]>> voters = new ArrayList<>();

  private PrefLibFile(String ending) {
    this.ending = ending;
  }

  static boolean isOne(Path file) {
    return ending(file).matches();
  }

  private static Matcher ending(Path file) {
    return ENDING.matcher(file.toString().toLowerCase(Locale.ROOT));
  }

  static PrefLibFile read(Path file) {
    Matcher ending = ending(file);
    PrefLibFile read = new PrefLibFile(ending.matches() ? ending.group(1) : "toi");
    try (Utf8Lines lines = Utf8Lines.open(file, PreferenceLines.LONGEST)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.take(line.get().strip(), lines);
      }
    }
    String missing = read.missingHeader();
    if (!missing.isEmpty()) {
      throw BadFileException.of(file.toString(), missing);
    }
    int voters = read.counts.getOrDefault(VOTERS, 0);
    if (voters != read.voters.size()) {
      throw BadFileException.of(
          file.toString(),
          "its header names "
              + Counted.of(voters, "voter")
              + ", and "
              + Counted.of(read.voters.size(), "order follows", "orders follow")
              + ". Maybe the file was cut off?");
    }
    return read;
  }

  private void take(String line, Utf8Lines lines) {
    Matcher name = NAME.matcher(line);
    Matcher number = NUMBER.matcher(line);
    if (name.matches()) {
      ControlLetters.refuseButTabs(name.group(2), "the name", lines::fault);
      names.put(Integer.valueOf(name.group(1)), name.group(2).strip());
    } else if (number.matches()) {
      count(number.group(1), number.group(2), line, lines);
    } else if (!line.isEmpty() && !line.startsWith("#")) {
      order(line, lines);
    }
  }

  private void count(String key, String text, String line, Utf8Lines lines) {
    Matcher value = VALUE.matcher(text);
    int number = value.matches() ? Integer.parseInt(value.group(1)) : 0;
    if (number < 1 || number > MOST) {
      throw lines.fault(
          String.format(
              Locale.ROOT,
              "'%s' names no number from 1 to %d. Maybe '# NUMBER %s: 3'?",
              shortened(line),
              MOST,
              key));
    }
    if (counts.putIfAbsent(key, number) != null) {
      throw lines.fault("'# NUMBER " + key + "' stands twice. Maybe leave one of both out?");
    }
  }

  /** Which of the headers that are needed is not there; nothing if all are. */
  private String missingHeader() {
    if (!counts.containsKey(ALTERNATIVES)) {
      return "no header '# NUMBER ALTERNATIVES: ...' stands before the orders. Maybe a file of"
          + " PrefLib from before September 2022? Fetch it again.";
    }
    return counts.containsKey(VOTERS)
        ? ""
        : "no header '# NUMBER VOTERS: ...' stands before the orders. Maybe it was lost? It names the"
            + " sum of their counts.";
  }

  private void order(String line, Utf8Lines lines) {
    String missing = missingHeader();
    if (!missing.isEmpty()) {
      throw lines.fault(missing);
    }
    ControlLetters.refuseButTabs(line, "the order", lines::fault);
    Matcher order = ORDER.matcher(line);
    if (!order.matches()) {
      throw lines.fault("'" + shortened(line) + "' is no order. Maybe '1: 3,{1,2},4'?");
    }
    List<int[]> groups = groups(order.group(2), lines);
    checkEnding(groups, lines);
    int most = counts.getOrDefault(VOTERS, 0) - voters.size();
    if (Integer.parseInt(order.group(1)) > most) {
      throw lines.fault(
          Counted.of(Long.parseLong(order.group(1)), "more voter", "more voters")
              + " than the "
              + most
              + " that are left. Maybe a digit too many?");
    }
    for (int k = Integer.parseInt(order.group(1)); k > 0; k--) {
      voters.add(groups);
    }
  }

  private void checkEnding(List<int[]> groups, Utf8Lines lines) {
    Optional<int[]> tie = groups.stream().filter(it -> it.length > 1).findFirst();
    int gap = gap(groups);
    boolean tied = ending.startsWith("s") && tie.isPresent();
    boolean open = ending.endsWith("c") && gap > 0;
    if (tied || open) {
      String fitting = (tied ? "to" : ending.substring(0, 2)) + (open ? "i" : ending.substring(2));
      throw lines.fault(
          (tied
                  ? String.format(
                      Locale.ROOT,
                      "alternatives %d and %d are tied",
                      tie.get()[0] + 1,
                      tie.get()[1] + 1)
                  : "alternative " + gap + " is missing")
              + ", but in a file that ends in ."
              + ending
              + (tied ? " no order has ties" : " every order is complete")
              + ". Maybe name it ."
              + fitting
              + "?");
    }
  }

  /** The first alternative, from 1, that an order passes over; 0 if there is none. */
  private int gap(List<int[]> groups) {
    BitSet listed = new BitSet();
    groups.forEach(group -> IntStream.of(group).forEach(listed::set));
    int first = listed.nextClearBit(0);
    return first < alternatives() ? first + 1 : 0;
  }

  private static String shortened(String line) {
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }

  private List<int[]> groups(String text, Utf8Lines lines) {
    boolean[] seen = new boolean[alternatives()];
    List<int[]> groups = new ArrayList<>();
    List<Integer> tied = new ArrayList<>();
    boolean inBraces = false;
    for (String piece : text.split(",", -1)) {
      String word = piece.strip();
      boolean opens = word.startsWith("{");
      boolean closes = word.endsWith("}");
      if (opens && inBraces || closes && !opens && !inBraces) {
        throw lines.fault("'" + shortened(word) + "' is no group. Maybe braces like '{1,2}'?");
      }
      inBraces |= opens;
      String digits = word.substring(opens ? 1 : 0, word.length() - (closes ? 1 : 0)).strip();
      if (digits.isEmpty() && opens && closes) {
        throw lines.fault("'" + word + "' is a group of none. Maybe leave it out?");
      }
      tied.add(alternative(digits, seen, lines));
      if (closes || !inBraces) {
        groups.add(tied.stream().mapToInt(it -> it).toArray());
        tied.clear();
        inBraces = false;
      }
    }
    if (inBraces) {
      throw lines.fault("braces are opened and never closed. Maybe '}' is missing at the end?");
    }
    return groups;
  }

  private int alternative(String digits, boolean[] seen, Utf8Lines lines) {
    long number =
        WholeNumber.parse(digits)
            .orElseThrow(
                () ->
                    lines.fault(
                        "'"
                            + shortened(digits)
                            + "' is no number of an alternative. Maybe from 1 on?"));
    if (number < 1 || number > seen.length) {
      throw lines.fault(
          "there is no alternative "
              + number
              + ", only 1 to "
              + seen.length
              + ". Maybe a longer header?");
    }
    int alternative = (int) number - 1;
    if (seen[alternative]) {
      throw lines.fault("alternative " + number + " stands twice in one order. Maybe only once?");
    }
    seen[alternative] = true;
    return alternative;
  }

  int alternatives() {
    return counts.getOrDefault(ALTERNATIVES, 0);
  }

  String name(int alternative) {
    return names.getOrDefault(alternative + 1, "alternative " + (alternative + 1));
  }

  /** The orders, one for each voter, as groups of alternatives from 0, the best first. */
  List<List<int[]>> voters() {
    return voters;
  }
}
