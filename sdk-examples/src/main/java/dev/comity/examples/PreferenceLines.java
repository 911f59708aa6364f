package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.table.Utf8Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of preferences from lines such as {@code Kim (1-2): Ana, {Ben, Chi}, Dee}: a name,
 * maybe how many it takes, or needs and takes, and names, the best first, ties in braces. Empty
 * lines and lines that begin with # are passed over; a line such as {@code [homes]} begins a
 * section, whatever its capitals.
 */
final class PreferenceLines {

  /** Of a line of any file of matching, in bytes: the list of a home that millions apply to. */
  static final int LONGEST = 1 << 28;

  /** So many does a home take at most. */
  private static final int MOST = 999_999_999;

  private static final String PLAIN = "[^(){}\\[\\],:]+";
  private static final Pattern NAME = Pattern.compile(PLAIN);
  private static final Pattern HEAD =
      Pattern.compile("(" + PLAIN + "?)\\s*(?:\\(\\s*(?:(\\d+)\\s*-\\s*)?(\\d+)\\s*\\))?");
  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]*)](.*)");

  private PreferenceLines() {}

  /** One list, as it stands. */
  record Entry(
      long line,
      String section,
      String name,
      OptionalInt least,
      OptionalInt capacity,
      List<List<String>> groups) {

    Entry listing(List<List<String>> others) {
      return new Entry(line, section, name, least, capacity, others);
    }
  }

  /**
   * What a file should be.
   *
   * @param lists its lists, in words
   * @param example a line of it, in quotes
   * @param sections the sections that there are, in lower case
   * @param otherwise the way out where another section stands
   */
  record Form(String lists, String example, Set<String> sections, String otherwise) {

    /** Lines in no section. */
    static Form plain(String example, String otherwise) {
      return new Form("lines such as " + example, example, Set.of(), otherwise);
    }
  }

  /** All lists of a file; one without any is refused, with the form that it should have. */
  static List<Entry> read(Path file, Form form) {
    List<Entry> entries = new ArrayList<>();
    try (Utf8Lines lines = Utf8Lines.open(file, LONGEST)) {
      String section = "";
      for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
        String line = next.get().strip();
        if (!line.startsWith("#")) {
          ControlLetters.refuseButTabs(next.get(), "the line", lines::fault);
        }
        if (line.startsWith("[")) {
          section = section(lines, line, form);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          entries.add(entry(lines, section, line, form));
        }
      }
    }
    if (entries.isEmpty()) {
      throw BadFileException.of(
          file.toString(),
          "there is no list in it; expected are " + form.lists() + ". Maybe another file?");
    }
    return entries;
  }

  private static String section(Utf8Lines lines, String line, Form form) {
    Matcher heading = SECTION.matcher(line);
    if (!heading.matches()) {
      throw lines.fault("'" + line + "' begins a section that no bracket ends. Maybe ']'?");
    }
    String section = heading.group(1).strip().toLowerCase(Locale.ROOT);
    String rest = heading.group(2).strip();
    if (!form.sections().contains(section)) {
      throw lines.fault(
          "there is no section [" + heading.group(1) + "] here. Maybe " + form.otherwise() + "?");
    }
    if (!rest.isEmpty()) {
      throw lines.fault(
          "'" + rest + "' stands behind [" + section + "]. Maybe on a line of its own?");
    }
    return section;
  }

  private static Entry entry(Utf8Lines lines, String section, String line, Form form) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw lines.fault(
          "'" + line + "' has no colon behind the name. Maybe " + form.example() + "?");
    }
    Matcher head = HEAD.matcher(line.substring(0, colon).strip());
    if (!head.matches()) {
      throw lines.fault(
          "'"
              + line.substring(0, colon).strip()
              + "' is no name. Maybe as in "
              + form.example()
              + "?");
    }
    ControlLetters.refuse(head.group(1), "the name", lines::fault);
    return new Entry(
        lines.number(),
        section,
        head.group(1),
        count(head.group(2), lines),
        count(head.group(3), lines),
        groups(lines, line.substring(colon + 1).strip()));
  }

  private static OptionalInt count(@Nullable String word, Utf8Lines lines) {
    if (word == null) {
      return OptionalInt.empty();
    }
    long count = WholeNumber.parse(word).orElse(Long.MAX_VALUE);
    if (count > MOST) {
      throw lines.fault(word + " is above " + MOST + ". Maybe a digit too many?");
    }
    return OptionalInt.of((int) count);
  }

  private static List<List<String>> groups(Utf8Lines lines, String text) {
    List<List<String>> groups = new ArrayList<>();
    List<String> tied = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean inBraces = false;
    if (text.isEmpty()) {
      return groups;
    }
    for (String piece : text.split(",", -1)) {
      String word = piece.strip();
      if (word.startsWith("{")) {
        if (inBraces) {
          throw lines.fault("a brace '{' stands within braces. Maybe '}' is missing before it?");
        }
        inBraces = true;
        word = word.substring(1).strip();
      }
      boolean closes = word.endsWith("}");
      String name = closes ? word.substring(0, word.length() - 1).strip() : word;
      if (closes && !inBraces) {
        throw lines.fault(
            "'" + word + "' closes braces that were never opened. Maybe '{' is missing?");
      }
      if (!NAME.matcher(name).matches()) {
        throw lines.fault(
            "'" + piece.strip() + "' is no name in a list. Maybe a comma or bracket too many?");
      }
      ControlLetters.refuse(name, "a name", lines::fault);
      if (!seen.add(name)) {
        throw lines.fault("'" + name + "' stands twice in one list. Maybe keep the better place?");
      }
      tied.add(name);
      if (!inBraces || closes) {
        groups.add(List.copyOf(tied));
        tied.clear();
        inBraces = false;
      }
    }
    if (inBraces) {
      throw lines.fault("braces are opened and never closed. Maybe '}' is missing at the end?");
    }
    return groups;
  }

  /** The lists as indices into names; the fault of an unknown name says on which line it stands. */
  static int[][][] indices(String file, List<Entry> entries, Names names) {
    int[][][] lists = new int[entries.size()][][];
    for (int i = 0; i < lists.length; i++) {
      Entry entry = entries.get(i);
      lists[i] =
          entry.groups().stream()
              .map(group -> group.stream().mapToInt(it -> index(file, entry, it, names)).toArray())
              .toArray(int[][]::new);
    }
    return lists;
  }

  /** The number of a name that has a list of its own. */
  static int index(String file, Entry entry, String name, Names names) {
    return names
        .find(name)
        .orElseThrow(
            () ->
                BadFileException.at(
                    file,
                    entry.line(),
                    "'"
                        + name
                        + "' has no list of its own. Maybe another spelling, or add '"
                        + name
                        + ":' with an empty list?"));
  }
}
