package dev.comity.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a record into words. The words stand in {@code wording.properties} (English) and {@code
 * wording_xx.properties} (other languages) beside the record's class, under the record's simple
 * name; {@code {name}} stands for the component of that name.
 *
 * <p>A translation that lacks a sentence falls back to English. The languages of the machine never
 * matter.
 */
public final class Wording {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** Texts of the jar, which never change while the program runs: safe to share. */
  private static final Map<String, Properties> TEXTS = new ConcurrentHashMap<>();

  private Wording() {}

  /**
   * Puts a record into words.
   *
   * @param subject the record; its package holds the texts
   * @param locale the language
   * @return the sentence, with the record's components put in
   * @throws IllegalStateException if the texts lack the record's name
   */
  public static String of(Record subject, Locale locale) {
    return of(subject, subject.getClass().getSimpleName(), locale);
  }

  /**
   * Puts a record into words, by a sentence of another name than the record's own.
   *
   * @param subject the record; its package holds the texts
   * @param key the name of the sentence
   * @param locale the language
   * @return the sentence, with the record's components put in
   * @throws IllegalStateException if the texts lack that name
   */
  public static String of(Record subject, String key, Locale locale) {
    Class<?> home = subject.getClass();
    String sentence =
        Optional.ofNullable(texts(home, locale.getLanguage()).getProperty(key))
            .or(() -> Optional.ofNullable(texts(home, "").getProperty(key)))
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No wording for '" + key + "' beside " + home.getName() + "."));
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> Matcher.quoteReplacement(inWords(component(subject, place.group(1)))));
  }

  private static Properties texts(Class<?> home, String language) {
    String file = language.isEmpty() ? "wording.properties" : "wording_" + language + ".properties";
    return TEXTS.computeIfAbsent(home.getPackageName() + '/' + file, key -> load(home, file));
  }

  private static Properties load(Class<?> home, String file) {
    Properties texts = new Properties();
    try (InputStream in = home.getResourceAsStream(file)) {
      if (in != null) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " beside " + home.getName(), e);
    }
    return texts;
  }

  private static Object component(Record subject, String name) {
    for (RecordComponent component : subject.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(subject);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("Cannot read " + name + " of " + subject, e);
        }
      }
    }
    throw new IllegalStateException(
        "The wording of "
            + subject.getClass().getSimpleName()
            + " names {"
            + name
            + "}, which it lacks.");
  }

  private static String inWords(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(Wording::inWords).collect(Collectors.joining(", "));
    }
    if (value instanceof Optional<?> maybe) {
      return inWords(maybe.map(List::of).orElse(List.of()));
    }
    return String.valueOf(value);
  }
}
