package dev.comity.gazetteer;

import dev.comity.party.CountryCode;
import java.util.List;
import java.util.Optional;

/** What {@link Countries} makes of a text. */
public sealed interface CountryReading {

  /**
   * One country of today.
   *
   * @param country the country
   * @param region the gazetteer's code of the part that was named, such as {@code SCT} for Scotland
   */
  record Known(CountryCode country, Optional<String> region) implements CountryReading {}

  /**
   * A state that has ended.
   *
   * @param text the text
   * @param today the countries that hold most of its land today, the likeliest first
   */
  record Historical(String text, List<CountryCode> today) implements CountryReading {
    /** Copies the countries. */
    public Historical {
      today = List.copyOf(today);
    }
  }

  /**
   * No country that is known, or a name of several.
   *
   * @param text the text
   * @param nearest the countries that may be meant, the nearest spelling first; may be empty
   */
  record Unrecognized(String text, List<CountryCode> nearest) implements CountryReading {
    /** Copies the countries. */
    public Unrecognized {
      nearest = List.copyOf(nearest);
    }
  }
}
