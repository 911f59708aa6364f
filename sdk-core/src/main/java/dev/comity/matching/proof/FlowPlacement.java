package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaTask;

/**
 * A placement under quotas and the proof that it is the best. For each figure of the task there is
 * a vector of integer potentials (prices) over the nodes: the hub, the people, the boxes. Compared
 * one level after the other they show that no placement is better: on each level the prices give a
 * bound that holds for every placement which is best on the levels before, and the placement meets
 * it. This is the same as reduced cost vectors that are lexicographically at least 0 on every
 * residual arc. If the standing is {@link Standing#BEST_FOUND}, the last vector gives but a bound;
 * it may also be what comes of adding up what each person, looked at alone, can have at best.
 *
 * <p>Check: O(arcs · levels + depth of the boxes · pairs). Kind {@value #KIND}, with {@code pairs}
 * (indices of the chosen pairs, ascending), {@code figures} (one for each level), {@code bound} (on
 * the figure of the last level with prices) and {@code prices} (one row for each such level).
 *
 * <p>Source: R. K. Ahuja, T. L. Magnanti, J. B. Orlin, <em>Network Flows</em>, Prentice Hall 1993,
 * section 9.3, for one level.
 */
public final class FlowPlacement implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "quota.placement";

  private final QuotaTask task;
  private final InstanceHash named;
  private final Standing standing;
  private final int[] pairs;
  private final long[] figures;
  private final long bound;
  private final long[][] prices;

  private FlowPlacement(
      QuotaTask task,
      InstanceHash named,
      Standing standing,
      int[] pairs,
      long[] figures,
      long bound,
      long[][] prices) {
    this.task = task;
    this.named = named;
    this.standing = standing;
    this.pairs = pairs;
    this.figures = figures;
    this.bound = bound;
    this.prices = prices;
  }

  /**
   * Claims a placement.
   *
   * @param task what was to be done
   * @param standing proved or best found
   * @param pairs the chosen pairs, ascending
   * @param figures the figure of each level
   * @param bound the least that the figure of the last level with prices can be
   * @param prices for each level the potential of each node
   * @return the claim, unchecked
   */
  public static FlowPlacement of(
      QuotaTask task, Standing standing, int[] pairs, long[] figures, long bound, long[][] prices) {
    long[][] copy = new long[prices.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = prices[i].clone();
    }
    return new FlowPlacement(
        task, task.hash(), standing, pairs.clone(), figures.clone(), bound, copy);
  }

  /**
   * Reads a claim.
   *
   * @param text the document
   * @param task what it is said to be about
   * @return the claim, unchecked
   * @throws BadCertificateException if the document is of another kind or form
   */
  public static FlowPlacement parse(CertificateText text, QuotaTask task) {
    text.ofKind(KIND);
    text.only("pairs", "figures", "bound", "prices");
    return new FlowPlacement(
        task,
        text.instance(),
        text.standing(),
        text.ints("pairs"),
        text.longs("figures"),
        text.number("bound"),
        text.table("prices"));
  }

  /**
   * How many pairs are chosen.
   *
   * @return at least 0
   */
  public int size() {
    return pairs.length;
  }

  /**
   * A chosen pair.
   *
   * @param index from 0 to {@code size() - 1}
   * @return the index of the pair in the problem
   */
  public int pair(int index) {
    return pairs[index];
  }

  /**
   * A figure of the placement.
   *
   * @param level from 0, as in the task
   * @return the sum over the chosen pairs
   */
  public long figure(int level) {
    return figures[level];
  }

  /**
   * The least that the figure of the last level with prices can be, if the levels before are best.
   *
   * @return the bound; the figure itself if it is proved
   */
  public long bound() {
    return bound;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    StringBuilder words =
        new StringBuilder(
            Counted.of(pairs.length, "pair keeps every quota: ", "pairs keep every quota: "));
    for (int level = 0; level < Math.min(figures.length, task.levels()); level++) {
      // Ranks that nobody has to take are passed over: there can be hundreds.
      boolean told =
          level == 0
              || figures[level] != 0
              || level >= task.problem().levels()
              || !task.problem().goal().isByRank();
      if (told) {
        words.append(level == 0 ? "" : ", then ").append(task.describe(level, figures[level]));
      }
    }
    if (standing == Standing.PROVED) {
      return words.append("; no other placement does better.").toString();
    }
    int last = Math.max(0, Math.min(prices.length, task.levels()) - 1);
    return words
        .append("; at best there could be ")
        .append(task.describe(last, bound))
        .append('.')
        .toString();
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, task::hash);
    if (figures.length != task.levels()) {
      findings.object("%d figures, but there are %d levels.", figures.length, task.levels());
    }
    boolean whole = standing == Standing.PROVED;
    if (standing == Standing.STOPPED) {
      findings.object("A placement is proved or best found, not stopped.");
    }
    if (prices.length == 0 || prices.length > task.levels()) {
      findings.object("%d rows of prices for %d levels.", prices.length, task.levels());
    } else if (whole && prices.length < task.levels()) {
      findings.object("Prices end before level %d.", prices.length);
    }
    FlowNetwork network = new FlowNetwork(task);
    checkPrices(network.nodes(), findings);
    if (findings.none()) {
      network.choose(pairs, findings);
    }
    if (findings.none()) {
      checkFigures(network, findings);
      checkBounds(network, findings);
    }
    return findings.verdict();
  }

  private void checkPrices(int nodes, Verdict.Findings findings) {
    for (int level = 0; level < prices.length; level++) {
      if (prices[level].length != nodes) {
        findings.object("Level %d has %d prices of %d.", level, prices[level].length, nodes);
      }
      for (long price : prices[level]) {
        if (price > FlowNetwork.GREATEST || price < -FlowNetwork.GREATEST) {
          findings.object("A price of %d at level %d is out of range.", price, level);
        }
      }
    }
  }

  private void checkFigures(FlowNetwork network, Verdict.Findings findings) {
    for (int level = 0; level < figures.length; level++) {
      FlowSum sum = network.figure(level, pairs);
      if (sum.compareTo(figures[level]) != 0) {
        findings.object("Figure %d is said to be %d, but is %s.", level, figures[level], sum);
      }
    }
  }

  private void checkBounds(FlowNetwork network, Verdict.Findings findings) {
    byte[] side = new byte[network.arcs()];
    int last = prices.length - 1;
    for (int level = 0; level <= last; level++) {
      FlowSum proved = network.bound(level, prices[level], side);
      if (level < last && proved.compareTo(figures[level]) != 0) {
        findings.object(
            "Level %d has %d, but prices prove only %s.", level, figures[level], proved);
        return; // What follows stands on this.
      }
      if (level == last) {
        checkBound(proved, network.atLeast(level), findings);
      }
    }
    boolean isProof = prices.length == figures.length && bound == figures[last];
    if ((standing == Standing.PROVED) != isProof) {
      findings.object(
          "It says %s, with the figure %d and the bound %d at level %d of %d.",
          standing, figures[last], bound, last, figures.length);
    }
  }

  /** A bound far below would be true, and could not be told in words that turn its sign. */
  private void checkBound(FlowSum proved, long known, Verdict.Findings findings) {
    if (bound < known) {
      findings.object("The bound %d is below %d, which each person alone proves.", bound, known);
    } else if (bound > known && proved.compareTo(bound) < 0) {
      Object most = proved.compareTo(known) < 0 ? known : proved;
      findings.object("The bound %d is not proved, only %s.", bound, most);
    }
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named, standing)
        .put("pairs", pairs)
        .put("figures", figures)
        .put("bound", bound)
        .put("prices", prices)
        .build();
  }
}
