package dev.comity.examples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A gazetteer of the size of GeoNames' cities1000 (135,233 places with some 600,000 names), made of
 * syllables in three scripts; the same in every run.
 */
final class GazetteerSample {

  static final int PLACES = 135_233;

  private static final String[] LATIN = {
    "ba", "den", "bor", "ö", "ham", "ville", "San ", "é", "rio"
  };
  private static final String[] CYRILLIC = {"но", "во", "град", "ск", "бе", "ло", "ка", "мен"};
  private static final String[] HANGUL = {"진", "천", "군", "서", "울", "부", "산", "시"};

  private GazetteerSample() {}

  static Path write(Path file, int places) {
    SplittableRandom random = new SplittableRandom(places);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("geonameid\tname\tasciiname\taltnames\tlat\tlon\tcountry\tadmin1\tfeature_code");
      out.write("\tpopulation\ttimezone\n");
      for (int i = 0; i < places; i++) {
        String name = name(random, LATIN);
        String ascii = name.replace('ö', 'o').replace('é', 'e');
        StringBuilder others = new StringBuilder(name(random, LATIN));
        for (int more = random.nextInt(5); more > 0; more--) {
          others.append(',').append(name(random, more % 2 == 0 ? CYRILLIC : LATIN));
        }
        others.append(',').append(name(random, HANGUL));
        out.write(
            String.join(
                "\t",
                String.valueOf(1_000_000 + 7 * i),
                name,
                ascii,
                others,
                String.valueOf(random.nextInt(-8_000_000, 8_000_000) / 1e5),
                String.valueOf(random.nextInt(-17_000_000, 17_000_000) / 1e5),
                "US",
                "CA",
                "PPL",
                String.valueOf(1_000 + random.nextInt(100_000)),
                "America/Los_Angeles\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The gazetteer cannot be written", e);
    }
    return file;
  }

  private static String name(SplittableRandom random, String[] syllables) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(3, 6); i > 0; i--) {
      name.append(syllables[random.nextInt(syllables.length)]);
    }
    String text = name.toString().strip();
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
