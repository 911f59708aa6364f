package dev.comity.party;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds a name to the key by which it is looked up. Placeholder until the gazetteer's moves here.
 */
public final class NameKey {

  private NameKey() {}

  /**
   * Folds a name.
   *
   * @param name the name
   * @return the key
   */
  public static String of(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
