package dev.comity.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all scribes of one register have said, put together line by line. */
final class Testimony {

  static final String BEGUN = "begun";
  static final String DONE = "done";
  static final String FAILED = "failed";
  static final String HEARD = "heard";
  static final String DEAF = "deaf";

  private final Map<String, Deed> begun = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, String> failed = new HashMap<>();
  private final List<Long> heard = new ArrayList<>();

  synchronized void hear(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case BEGUN ->
          begun.put(
              words[1],
              new Deed(words[1], Deed.Kind.valueOf(words[2]), Boolean.parseBoolean(words[3])));
      case DONE -> done.add(words[1]);
      case FAILED -> failed.put(words[1], words[2]);
      case HEARD -> heard.add(Long.parseLong(words[1]));
      case DEAF -> {
        // said for people who look at the output
      }
      default -> throw new AssertionError("A scribe said: " + line);
    }
  }

  /** Everything that was begun, whatever became of it. */
  List<Deed> deeds() {
    return List.copyOf(begun.values());
  }

  /** What the scribe was told about a deed. */
  Verdict verdictOn(Deed deed) {
    if (done.contains(deed.mark())) {
      return Verdict.KEPT;
    }
    String fault = failed.get(deed.mark());
    return fault == null || fault.equals("CommitInDoubtException")
        ? Verdict.IN_DOUBT
        : Verdict.NOT_KEPT;
  }

  /** What there may be of a deed. */
  enum Verdict {
    KEPT,
    NOT_KEPT,
    /** All of it, or nothing. */
    IN_DOUBT
  }

  /** The positions that listeners were given, in the order in which they said so. */
  List<Long> heard() {
    return List.copyOf(heard);
  }
}
