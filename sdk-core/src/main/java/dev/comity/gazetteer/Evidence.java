package dev.comity.gazetteer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Sorts the grounds. */
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
    String found =
        "Found "
            + name.inWords()
            + dropped.map(part -> ", after \"" + part + "\" was left out").orElse("");
    String others =
        grounds.stream()
            .map(
                ground ->
                    ground.inWords()
                        + (ground == Ground.POSITION
                            ? kilometres.map(km -> String.format(java.util.Locale.ROOT, " (%.1f km away)", km)).orElse("")
                            : ""))
            .collect(Collectors.joining(", "));
    return found + (others.isEmpty() ? "." : ": " + others + ".");
  }

  Evidence and(Ground ground) {
    Set<Ground> all = EnumSet.of(ground, grounds.toArray(Ground[]::new));
    return new Evidence(name, List.copyOf(all), kilometres, dropped);
  }
}
