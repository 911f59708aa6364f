package dev.comity.gazetteer;

import dev.comity.failure.Wording;
import dev.comity.party.CountryCode;
import java.util.List;
import java.util.Locale;

/** Why a query does not lead to one place. */
public sealed interface Doubt {

  /**
   * Says the reason in the reader's language. English stands in where there is no translation.
   *
   * @param locale the language to speak
   * @return one or two sentences, without a line break
   */
  default String message(Locale locale) {
    return Wording.of((Record) this, locale);
  }

  /**
   * Says the reason in English.
   *
   * @return one or two sentences, without a line break
   */
  default String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * Several places bear the name, and none of them stands out.
   *
   * @param name the name
   * @param places how many they are
   */
  record SeveralPlaces(String name, int places) implements Doubt {}

  /**
   * The name is known only after a part of what was written is left out.
   *
   * @param written the text as written
   * @param dropped the part that was left out
   * @param name what remains
   */
  record PartDropped(String written, String dropped, String name) implements Doubt {}

  /**
   * The only place of the name is a section of a city or a place of the past.
   *
   * @param name the place's name
   * @param feature its GeoNames feature code
   */
  record NotOfToday(String name, String feature) implements Doubt {}

  /**
   * No place bears the name, but some come near.
   *
   * @param name the name
   */
  record NoSuchName(String name) implements Doubt {}

  /**
   * No place bears the name, and none comes near.
   *
   * @param name the name
   */
  record NoNameNear(String name) implements Doubt {}

  /**
   * The text holds neither letter nor digit.
   *
   * @param text the text
   */
  record NoNameGiven(String text) implements Doubt {}

  /**
   * Places bear the name, but elsewhere.
   *
   * @param name the name
   * @param where the country and region that were named
   */
  record NotThere(String name, String where) implements Doubt {}

  /**
   * The GeoNames number is not held.
   *
   * @param number the number
   */
  record NoSuchNumber(long number) implements Doubt {}

  /**
   * The GeoNames number belongs to a place of another country or region.
   *
   * @param number the number
   * @param place the name of its place
   * @param country the country of its place
   * @param stated the country and region that were named
   */
  record NumberElsewhere(long number, String place, CountryCode country, String stated)
      implements Doubt {}

  /**
   * The GeoNames number belongs to a place far from the position.
   *
   * @param number the number
   * @param place the name of its place
   * @param kilometres how far it lies from the position
   */
  record NumberFar(long number, String place, long kilometres) implements Doubt {}

  /**
   * Every place of the name lies far from the position.
   *
   * @param name the name
   * @param kilometres how far the nearest of them lies from the position
   */
  record TooFar(String name, long kilometres) implements Doubt {}

  /**
   * The place of the name at the position lies in another country or region.
   *
   * @param name the name
   * @param country the country where it lies
   * @param stated the country and region that were named
   */
  record PositionElsewhere(String name, CountryCode country, String stated) implements Doubt {}

  /**
   * The country is not known.
   *
   * @param text the country as written
   * @param nearest the countries that may be meant; may be empty
   */
  record UnknownCountry(String text, List<CountryCode> nearest) implements Doubt {
    /** Copies the countries. */
    public UnknownCountry {
      nearest = List.copyOf(nearest);
    }

    @Override
    public String message(Locale locale) {
      String sentence = nearest.isEmpty() ? "UnknownCountryWithoutNearest" : "UnknownCountry";
      return Wording.of(this, sentence, locale);
    }
  }

  /**
   * The country is a state of the past.
   *
   * @param text the country as written
   * @param today the countries that hold most of its land today
   */
  record HistoricalCountry(String text, List<CountryCode> today) implements Doubt {
    /** Copies the countries. */
    public HistoricalCountry {
      today = List.copyOf(today);
    }
  }

  /**
   * The region is not known.
   *
   * @param text the region as written
   */
  record UnknownRegion(String text) implements Doubt {}

  /** The gazetteer is empty. */
  record NoGazetteer() implements Doubt {}
}
