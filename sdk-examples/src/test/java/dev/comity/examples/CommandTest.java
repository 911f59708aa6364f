package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands on files of a folder of its own, and keeps what they print. */
abstract class CommandTest {

  @TempDir Path folder;

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return ComityProgram.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** Nothing is done, and one line names the reason and a way out. */
  void refused(String reason, String... words) {
    assertThat(run(words)).as(String.join(" ", words)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains(reason, "Maybe").hasLineCount(1);
  }
}
