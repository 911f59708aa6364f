package dev.comity.matching.proof;

/**
 * A sum of products in 128 bits. One factor of each is a flow, below 2^31, so that no number of
 * terms that fits into memory can overflow it.
 */
final class FlowSum {

  private long high;
  private long low;

  void addProduct(long a, long b) {
    long product = a * b;
    low += product;
    long carry = Long.compareUnsigned(low, product) < 0 ? 1 : 0;
    high += Math.multiplyHigh(a, b) + carry;
  }

  /** Negative, zero or positive as this is less than, equal to or greater than a number. */
  int compareTo(long number) {
    int order = Long.compare(high, number >> 63);
    return order != 0 ? order : Long.compareUnsigned(low, number);
  }

  @Override
  public String toString() {
    return compareTo(low) == 0 ? Long.toString(low) : "more than 64 bits hold";
  }
}
