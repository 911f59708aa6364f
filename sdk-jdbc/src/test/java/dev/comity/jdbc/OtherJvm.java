package dev.comity.jdbc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program of the tests in another JVM, on the same class path. */
final class OtherJvm {

  private OtherJvm() {}

  /**
   * Starts it.
   *
   * @param program its main class
   * @param log where its errors go
   * @param arguments what it is told
   */
  static Process running(Class<?> program, Path log, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it lives for a second: what it starts quickly counts, not what it reaches
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(arguments);
    File errors = log.toFile();
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(errors))
        .start();
  }
}
