package dev.comity.examples.bench.matching;

import dev.comity.examples.bench.Duel;
import dev.comity.matching.instance.Pool;
import dev.comity.matching.roommates.PlainIrving;
import dev.comity.matching.roommates.Roommates;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Twelve pools of roommates, one after the other, from lists in memory to who is with whom. */
@State(Scope.Thread)
public class RoommatesBenchmark {

  private static final int FIRST = 100;
  private static final int LAST = 111;

  /** The instance: P and the number of people of each pool, by the seeds 100 to 111. */
  @Param({"P2000"})
  public String instance = "P2000";

  private final List<int[][]> pools = new ArrayList<>();

  /** Makes the pools, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    for (int seed = FIRST; seed <= LAST; seed++) {
      pools.add(Recipe.pool(Integer.parseInt(instance.substring(1)), seed));
    }
    pools.forEach(Peers::sameRoommates);
  }

  /** Plain Java, and Comity with its partition. */
  @Benchmark
  public void roommates(Duel duel, Blackhole hole) throws Exception {
    duel.run(
        hole,
        () -> pools.stream().filter(it -> PlainIrving.solve(it) != null).count(),
        () -> pools.stream().filter(it -> Roommates.solve(Pool.of(it)).isStable()).count());
  }
}
