package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.instance.TieBreak;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stable partition of a pool (J. J. M. Tan, Journal of Algorithms 12, 1991, 154-178) and the
 * matching that comes of it. Everybody has a successor and a predecessor in a circle; in a circle
 * of three or more each likes the successor better; and no two like each other better than their
 * predecessors, where anybody is liked better than being alone in a circle of one. If no odd circle
 * has three or more, the matching is stable; otherwise no matching is, and this one is of the
 * greatest size among those that are stable among the people in them (Tan 1990, doi
 * 10.1007/BF01933211). Who is in a circle of one is alone in every stable matching. Immutable;
 * checked in time linear in the lists.
 *
 * <p>If ties were broken, all this is about the lists as they were broken. A stable matching is
 * then also weakly stable with the ties: no two are both strictly better off together. That no
 * matching is stable says nothing about other ways of breaking the ties.
 */
public final class RoommatesPartition implements Certificate {

  /** The kind of document. */
  public static final String KIND = "roommates.partition";

  private final Pool pool;

  /** As a document says it; a solver's own are worked out when asked for. */
  private final @Nullable Stated stated;

  private final int[] successors;
  private final int[] partners;
  private final long size;
  private final long oddParties;

  private record Stated(InstanceHash instance, Standing standing, long blocking) {}

  private RoommatesPartition(
      Pool pool,
      @Nullable Stated stated,
      int[] successors,
      int[] partners,
      long size,
      long oddParties) {
    this.pool = pool;
    this.stated = stated;
    this.successors = successors;
    this.partners = partners;
    this.size = size;
    this.oddParties = oddParties;
  }

  /**
   * A certificate of a solver. Its figures are counted here.
   *
   * @param pool the people, without ties
   * @param successors of each in the partition, itself for a circle of one
   * @param partners of each in the matching, -1 for nobody
   * @return the certificate, which may turn out not to hold
   * @throws IllegalArgumentException if there is not just one successor, a person of the pool, and
   *     one partner, or -1, for each person
   */
  public static RoommatesPartition of(Pool pool, int[] successors, int[] partners) {
    check("successor", pool, successors, 0);
    check("partner", pool, partners, -1);
    RoommatesCheck check = new RoommatesCheck(pool, successors, partners);
    return new RoommatesPartition(
        pool, null, successors.clone(), partners.clone(), check.size(), check.oddParties());
  }

  private static void check(String what, Pool pool, int[] people, int least) {
    if (people.length != pool.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "There are %d people and a %s for %d. Maybe of another pool?",
              pool.size(),
              what,
              people.length));
    }
    for (int a = 0; a < people.length; a++) {
      if (people[a] < least || people[a] >= people.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Person %d has the %s %d of %d people. Maybe %s?",
                a,
                what,
                people[a],
                people.length,
                least < 0 ? "-1, for nobody" : "its own"));
      }
    }
  }

  /**
   * Reads a certificate.
   *
   * @param text the document
   * @param pool the people as they were given, with their ties if they had any
   * @return the certificate
   * @throws BadCertificateException if the document is of another kind or form
   */
  public static RoommatesPartition parse(CertificateText text, Pool pool) {
    text.ofKind(KIND);
    text.only("ties", "seed", "successors", "partners", "pairs", "odd-parties", "blocking-pairs");
    return new RoommatesPartition(
        broken(pool.original(), text.text("ties"), text.number("seed")),
        new Stated(text.instance(), text.standing(), text.number("blocking-pairs")),
        text.ints("successors"),
        text.ints("partners"),
        text.number("pairs"),
        text.number("odd-parties"));
  }

  private static Pool broken(Pool pool, String ties, long seed) {
    Pool broken =
        switch (ties) {
          case "none" -> pool;
          case "as-listed" -> pool.brokenAsListed();
          case "seeded" -> pool.brokenBySeed(seed);
          default ->
              throw new BadCertificateException(
                  "'" + ties + "' breaks no ties. Maybe none, as-listed or seeded?");
        };
    if (!word(broken).equals(ties) || seed(broken) != seed) {
      throw new BadCertificateException(
          String.format(
              Locale.ROOT,
              "It says that ties are '%s' with the seed %d, which means nothing of this pool. Maybe '%s' and %d?",
              ties,
              seed,
              word(broken),
              seed(broken)));
    }
    return broken;
  }

  /**
   * What it is about.
   *
   * @return the people, as their ties were broken
   */
  public Pool pool() {
    return pool;
  }

  /**
   * The number of odd circles of three or more.
   *
   * @return 0 if the matching is stable
   */
  public long oddParties() {
    return oddParties;
  }

  /**
   * The number of pairs.
   *
   * @return at least 0
   */
  public long size() {
    return size;
  }

  /**
   * Whom a person has.
   *
   * @param person from 0
   * @return the partner, or -1
   */
  public int partner(int person) {
    return partners[person];
  }

  /**
   * Who comes next in the circle of a person.
   *
   * @param person from 0
   * @return the successor, itself in a circle of one
   */
  public int successor(int person) {
    return successors[person];
  }

  /**
   * The pairs who would both rather have each other. Each time they are sought anew, in time linear
   * in the lists.
   *
   * @return pairs, the lower number first, in order; none if the matching is stable
   */
  public int[][] blockingPairs() {
    return new RoommatesCheck(pool, successors, partners).blocking();
  }

  @Override
  public Standing standing() {
    return stated == null ? Standing.PROVED : stated.standing;
  }

  @Override
  public String claim() {
    String ties = TieWords.of(pool);
    if (oddParties == 0) {
      return Counted.of(size, "pair")
          + ", and no two people would both rather have each other"
          + ties
          + ".";
    }
    return "No matching is stable, because of "
        + Counted.of(oddParties, "odd party", "odd parties")
        + "; at most "
        + Counted.of(size, "pair is stable by itself", "pairs are stable among themselves")
        + ties
        + ".";
  }

  private static String word(Pool pool) {
    return pool.tieBreak()
        .map(it -> it instanceof TieBreak.ByLot ? "seeded" : "as-listed")
        .orElse("none");
  }

  /** 0 where no seed breaks ties. */
  private static long seed(Pool pool) {
    return pool.tieBreak().orElse(null) instanceof TieBreak.ByLot lot ? lot.seed() : 0;
  }

  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(stated == null ? null : stated.instance, () -> pool.original().hash());
    if (standing() != Standing.PROVED) {
      findings.object("It says %s, but a partition proves or is nothing.", standing());
    }
    RoommatesCheck check = new RoommatesCheck(pool, successors, partners);
    check.judge(findings);
    if (findings.none()) {
      if (check.size() != size) {
        findings.object("There are %d pairs, not %d.", check.size(), size);
      }
      if (check.oddParties() != oddParties) {
        findings.object("There are %d odd parties, not %d.", check.oddParties(), oddParties);
      }
      if (stated != null && check.blocking().length != stated.blocking) {
        findings.object(
            "There are %d blocking pairs, not %d.", check.blocking().length, stated.blocking);
      }
    }
    return findings.verdict();
  }

  @Override
  public CertificateText toText() {
    Stated known =
        stated != null
            ? stated
            : new Stated(pool.original().hash(), Standing.PROVED, blockingPairs().length);
    return CertificateText.of(KIND, known.instance, known.standing)
        .put("ties", word(pool))
        .put("seed", seed(pool))
        .put("successors", successors)
        .put("partners", partners)
        .put("pairs", size)
        .put("odd-parties", oddParties)
        .put("blocking-pairs", known.blocking)
        .build();
  }
}
