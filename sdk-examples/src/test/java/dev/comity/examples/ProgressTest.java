package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static String shown(boolean onTerminal, long... counts) {
    StringWriter err = new StringWriter();
    try (Progress progress = new Progress(new PrintWriter(err), "steps", 100, onTerminal)) {
      for (long count : counts) {
        progress.accept(count);
      }
    }
    return err.toString();
  }

  @Test
  void aCountIsShownWheneverSoManyMoreWereDoneAndTakenAwayAtTheEnd() {
    assertThat(shown(true, 40, 99, 130, 180, 199, 200, 570, 580, 601))
        .isEqualTo("\rsteps: 130\rsteps: 200\rsteps: 570\rsteps: 601\r\033[K");
  }

  @Test
  void shortWorkAndPipesShowNothing() {
    assertThat(shown(true, 1, 99)).isEmpty();
    assertThat(shown(false, 100, 1_000_000)).isEmpty();
  }
}
