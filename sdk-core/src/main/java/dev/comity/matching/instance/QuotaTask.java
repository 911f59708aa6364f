package dev.comity.matching.instance;

import dev.comity.matching.InstanceHash;

/**
 * A placement under quotas with one or more figures to make small, the first before the second, the
 * second before the third, and so on. Each figure is a sum over the pairs that are chosen.
 */
public sealed interface QuotaTask permits QuotaProblem, QuotaRevision, QuotaTradeOff {

  /**
   * The people, places, quotas and allowed pairs.
   *
   * @return the problem
   */
  QuotaProblem problem();

  /**
   * How many figures there are, the most important first.
   *
   * @return at least 1
   */
  int levels();

  /**
   * What a pair adds to a figure.
   *
   * @param level the figure, from 0
   * @param pair the index of an allowed pair
   * @return its part of the sum
   */
  long cost(int level, int pair);

  /**
   * A figure in plain words.
   *
   * @param level the figure, from 0
   * @param value its value
   * @return such as {@code 7 pairs placed} or {@code a total of 12}
   */
  String describe(int level, long value);

  /**
   * The name of the task.
   *
   * @return the hash of all its figures, computed when first asked for
   */
  InstanceHash hash();
}
