package dev.comity.examples.bench.matching;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * SciPy in a process of its own, that is started once, reads the matrix once, and then solves it
 * each time that it gets a line: what is measured is the solving, and one line there and back.
 */
final class SciPy implements AutoCloseable {

  private static final String PYTHON = "python3";
  private static final long PATIENCE = 60;

  private static final String PROGRAM =
      """
      import sys
      import numpy
      from scipy.optimize import linear_sum_assignment
      n = int(sys.argv[2])
      costs = numpy.fromfile(sys.argv[1], dtype='<i4').reshape(n, n).astype(float)
      for line in sys.stdin:
          rows, columns = linear_sum_assignment(costs)
          print(int(costs[rows, columns].sum()), flush=True)
      """;

  private final Path folder;
  private final Process process;
  private final Writer to;
  private final BufferedReader from;

  private SciPy(Path folder, int n) throws IOException {
    this.folder = folder;
    process =
        new ProcessBuilder(
                PYTHON,
                folder.resolve("solve.py").toString(),
                folder.resolve("costs").toString(),
                Integer.toString(n))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Whether there is a Python with SciPy on this machine. */
  static boolean isThere() throws InterruptedException {
    try {
      Process asked =
          new ProcessBuilder(PYTHON, "-c", "import scipy.optimize")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return asked.waitFor(PATIENCE, TimeUnit.SECONDS) && asked.exitValue() == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  static SciPy with(int[][] costs) throws IOException {
    int n = costs.length;
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * n * n).order(ByteOrder.LITTLE_ENDIAN);
    for (int[] row : costs) {
      for (int cost : row) {
        bytes.putInt(cost);
      }
    }
    Path folder = Files.createTempDirectory("comity-scipy");
    Files.write(folder.resolve("costs"), bytes.array());
    Files.writeString(folder.resolve("solve.py"), PROGRAM);
    return new SciPy(folder, n);
  }

  long total() throws IOException {
    to.write("solve\n");
    to.flush();
    String answer = from.readLine();
    if (answer == null) {
      throw new IOException("SciPy ended without an answer. Maybe its words above say why?");
    }
    return Long.parseLong(answer);
  }

  @Override
  public void close() throws IOException {
    to.close();
    from.close();
    process.destroy();
    Files.deleteIfExists(folder.resolve("costs"));
    Files.deleteIfExists(folder.resolve("solve.py"));
    Files.deleteIfExists(folder);
  }
}
