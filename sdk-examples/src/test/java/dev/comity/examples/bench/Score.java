package dev.comity.examples.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** What a fork found, in microseconds; 0 where there is no such way. */
record Score(double plain, double comity, double less, double least) {

  static Score of(RunResult it) {
    return new Score(
        counter(it, "plain"), counter(it, "comity"), counter(it, "less"), counter(it, "least"));
  }

  private static double counter(RunResult it, String name) {
    return it.getSecondaryResults().get(name).getScore();
  }

  double ratio() {
    return comity / plain;
  }

  static double median(List<Score> scores, ToDoubleFunction<Score> what) {
    return scores.stream().mapToDouble(what).sorted().toArray()[scores.size() / 2];
  }

  static String row(Database database, String work, List<Score> scores) {
    double[] ratios = scores.stream().mapToDouble(Score::ratio).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f | %.0f | %.2f (%.2f to %.2f) | %s | %s |%n",
        database,
        work,
        median(scores, Score::plain),
        median(scores, Score::comity),
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1],
        shown(median(scores, Score::less)),
        shown(median(scores, Score::least)));
  }

  private static String shown(double micros) {
    return micros == 0 ? "" : String.format(Locale.ROOT, "%.0f", micros);
  }
}
