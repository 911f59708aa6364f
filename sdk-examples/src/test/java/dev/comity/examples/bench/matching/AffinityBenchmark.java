package dev.comity.examples.bench.matching;

import dev.comity.affinity.Affinity;
import dev.comity.affinity.Filter;
import dev.comity.affinity.Fit;
import dev.comity.affinity.Profile;
import dev.comity.examples.bench.Duel;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The ten best abroad for ten cities, one after the other, with Comity's reasons. */
@State(Scope.Thread)
public class AffinityBenchmark {

  static final int LISTED = 10;
  private static final int ASKED = 10;

  /** The instance; see {@link Cities}. */
  @Param({"G135168", "C135168"})
  public String instance = "G135168";

  private Questions questions = new Questions(new Cities("G0"));

  /** Makes the world, and has all answers compared. */
  @Setup(Level.Trial)
  public void make() {
    questions = new Questions(new Cities(instance));
    questions.compare();
  }

  /** Plain Java, and Comity. */
  @Benchmark
  public void affinity(Duel duel, Blackhole hole) throws Exception {
    duel.run(hole, questions::plain, questions::comity);
  }

  /** What is asked of both. */
  static final class Questions {

    private final Cities cities;
    private final PlainAffinity plain;
    private final Affinity affinity;

    Questions(Cities cities) {
      this.cities = cities;
      plain = new PlainAffinity(cities);
      affinity = Affinity.in(cities.world, Profile.balanced());
    }

    private IntStream asked() {
      return IntStream.range(0, ASKED).map(k -> (int) ((long) k * cities.size / ASKED));
    }

    List<int[][]> plain() {
      return asked().mapToObj(us -> plain.best(us, LISTED)).toList();
    }

    List<List<Fit>> comity() {
      return asked().mapToObj(us -> affinity.best(us + 1, Filter.abroad(), LISTED)).toList();
    }

    void compare() {
      List<int[][]> ours = plain();
      List<List<Fit>> theirs = comity();
      for (int q = 0; q < ASKED; q++) {
        for (int k = 0; k < LISTED; k++) {
          Peers.same("plain Java", theirs.get(q).get(k).city(), ours.get(q)[0][k] + 1);
          Peers.same("plain Java", theirs.get(q).get(k).score(), ours.get(q)[1][k]);
        }
      }
    }
  }
}
