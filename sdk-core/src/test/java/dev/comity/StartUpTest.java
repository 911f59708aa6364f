package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program pays that opens a register in memory: looked at in a JVM of its own. */
class StartUpTest {

  private static final List<String> NOT_FOR_READING =
      List.of(
          "org.hibernate.validator.internal.engine.ValidatorFactoryImpl", "com.fasterxml.jackson.");

  /** What belongs to places and to files. */
  private static final List<String> NOT_FOR_CITIES =
      List.of(
          "com.github.benmanes.caffeine.",
          "de.siegmar.fastcsv.",
          "dev.comity.gazetteer.Countries",
          "dev.comity.gazetteer.Regions");

  @Test
  void onlyWhatIsUsedIsLoadedAndNoThreadIsStarted() throws IOException {
    List<String> lines = run();

    List<String> untilRead = until("first reading", lines);
    List<String> untilRegistered = until("second city registered", lines);
    assertThat(untilRead).anyMatch(it -> it.contains("] dev.comity.storage.MemoryUnit"));
    assertThat(untilRead).noneMatch(it -> loads(it, NOT_FOR_READING));
    assertThat(untilRegistered).anyMatch(it -> loads(it, NOT_FOR_READING));
    assertThat(untilRegistered).noneMatch(it -> loads(it, NOT_FOR_CITIES));
    assertThat(lines.stream().filter(it -> it.endsWith(" threads")).map(StartUpTest::threads))
        .hasSize(5)
        .containsOnly(threads(untilRead.get(untilRead.size() - 1)));
  }

  private static List<String> run() throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                StartUp.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = program.inputReader()) {
      return out.lines().toList();
    }
  }

  /** The lines up to the one that reports a step. */
  private static List<String> until(String step, List<String> lines) {
    List<String> before = lines.stream().takeWhile(it -> !it.startsWith(step)).toList();
    assertThat(before.size()).as("lines before '%s'", step).isLessThan(lines.size());
    return lines.subList(0, before.size() + 1);
  }

  private static boolean loads(String line, List<String> classes) {
    return classes.stream().anyMatch(it -> line.contains("] " + it));
  }

  private static String threads(String report) {
    return report.substring(report.lastIndexOf(',') + 1).strip();
  }
}
