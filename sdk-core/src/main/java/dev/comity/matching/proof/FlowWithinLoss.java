package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaRevision;
import dev.comity.matching.instance.QuotaTradeOff;
import java.math.BigInteger;
import java.util.Locale;

/**
 * That a placement under quotas has at most some total and so many moves, and that no placement
 * within that total has fewer than the bound; where the most placed come first, none of as many
 * pairs. The bound follows from a placement that is proved to be the best for some weights of total
 * and moves: whoever has fewer moves at no greater total would weigh less.
 *
 * <p>Check: as for a {@link FlowPlacement}. Kind {@value #KIND}, with {@code greatest-total},
 * {@code pairs}, {@code total}, {@code moves}, {@code bound}, {@code weights} (of the total, and of
 * a pair that is kept), and of the best for these weights {@code supported} (its pairs), {@code
 * figures} and {@code prices}.
 */
public final class FlowWithinLoss implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "quota.within-loss";

  private final QuotaRevision revision;
  private final InstanceHash named;
  private final Standing standing;
  private final long most;
  private final int[] pairs;
  private final long[] counted; // total, moves, bound
  private final long[] weights;
  private final int[] supported;
  private final long[] figures;
  private final long[][] prices;

  private FlowWithinLoss(
      QuotaRevision revision, InstanceHash named, Standing standing, CertificateText text) {
    this.revision = revision;
    this.named = named;
    this.standing = standing;
    most = text.number("greatest-total");
    pairs = text.ints("pairs");
    counted = new long[] {text.number("total"), text.number("moves"), text.number("bound")};
    weights = text.longs("weights");
    supported = text.ints("supported");
    figures = text.longs("figures");
    prices = text.table("prices");
  }

  /**
   * A claim.
   *
   * @param weights the revision, and weights of total and moves
   * @param most the greatest total
   * @param pairs a placement within it, ascending
   * @param best the best placement for the weights
   * @return the certificate, not checked yet
   */
  public static FlowWithinLoss of(
      QuotaTradeOff weights, long most, int[] pairs, FlowPlacement best) {
    QuotaRevision revision = weights.revision();
    int last = weights.levels() - 1;
    long total = 0;
    long moves = revision.keepable();
    for (int pair : pairs) {
      total += weights.problem().cost(last, pair);
      moves -= revision.wasBefore(pair) ? 1 : 0;
    }
    long bound = bound(weights, best.figure(last), most);
    CertificateText proof = best.toText();
    CertificateText text =
        CertificateText.of(
                KIND, revision.hash(), moves == bound ? Standing.PROVED : Standing.BEST_FOUND)
            .put("greatest-total", most)
            .put("pairs", pairs)
            .put("total", total)
            .put("moves", moves)
            .put("bound", bound)
            .put("weights", new long[] {weights.totalWeight(), weights.keptWeight()})
            .put("supported", proof.ints("pairs"))
            .put("figures", proof.longs("figures"))
            .put("prices", proof.table("prices"))
            .build();
    return parse(text, revision);
  }

  /** Moves m at a total t weigh at least the sum: w t - k (keepable - m). Rounded up. */
  private static long bound(QuotaTradeOff weights, long sum, long most) {
    BigInteger kept = BigInteger.valueOf(weights.keptWeight());
    BigInteger room =
        BigInteger.valueOf(weights.totalWeight())
            .multiply(BigInteger.valueOf(most))
            .subtract(BigInteger.valueOf(sum));
    // As many pairs as this can be kept at most.
    BigInteger[] parts = room.divideAndRemainder(kept);
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return BigInteger.valueOf(weights.revision().keepable())
        .subtract(floor)
        .max(BigInteger.ZERO)
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param revision the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static FlowWithinLoss parse(CertificateText text, QuotaRevision revision) {
    text.ofKind(KIND);
    text.only(
        "greatest-total",
        "pairs",
        "total",
        "moves",
        "bound",
        "weights",
        "supported",
        "figures",
        "prices");
    return new FlowWithinLoss(revision, text.instance(), text.standing(), text);
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
   * The total of the placement.
   *
   * @return at most the greatest total
   */
  public long total() {
    return counted[0];
  }

  /**
   * The moves of the placement, forced ones not counted.
   *
   * @return at least the bound
   */
  public long moves() {
    return counted[1];
  }

  /**
   * The fewest moves that any placement within the greatest total can have.
   *
   * @return the bound; the moves themselves if it is proved
   */
  public long bound() {
    return counted[2];
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    String among = revision.problem().levels() > 1 ? " of as many pairs" : "";
    return String.format(
        Locale.ROOT,
        "%s every quota, with a total of %d, where %d is allowed, and %s besides %d forced;"
            + " no placement%s within what is allowed has fewer than %s.",
        Counted.of(pairs.length, "pair keeps", "pairs keep"),
        total(),
        most,
        Counted.of(moves(), "move"),
        revision.forcedMoves(),
        among,
        Counted.of(bound(), "move"));
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, revision::hash);
    int last = revision.problem().levels() - 1;
    if (weights.length != 2 || figures.length != last + 1) {
      findings.object("%d weights and %d figures.", weights.length, figures.length);
      return findings.verdict();
    }
    QuotaTradeOff task;
    try {
      task = new QuotaTradeOff(revision, weights[0], weights[1]);
    } catch (IllegalArgumentException e) {
      findings.object("The weights cannot be: %s", String.valueOf(e.getMessage()));
      return findings.verdict();
    }
    FlowPlacement.of(task, Standing.PROVED, supported, figures, figures[last], prices)
        .verify()
        .objections()
        .forEach(it -> findings.object("The best for the weights: %s", it));
    FlowNetwork network = new FlowNetwork(task);
    if (findings.none()) {
      network.choose(pairs, findings);
    }
    if (findings.none()) {
      checkFigures(task, network, findings);
    }
    return findings.verdict();
  }

  private void checkFigures(QuotaTradeOff task, FlowNetwork network, Verdict.Findings findings) {
    int last = task.levels() - 1;
    for (int level = 0; level < last; level++) {
      FlowSum figure = network.figure(level, pairs);
      if (figure.compareTo(figures[level]) != 0) {
        findings.object("Figure %d is %s, but could be %d.", level, figure, figures[level]);
      }
    }
    FlowSum total = new FlowSum();
    long moves = revision.keepable();
    for (int pair : pairs) {
      total.addProduct(task.problem().cost(last, pair), 1);
      moves -= revision.wasBefore(pair) ? 1 : 0;
    }
    if (total.compareTo(total()) != 0 || moves != moves()) {
      findings.object("A total of %s and %d moves, not %d and %d.", total, moves, total(), moves());
    }
    if (total() > most) {
      findings.object("A total of %d is above %d.", total(), most);
    }
    long proved = bound(task, figures[last], most);
    if (bound() < 0) {
      findings.object("The bound is %d, but nobody makes fewer moves than none.", bound());
    }
    if (bound() > proved) {
      findings.object("The bound %d is not proved, only %d.", bound(), proved);
    }
    if (standing != (moves() == bound() ? Standing.PROVED : Standing.BEST_FOUND)) {
      findings.object("It says %s, with %d moves and the bound %d.", standing, moves(), bound());
    }
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named, standing)
        .put("greatest-total", most)
        .put("pairs", pairs)
        .put("total", total())
        .put("moves", moves())
        .put("bound", bound())
        .put("weights", weights)
        .put("supported", supported)
        .put("figures", figures)
        .put("prices", prices)
        .build();
  }
}
