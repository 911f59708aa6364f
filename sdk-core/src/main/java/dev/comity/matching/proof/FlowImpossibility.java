package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.QuotaTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The proof that no placement keeps every quota: a set of nodes into which more must come than can
 * go out (Hoffman's theorem; for people alone it is a set that violates Hall's condition).
 *
 * <p>Check: O(arcs). Kind {@value #KIND}, with {@code nodes}, ascending: 0 is the hub, then come
 * the people, then the boxes.
 *
 * <p>Source: A. J. Hoffman, <em>Some recent applications of the theory of linear inequalities to
 * extremal combinatorial analysis</em>, Proceedings of Symposia in Applied Mathematics 10 (1960).
 */
public final class FlowImpossibility implements Certificate {

  /** The kind of the document. */
  public static final String KIND = "quota.impossible";

  private static final int NAMED = 20;

  private final QuotaTask task;
  private final InstanceHash named;
  private final Standing standing;
  private final int[] nodes;

  private FlowImpossibility(QuotaTask task, InstanceHash named, Standing standing, int[] nodes) {
    this.task = task;
    this.named = named;
    this.standing = standing;
    this.nodes = nodes;
  }

  /**
   * Claims that there is no placement.
   *
   * @param task what was to be done
   * @param nodes the set, ascending
   * @return the claim, unchecked
   */
  public static FlowImpossibility of(QuotaTask task, int[] nodes) {
    return new FlowImpossibility(task, task.hash(), Standing.PROVED, nodes.clone());
  }

  /**
   * Reads a claim.
   *
   * @param text the document
   * @param task what it is said to be about
   * @return the claim, unchecked
   * @throws BadCertificateException if the document is of another kind or form
   */
  public static FlowImpossibility parse(CertificateText text, QuotaTask task) {
    text.ofKind(KIND);
    text.only("nodes");
    return new FlowImpossibility(task, text.instance(), text.standing(), text.ints("nodes"));
  }

  @Override
  public Standing standing() {
    return standing;
  }

  /** The quotas that cannot be kept together, by name. */
  @Override
  public String claim() {
    Verdict.Findings findings = new Verdict.Findings();
    boolean[] inside = inside(new FlowNetwork(task), findings);
    if (!findings.none()) {
      return "No placement keeps every quota, it is said, but the reason cannot be read.";
    }
    return "No placement keeps every quota. " + new Cut(task, inside).words();
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, task::hash);
    if (standing != Standing.PROVED) {
      findings.object("That there is no placement is proved or not claimed.");
    }
    boolean[] inside = inside(new FlowNetwork(task), findings);
    if (findings.none()) {
      Cut cut = new Cut(task, inside);
      if (cut.needed <= cut.room) {
        findings.object(
            "%d must come in and %d can go out: no contradiction.", cut.needed, cut.room);
      }
    }
    return findings.verdict();
  }

  private boolean[] inside(FlowNetwork network, Verdict.Findings findings) {
    boolean[] inside = new boolean[network.nodes()];
    int last = -1;
    for (int node : nodes) {
      if (node <= last || node >= inside.length) {
        findings.object("Node %d stands behind %d, of %d.", node, last, inside.length);
        return inside;
      }
      last = node;
      inside[node] = true;
    }
    return inside;
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named, standing).put("nodes", nodes).build();
  }

  /** What crosses the border of the set. Each of its bounds is below 2^31, so longs suffice. */
  private static final class Cut {

    private final List<String> needs = new ArrayList<>();
    private final List<String> rooms = new ArrayList<>();
    private long needed;
    private long room;

    Cut(QuotaTask task, boolean[] inside) {
      FlowNetwork network = new FlowNetwork(task);
      for (int arc = 0; arc < network.arcs(); arc++) {
        boolean leaves = inside[network.from(arc)];
        if (leaves == inside[network.to(arc)]) {
          continue;
        }
        if (leaves) {
          room += network.most(arc);
          note(rooms, network.most(arc), network.name(arc) + ": at most " + network.most(arc));
        } else {
          needed += network.least(arc);
          note(needs, network.least(arc), network.name(arc) + ": at least " + network.least(arc));
        }
      }
    }

    private static void note(List<String> list, int amount, String words) {
      if (amount > 0 && list.size() < NAMED) {
        list.add(words);
      } else if (amount > 0 && list.size() == NAMED) {
        list.add("and others");
      }
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "Needed together: %d (%s). But there is room for only %d (%s).",
          needed,
          String.join("; ", needs),
          room,
          rooms.isEmpty() ? "none" : String.join("; ", rooms));
    }
  }
}
