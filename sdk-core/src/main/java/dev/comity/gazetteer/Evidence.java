package dev.comity.gazetteer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a place is the one that is looked for.
 *
 * @param name how the text meets the place's names
 * @param grounds what else speaks for it, in the order of {@link Ground}
 * @param kilometres how far it lies from the position that was given
 * @param dropped the part of the text that had to be left out to meet the name
 */
public record Evidence(
    NameMatch name, List<Ground> grounds, Optional<Double> kilometres, Optional<String> dropped) {

  /** Sorts the grounds, each once. */
  public Evidence {
    grounds = grounds.stream().distinct().sorted().toList();
  }

  /**
   * Says why in English.
   *
   * @return one sentence, such as "Found by its main name: it lies in the country given, no other
   *     place fits."
   */
  public String why() {
    String leftOut = dropped.map(part -> ", after \"" + part + "\" was left out").orElse("");
    String others = grounds.stream().map(this::inWords).collect(Collectors.joining(", "));
    String found = "Found " + name.inWords() + leftOut;
    return found + (others.isEmpty() ? "." : ": " + others + ".");
  }

  Evidence and(Ground ground) {
    return new Evidence(
        name, Stream.concat(grounds.stream(), Stream.of(ground)).toList(), kilometres, dropped);
  }

  private String inWords(Ground ground) {
    return ground == Ground.POSITION
        ? kilometres
            .map(km -> String.format(Locale.ROOT, "%s (%.1f km away)", ground.inWords(), km))
            .orElse(ground.inWords())
        : ground.inWords();
  }
}
