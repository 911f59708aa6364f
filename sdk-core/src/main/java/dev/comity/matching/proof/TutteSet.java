package dev.comity.matching.proof;

import dev.comity.matching.BadCertificateException;
import dev.comity.matching.Certificate;
import dev.comity.matching.CertificateText;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import dev.comity.matching.Verdict;
import dev.comity.matching.instance.WeightedPairs;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * That not everybody can be paired: a few people without whom the pool falls into more groups of an
 * odd number than they are. Of each such group somebody needs one of the few (Tutte 1947, doi
 * 10.1112/jlms/s1-22.2.107).
 */
public final class TutteSet implements Certificate {

  /** The kind in a document. */
  public static final String KIND = "pairing.impossible";

  private final WeightedPairs pool;
  private final @Nullable InstanceHash named;
  private final Standing standing;
  private final int[] few;

  private TutteSet(WeightedPairs pool, @Nullable InstanceHash named, Standing standing, int[] few) {
    this.pool = pool;
    this.named = named;
    this.standing = standing;
    this.few = few;
  }

  /**
   * A claim.
   *
   * @param pool the instance
   * @param few the few people, maybe none
   * @return the certificate, not checked yet
   */
  public static TutteSet of(WeightedPairs pool, int[] few) {
    return new TutteSet(pool, null, Standing.PROVED, few.clone());
  }

  /**
   * Reads a certificate of this kind.
   *
   * @param text the document
   * @param pool the instance to check it against
   * @return the certificate, not checked yet
   * @throws BadCertificateException if the document has another form
   */
  public static TutteSet parse(CertificateText text, WeightedPairs pool) {
    text.ofKind(KIND);
    return new TutteSet(pool, text.instance(), text.standing(), text.only("few").ints("few"));
  }

  /**
   * The few.
   *
   * @return the people, a copy
   */
  public int[] few() {
    return few.clone();
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public String claim() {
    return few.length == 0
        ? "Not everybody can be paired: some group that is cut off from the others has an odd number."
        : "Not everybody can be paired: without "
            + Arrays.toString(few)
            + " more groups of an odd number are left than these are people.";
  }

  /**
   * Checks the claim in time that is all but linear in the pairs.
   *
   * @return a verdict that holds, or lists what is wrong
   */
  @Override
  public Verdict verify() {
    Verdict.Findings findings = new Verdict.Findings();
    findings.compare(named, pool::hash);
    if (standing != Standing.PROVED || pool.goal().leavesAlone()) {
      findings.object(
          "It says %s of a pool that seeks %s, and proves nothing of that.", standing, pool.goal());
    }
    boolean[] gone = new boolean[pool.people()];
    for (int v : few) {
      if (v < 0 || v >= gone.length || gone[v]) {
        findings.object("It names %d, who is not there or stands twice.", v);
        return findings.verdict();
      }
      gone[v] = true;
    }
    long odd = oddGroups(gone);
    if (odd <= few.length) {
      findings.object("Without these %d, %d odd groups are left.", few.length, odd);
    }
    return findings.verdict();
  }

  /** Groups are joined by size, the smaller to the larger. */
  private long oddGroups(boolean[] gone) {
    int[] root = new int[gone.length];
    int[] size = new int[gone.length];
    Arrays.setAll(root, v -> v);
    Arrays.setAll(size, v -> gone[v] ? 0 : 1);
    for (int pair = 0; pair < pool.pairs(); pair++) {
      int a = find(root, pool.first(pair));
      int b = find(root, pool.second(pair));
      if (a != b && size[a] > 0 && size[b] > 0) {
        int larger = size[a] < size[b] ? b : a;
        int smaller = larger == a ? b : a;
        root[smaller] = larger;
        size[larger] += size[smaller];
        size[smaller] = 0;
      }
    }
    return Arrays.stream(size).filter(it -> it % 2 == 1).count();
  }

  private static int find(int[] root, int v) {
    int at = v;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  @Override
  public CertificateText toText() {
    return CertificateText.of(KIND, named == null ? pool.hash() : named, standing)
        .put("few", few)
        .build();
  }
}
