package dev.comity.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A program of the tests in a JVM of its own, on the same class path. What it says on its standard
 * output is heard to the last word, also after it was killed. Its first line is {@value #READY}.
 */
final class OtherJvm {

  static final String READY = "ready";

  private static final int PATIENCE_SECONDS = 120;

  private static final int SILENCE_MILLIS = 10_000;

  private final Process process;
  private final Path log;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final AtomicInteger said = new AtomicInteger();
  private final Thread ear;

  private OtherJvm(Process process, Consumer<String> listener, Path log) {
    this.process = process;
    this.log = log;
    this.ear = new Thread(() -> listen(listener), "ear");
    ear.start();
  }

  /**
   * Starts it.
   *
   * @param program its main class
   * @param listener is given each line, but the first
   * @param arguments what the program is told
   */
  static OtherJvm running(Class<?> program, Consumer<String> listener, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it lives for a second: how soon it starts counts, not how fast it gets
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Path log = TestFiles.folder("others").resolve(program.getSimpleName() + ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new OtherJvm(process, listener, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Another JVM does not start", e);
    }
  }

  private void listen(Consumer<String> listener) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals(READY)) {
          ready.countDown();
        } else {
          listener.accept(line);
          said.incrementAndGet();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Another JVM cannot be heard", e);
    } finally {
      ready.countDown();
    }
  }

  void awaitReady() throws InterruptedException {
    if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
      kill();
      throw new AssertionError("Another JVM does not begin; what it said is in " + log);
    }
  }

  /** Waits until it has said so many lines; less if it falls silent. */
  void awaitSaid(int lines) throws InterruptedException {
    for (int wait = 0; said.get() < lines && wait < SILENCE_MILLIS; wait++) {
      Thread.sleep(1);
    }
  }

  /** Lets a program begin that reads a line from its standard input first. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits until it has ended well, and everything that it said was heard. */
  void awaitEnd() throws InterruptedException {
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended || process.exitValue() != 0) {
      kill();
      throw new AssertionError("Another JVM does not end well; what it said is in " + log);
    }
    ear.join();
  }

  /**
   * SIGKILL; returns when it is gone, and everything that it had said was heard. By its handle: the
   * process itself would close what was not heard yet.
   */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
    ear.join();
  }
}
