package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads orders in the form that PrefLib has had since September 2022 (soc, soi, toc, toi): headers
 * {@code # KEY: VALUE}, then lines {@code count: 3,{1,2},4}, alternatives by number from 1, the
 * best first, ties in braces.
 */
final class PrefLibFile {

  private static final Pattern ENDING = Pattern.compile(".*\\.(soc|soi|toc|toi)(\\.gz)?");
  private static final Pattern NAME = Pattern.compile("# ALTERNATIVE NAME (\\d{1,9}): (.*)");
  private static final Pattern NUMBER =
      Pattern.compile("# NUMBER (ALTERNATIVES|VOTERS): (\\d{1,9})");
  private static final Pattern ORDER = Pattern.compile("(\\d{1,9})\\s*:\\s*(.*)");

  private final Map<Integer, String> names = new HashMap<>();

  /** So many voters or alternatives at most. */
  private static final int MOST = 10_000_000;

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<List<int[]>> voters = new ArrayList<>();

  private PrefLibFile() {}

  static boolean isOne(Path file) {
    return ENDING.matcher(file.toString().toLowerCase(Locale.ROOT)).matches();
  }

  static PrefLibFile read(Path file) {
    PrefLibFile read = new PrefLibFile();
    try (Utf8Lines lines = Utf8Lines.open(file, PreferenceLines.LONGEST)) {
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        read.take(line.get().strip(), lines);
      }
    }
    Integer voters = read.counts.get("VOTERS");
    if (voters == null || voters != read.voters.size()) {
      throw BadFileException.of(
          file.toString(),
          "its header names "
              + (voters == null ? "no" : voters)
              + " voters, and "
              + read.voters.size()
              + " orders follow. Maybe the file was cut off?");
    }
    return read;
  }

  private void take(String line, Utf8Lines lines) {
    Matcher name = NAME.matcher(line);
    Matcher number = NUMBER.matcher(line);
    if (name.matches()) {
      names.put(Integer.valueOf(name.group(1)), name.group(2).strip());
    } else if (number.matches()) {
      Integer before = counts.put(number.group(1), Integer.valueOf(number.group(2)));
      if (before != null || counts.get(number.group(1)) > MOST) {
        throw lines.fault(
            "'" + shortened(line) + "' stands twice, or is above " + MOST + ". Maybe once?");
      }
    } else if (!line.isEmpty() && !line.startsWith("#")) {
      Matcher order = ORDER.matcher(line);
      if (!counts.containsKey("ALTERNATIVES")) {
        throw lines.fault(
            "no header '# NUMBER ALTERNATIVES' stands before the orders. Maybe a file of PrefLib from"
                + " before September 2022? Fetch it again.");
      }
      if (!order.matches()) {
        throw lines.fault("'" + shortened(line) + "' is no order. Maybe '1: 3,{1,2},4'?");
      }
      List<int[]> groups = groups(order.group(2), lines);
      int most = counts.getOrDefault("VOTERS", MOST) - voters.size();
      if (Integer.parseInt(order.group(1)) > most) {
        throw lines.fault(
            order.group(1)
                + " more voters than the "
                + most
                + " that are left. Maybe a digit too many?");
      }
      for (int k = Integer.parseInt(order.group(1)); k > 0; k--) {
        voters.add(groups);
      }
    }
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
        inBraces = false;
        continue; // nobody in a group of none
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
    int number;
    try {
      number = Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw lines.fault(
          "'" + shortened(digits) + "' is no number of an alternative. Maybe from 1 on?");
    }
    if (number < 1 || number > seen.length) {
      throw lines.fault(
          "there is no alternative "
              + number
              + ", only 1 to "
              + seen.length
              + ". Maybe a longer header?");
    }
    if (seen[number - 1]) {
      throw lines.fault("alternative " + number + " stands twice in one order. Maybe only once?");
    }
    seen[number - 1] = true;
    return number - 1;
  }

  int alternatives() {
    return counts.getOrDefault("ALTERNATIVES", 0);
  }

  String name(int alternative) {
    return names.getOrDefault(alternative + 1, "alternative " + (alternative + 1));
  }

  /** The orders, one for each voter, as groups of alternatives from 0, the best first. */
  List<List<int[]>> voters() {
    return voters;
  }
}
