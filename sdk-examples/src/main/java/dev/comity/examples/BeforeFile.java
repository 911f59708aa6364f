package dev.comity.examples;

import dev.comity.failure.BadFileException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Who had whom before, from lines such as {@code Ana: Kim}. */
final class BeforeFile {

  private static final int SHOWN = 20;

  private final String file;
  private final List<Line> lines = new ArrayList<>();

  private BeforeFile(String file) {
    this.file = file;
  }

  /** One had the other. */
  record Line(long number, String one, String other) {}

  /** Reads lines of the form of an example. */
  static BeforeFile read(Path path, String example) {
    BeforeFile before = new BeforeFile(path.toString());
    PreferenceLines.Form form = PreferenceLines.Form.plain(example, "leave it out");
    for (PreferenceLines.Entry entry : PreferenceLines.read(path, form)) {
      if (entry.capacity().isPresent()
          || entry.groups().size() != 1
          || entry.groups().get(0).size() != 1) {
        throw BadFileException.at(
            before.file,
            entry.line(),
            "a line names one and whom they had, and nothing else. Maybe " + example + "?");
      }
      before.lines.add(new Line(entry.line(), entry.name(), entry.groups().get(0).get(0)));
    }
    return before;
  }

  List<Line> lines() {
    return lines;
  }

  BadFileException fault(Line line, String reason) {
    return BadFileException.at(file, line.number(), reason);
  }

  /** The old home of each applicant: -1 for none, and a number behind all if it is no more. */
  int[] homes(Names applicants, Names homes, Path now, PrintWriter out) {
    int[] old = new int[applicants.size()];
    Arrays.fill(old, -1);
    Set<String> seen = new HashSet<>();
    Set<String> gone = new LinkedHashSet<>();
    Set<String> closed = new LinkedHashSet<>();
    for (Line line : lines) {
      if (!seen.add(line.one())) {
        throw fault(line, "'" + line.one() + "' had a home already. Maybe once?");
      }
      OptionalInt a = applicants.find(line.one());
      OptionalInt home = homes.find(line.other());
      if (a.isEmpty()) {
        gone.add(line.one());
        continue;
      }
      old[a.getAsInt()] = home.orElse(homes.size());
      if (home.isEmpty()) {
        closed.add(line.other());
      }
    }
    if (gone.size() == seen.size()) {
      throw foreign(now);
    }
    tell("of before, and gone since", gone, out);
    tell("homes of before that are no more, and had to be left", closed, out);
    return old;
  }

  /** The old partner of each person: -1 for none, and a number behind all if they are gone. */
  int[] partners(Names names, Path now, PrintWriter out) {
    int[] old = new int[names.size()];
    Arrays.fill(old, -1);
    Map<String, String> had = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.one().equals(line.other())) {
        throw fault(line, "nobody was paired with themselves. Maybe another name?");
      }
      enter(line.one(), line.other(), had, line);
      enter(line.other(), line.one(), had, line);
    }
    Set<String> gone = new LinkedHashSet<>();
    for (Map.Entry<String, String> pair : had.entrySet()) {
      OptionalInt one = names.find(pair.getKey());
      if (one.isPresent()) {
        old[one.getAsInt()] = names.find(pair.getValue()).orElse(old.length);
      } else {
        gone.add(pair.getKey());
      }
    }
    if (gone.size() == had.size()) {
      throw foreign(now);
    }
    tell("of before, and gone since", gone, out);
    return old;
  }

  private void enter(String one, String other, Map<String, String> had, Line line) {
    String known = had.putIfAbsent(one, other);
    if (known != null && !known.equals(other)) {
      throw fault(line, "'" + one + "' had somebody else already. Maybe once only?");
    }
  }

  /** Nobody of before is there now: that is no change of the data, but another file. */
  BadFileException foreign(Path now) {
    return BadFileException.of(
        file, "nobody of these is in " + now + " any more. Maybe the lines of another file?");
  }

  /** People may be gone, or be spelled another way: who reads the names can tell. */
  static void tell(String what, Collection<String> names, PrintWriter out) {
    if (!names.isEmpty()) {
      String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
      out.println(
          names.stream()
              .limit(SHOWN)
              .collect(Collectors.joining(", ", "(" + what + ": ", more + ")")));
    }
  }
}
