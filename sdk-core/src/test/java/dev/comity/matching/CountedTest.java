package dev.comity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One pair is no pairs. */
class CountedTest {

  @Test
  void onlyOneIsSingular() {
    assertThat(Counted.of(0, "pair")).isEqualTo("0 pairs");
    assertThat(Counted.of(1, "pair")).isEqualTo("1 pair");
    assertThat(Counted.of(2, "pair")).isEqualTo("2 pairs");
    assertThat(Counted.of(1, "wish blocks", "wishes block")).isEqualTo("1 wish blocks");
    assertThat(Counted.of(3, "wish blocks", "wishes block")).isEqualTo("3 wishes block");
  }
}
