package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.Counted;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.WeightedPairs;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That a pairing has the best total: a price for each person, and a toll of at least 0 for each of
 * some groups of an odd number of people, all in halves. Of an odd group somebody is paired with
 * somebody outside, if everybody is paired. So if for no pair the prices of both and the tolls of
 * all groups that it crosses are above its cost, the sum of all prices and tolls is a bound for
 * every pairing of everybody (Edmonds 1965, doi 10.6028/jres.069B.013), and the claim is proved if
 * this one meets it.
 *
 * <p>A greatest total is a least one of negated weights. Where people may stay alone, the pool is
 * taken twice, and each may be paired with its own double for nothing: any pairing of the pool,
 * taken twice, pairs everybody there for twice its total. The doubles have the numbers behind all
 * people. Where the most pairs come first, that costs so much ({@link WeightedPairs#costOfAlone})
 * that no total outweighs a pair; a pairing then counts as its total and that cost for everybody
 * alone, and the bound is one of this count.
 */
public final class PairingPrices implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "pairing.best-total";

  private final WeightedPairs pool;

  /** As a document names it; a solver's own names its instance. */
  private final @Nullable InstanceHash named;

  private final Standing standing;
  private final int[] partners;
  private final long total;
  private final long bound;
  private final long[] prices;
  private final long[] tolls;
  private final long[][] groups;

  private PairingPrices(
      WeightedPairs pool,
      @Nullable InstanceHash named,
      Standing standing,
      int[] partners,
      long[] figures,
      long[] prices,
      long[] tolls,
      long[][] groups) {
    this.pool = pool;
    this.named = named;
    this.standing = standing;
    this.partners = partners;
    this.total = figures[0];
    this.bound = figures[1];
    this.prices = prices;
    this.tolls = tolls;
    this.groups = groups;
  }

  /**
   * A claim; prices that ask too much of some pair are lowered for all alike until they do not, so
   * that the bound is always true, and it is proved if the pairing meets it.
   *
   * @param pool the instance
   * @param partners for each person the partner, -1 for none
   * @param prices the prices in halves, of the doubles too where people may stay alone
   * @param tolls the tolls in halves, at least 0
   * @param groups the groups, in the order of the tolls
   * @return the certificate, not checked yet
   */
  public static PairingPrices of(
      WeightedPairs pool, int[] partners, long[] prices, long[] tolls, long[][] groups) {
    PairingBound it = new PairingBound(pool, prices.clone(), tolls, groups);
    it.lowerUntilTrue();
    long total = PairingBound.total(pool, partners);
    long bound = it.bound();
    return new PairingPrices(
        pool,
        null,
        PairingBound.count(pool, partners, total) == bound ? Standing.PROVED : Standing.BEST_FOUND,
        partners.clone(),
        new long[] {total, bound},
        it.prices(),
        tolls.clone(),
        Arrays.stream(groups).map(long[]::clone).toArray(long[][]::new));
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param pool the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static PairingPrices parse(CertificateText text, WeightedPairs pool) {
    text.ofKind(KIND);
    text.only("total", "bound", "partners", "prices", "tolls", "groups");
    return new PairingPrices(
        pool,
        text.instance(),
        text.standing(),
        text.ints("partners"),
        new long[] {text.number("total"), text.number("bound")},
        text.longs("prices"),
        text.longs("tolls"),
        text.table("groups"));
  }

  /**
   * What the pairs weigh in all.
   *
   * @return the total
   */
  public long total() {
    return total;
  }

  /**
   * What no pairing can be better than.
   *
   * @return the bound: below for a least total, above for a greatest; where the most pairs come
   *     first, of the total made worse by {@link WeightedPairs#costOfAlone} for everybody alone
   */
  public long bound() {
    return bound;
  }

  /**
   * The partner of a person.
   *
   * @param person the person
   * @return the partner, or -1
   */
  public int partner(int person) {
    return partners[person];
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    long pairs = Arrays.stream(partners).filter(it -> it >= 0).count() / 2;
    String comparison = pool.goal().isLeast() ? "less" : "more";
    if (pool.goal().isMost()) {
      return mostPairs(pairs, comparison);
    }
    String who = pool.goal().leavesAlone() ? "pairing" : "pairing of everybody";
    return Counted.of(pairs, "pair weighs ", "pairs weigh ")
        + total
        + " in all, and no other "
        + who
        + " weighs "
        + comparison
        + (standing == Standing.PROVED ? "." : " than " + bound + ".");
  }

  private String mostPairs(long pairs, String comparison) {
    String found = Counted.of(pairs, "pair weighs ", "pairs weigh ") + total + " in all, ";
    return standing == Standing.PROVED
        ? found + "no other pairing has more pairs, and none of as many weighs " + comparison + "."
        : found
            + "which counts as "
            + PairingBound.count(pool, partners, total)
            + " with "
            + pool.costOfAlone()
            + " for everybody alone, and no other pairing counts "
            + comparison
            + " than "
            + bound
            + ".";
  }

  /**
   * Checks the claim, in time linear in the pairs and the pairs that touch each group, summed over
   * the groups.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, pool::hash);
    PairingBound it = new PairingBound(pool, prices, tolls, groups);
    if (partners.length != pool.people()) {
      findings.object("It has %d partners for %d people.", partners.length, pool.people());
      return findings.verdict();
    }
    if (!it.hasForm(findings)) {
      return findings.verdict();
    }
    checkPairs(findings);
    it.check(findings);
    BigInteger proved = it.exactBound();
    if (!proved.equals(BigInteger.valueOf(bound))) {
      findings.object("Prices and tolls prove the bound %s, not %d.", proved, bound);
    }
    long count = PairingBound.count(pool, partners, total);
    if (standing == Standing.STOPPED || (standing == Standing.PROVED) != (count == bound)) {
      findings.object(
          "It says %s, but the pairing counts as %d and the bound is %d.", standing, count, bound);
    }
    return findings.verdict();
  }

  private void checkPairs(Verdict.Findings findings) {
    for (int a = 0; a < partners.length; a++) {
      int b = partners[a];
      if (b == -1 && !pool.goal().leavesAlone()) {
        findings.object("Person %d is alone.", a);
      } else if (b < -1 || b >= partners.length || (b >= 0 && partners[b] != a)) {
        findings.object("Person %d has partner %d, who is not there or has another.", a, b);
        return;
      }
    }
    long possible = 0;
    for (int pair = 0; pair < pool.pairs(); pair++) {
      possible += partners[pool.first(pair)] == pool.second(pair) ? 2 : 0;
    }
    if (possible != Arrays.stream(partners).filter(it -> it >= 0).count()) {
      findings.object("Some pairs are not possible ones.");
    }
    if (PairingBound.total(pool, partners) != total) {
      findings.object(
          "The pairs weigh %d in all, not %d.", PairingBound.total(pool, partners), total);
    }
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? pool.hash() : named, standing)
        .put("total", total)
        .put("bound", bound)
        .put("partners", partners)
        .put("prices", prices)
        .put("tolls", tolls)
        .put("groups", groups)
        .build();
  }
}
