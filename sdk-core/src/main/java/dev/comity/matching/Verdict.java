package dev.comity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a certificate found.
 *
 * @param objections what is wrong, in the order in which it was found, each in plain words that
 *     name the indices and figures; empty if the claim holds
 * @param more how many further objections there were beyond the first {@value #SHOWN}
 */
public record Verdict(List<String> objections, long more) {

  /** So many objections are spelled out. */
  public static final int SHOWN = 20;

  /** Copies the objections. */
  public Verdict {
    objections = List.copyOf(objections);
    if (more < 0) {
      throw new IllegalArgumentException(more + " further objections. Maybe 0?");
    }
  }

  /**
   * Whether the claim holds.
   *
   * @return whether there is no objection
   */
  public boolean holds() {
    return objections.isEmpty() && more == 0;
  }

  @Override
  public String toString() {
    if (holds()) {
      return "holds";
    }
    String further = more == 0 ? "" : "\n(" + more + " more)";
    return "does not hold:\n" + String.join("\n", objections) + further;
  }

  /** Gathers objections while a check goes on; for one thread. */
  public static final class Findings {

    private final List<String> shown = new ArrayList<>();
    private long more;

    /** Nothing found yet. */
    public Findings() {}

    /**
     * Enters an objection.
     *
     * @param form the sentence, as for {@link String#format}, without locale
     * @param words what it names
     */
    public void object(String form, Object... words) {
      if (shown.size() < SHOWN) {
        shown.add(String.format(java.util.Locale.ROOT, form, words));
      } else {
        more++;
      }
    }

    /**
     * Objects if a certificate names another instance.
     *
     * @param named what a document names; none if the certificate comes from a solver
     * @param known the instance at hand; asked for only if a document names one
     */
    public void compare(@Nullable InstanceHash named, Supplier<InstanceHash> known) {
      if (named != null && !named.equals(known.get())) {
        object("It is about the instance %s, and this one is %s.", named, known.get());
      }
    }

    /**
     * Whether nothing was found so far.
     *
     * @return whether there is no objection
     */
    public boolean none() {
      return shown.isEmpty();
    }

    /**
     * What was found.
     *
     * @return the verdict
     */
    public Verdict verdict() {
      return new Verdict(shown, more);
    }
  }
}
