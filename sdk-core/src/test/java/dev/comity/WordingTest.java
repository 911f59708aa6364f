package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.backup.BackupRefusal;
import dev.comity.gazetteer.Doubt;
import dev.comity.journal.DateRefusal;
import dev.comity.journal.KeyRefusal;
import dev.comity.partnership.PartnershipRefusal;
import dev.comity.party.PartyRefusal;
import dev.comity.register.RegisterRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal has its words, in every language, with the figures that it carries. */
class WordingTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  static Stream<Class<?>> refusals() {
    return Stream.of(
            BackupRefusal.class,
            DateRefusal.class,
            KeyRefusal.class,
            PartyRefusal.class,
            PartnershipRefusal.class,
            RegisterRefusal.class)
        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
  }

  static Stream<Class<?>> doubts() {
    return Arrays.stream(Doubt.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalHasItsWordsInEveryLanguage(Class<?> refusal) throws IOException {
    Set<String> components = components(refusal);
    String english = sentence(refusal, "wording.properties");
    assertThat(english).isNotBlank().doesNotContain("\n");
    assertThat(components).containsAll(places(english));
    for (String language : List.of("es", "ko", "ja")) {
      String translated = sentence(refusal, "wording_" + language + ".properties");
      assertThat(translated).as(language).isNotBlank().doesNotContain("\n").isNotEqualTo(english);
      assertThat(places(translated)).as(language).isEqualTo(places(english));
    }
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void aDoubtOfTheGazetteerHasItsWords(Class<?> doubt) throws IOException {
    Properties texts = texts(doubt, "wording.properties");
    assertThat(texts.stringPropertyNames()).anyMatch(key -> key.startsWith(doubt.getSimpleName()));
  }

  private static Set<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private static Set<String> places(String sentence) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(sentence);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  private static String sentence(Class<?> home, String file) throws IOException {
    return texts(home, file).getProperty(home.getSimpleName());
  }

  private static Properties texts(Class<?> home, String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = home.getResourceAsStream(file)) {
      assertThat(in).as(file + " beside " + home.getName()).isNotNull();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
