package dev.comity.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A scribe in a JVM of its own. What it says is heard to its last word, also after its death. */
final class ScribeProcess {

  private final Process process;
  private final Testimony testimony;
  private final Path log;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread ear;

  private ScribeProcess(Process process, Testimony testimony, Path log) {
    this.process = process;
    this.testimony = testimony;
    this.log = log;
    this.ear = new Thread(this::listen, "ear");
  }

  static ScribeProcess start(Testimony testimony, String url, String user, String... more) {
    Path log = TestFiles.folder("scribes").resolve("scribe.log");
    try {
      ScribeProcess it =
          new ScribeProcess(
              OtherJvm.running(Scribe.class, log, concat(url, user, more)), testimony, log);
      it.ear.start();
      return it;
    } catch (IOException e) {
      throw new UncheckedIOException("A scribe does not start", e);
    }
  }

  private static List<String> concat(String url, String user, String... more) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(url, user), java.util.stream.Stream.of(more))
        .toList();
  }

  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        synchronized (testimony) {
          testimony.hear(line);
        }
        ready.countDown();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A scribe cannot be heard", e);
    } finally {
      ready.countDown();
    }
  }

  void awaitReady() throws InterruptedException {
    if (!ready.await(60, TimeUnit.SECONDS) || !process.isAlive()) {
      kill();
      throw new AssertionError("A scribe does not begin; what it said is in " + log);
    }
  }

  /**
   * SIGKILL; returns when the process is gone, and everything that it had said was heard. By its
   * handle: the process itself would close what was not heard yet.
   */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
    ear.join();
  }
}
