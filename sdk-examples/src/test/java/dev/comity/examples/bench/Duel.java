package dev.comity.examples.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Ways to do the same work, taken in turn within one invocation, each time another one first: what
 * the machine does beside it hits all alike. JMH reports the median of each as a counter of its
 * own, in microseconds.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Duel {

  private static final int WAYS = 4;
  private static final int MOST = 1_000_000;

  private final long[][] nanos = new long[WAYS][1_000];
  private int rounds;
  private Callable<?> before = () -> true;

  /** Forgets the iteration before. */
  @Setup(Level.Iteration)
  public void begin() {
    rounds = 0;
  }

  /** What has to be done before each way, and does not count. */
  public final void before(Step step) {
    before =
        () -> {
          step.run();
          return true;
        };
  }

  /** Something that may fail. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  @SafeVarargs
  public final void run(Blackhole hole, Callable<?>... ways) throws Exception {
    if (rounds == MOST) {
      return;
    }
    if (rounds == nanos[0].length) {
      for (int i = 0; i < WAYS; i++) {
        nanos[i] = Arrays.copyOf(nanos[i], 2 * rounds);
      }
    }
    for (int i = 0; i < ways.length; i++) {
      int way = (rounds + i) % ways.length;
      before.call();
      long start = System.nanoTime();
      Object answer = ways[way].call();
      nanos[way][rounds] = System.nanoTime() - start;
      hole.consume(answer);
    }
    rounds++;
  }

  /** Plain JDBC. */
  public double plain() {
    return median(0);
  }

  /** Comity. */
  public double comity() {
    return median(1);
  }

  /** Plain JDBC with less to do, where there is such a thing. */
  public double less() {
    return median(2);
  }

  /** Plain JDBC with still less to do. */
  public double least() {
    return median(3);
  }

  private double median(int way) {
    long[] sorted = Arrays.copyOf(nanos[way], rounds);
    Arrays.sort(sorted);
    return rounds == 0 ? 0 : sorted[rounds / 2] / 1e3;
  }
}
