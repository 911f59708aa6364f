package dev.comity.party;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Map;

/**
 * Folds a name to the key by which it is looked up, so that {@code Ålesund}, {@code ALESUND} and
 * {@code Alesund} meet, and {@code Xai-Xai} meets {@code Xai Xai}.
 *
 * <ol>
 *   <li>Compatibility decomposition (Unicode NFKD), then lower case without any locale.
 *   <li>Accents are dropped from scripts that can do without: Latin, Greek, Cyrillic, Hebrew,
 *       Arabic. The vowel signs of Indic and Thai writing and the voicing marks of kana are letters
 *       in all but name and stay.
 *   <li>Letters that Unicode does not decompose become what a plain keyboard has: {@code ø} o,
 *       {@code ł} l, {@code ß} ss, {@code þ} th, {@code ı} i, ...
 *   <li>Apostrophes of all sorts and invisible characters vanish; everything else that is neither
 *       letter nor digit becomes one space; the ends are trimmed.
 *   <li>What was taken apart without need is put together again (NFC): 진천군 stays three characters.
 *   <li>At most {@value #LONGEST} characters are kept.
 * </ol>
 *
 * <p>Folding a key changes nothing. Abbreviations such as "St" are left as they are.
 */
public final class NameKey {

  /** The greatest length of a key, in UTF-16 units. */
  public static final int LONGEST = 200;

  /** Twelve times the longest key: what lies beyond cannot reach it, by any decomposition. */
  private static final int READ_AT_MOST = 12 * LONGEST;

  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          plain('ø', "o"),
          plain('ł', "l"),
          plain('đ', "d"),
          plain('ð', "d"),
          plain('ɖ', "d"),
          plain('þ', "th"),
          plain('ß', "ss"),
          plain('æ', "ae"),
          plain('œ', "oe"),
          plain('ı', "i"),
          plain('ħ', "h"),
          plain('ŧ', "t"),
          plain('ŋ', "n"),
          plain('ĸ', "k"),
          plain('ə', "e"),
          plain('ǝ', "e"),
          plain('ɛ', "e"),
          plain('ɔ', "o"),
          plain('ƙ', "k"),
          plain('ɓ', "b"),
          plain('ɗ', "d"),
          plain('ƴ', "y"),
          plain('ƒ', "f"),
          plain('ɨ', "i"),
          plain('ʉ', "u"),
          plain('ς', "σ"));

  private NameKey() {}

  /**
   * Folds a name.
   *
   * @param name the name, in any script
   * @return the key; empty if the name has neither letter nor digit
   */
  public static String of(String name) {
    String readable = name.length() <= READ_AT_MOST ? name : name.substring(0, READ_AT_MOST);
    StringBuilder folded = new StringBuilder(readable.length() + 8);
    if (isPlain(readable)) {
      for (int i = 0; i < readable.length(); i++) {
        appendPlain(folded, Character.toLowerCase(readable.charAt(i)));
      }
      return shortened(folded.toString().strip());
    }
    Normalizer.normalize(readable, Normalizer.Form.NFKD)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(letter -> append(folded, letter));
    return shortened(Normalizer.normalize(folded, Normalizer.Form.NFC).strip());
  }

  /** ASCII, as most names of places: nothing to take apart, no accent, no letter to replace. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  private static void appendPlain(StringBuilder folded, int letter) {
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
      folded.append((char) letter);
    } else if (letter != '\'' && letter != '`') {
      space(folded);
    }
  }

  private static void space(StringBuilder folded) {
    if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  private static void append(StringBuilder folded, int letter) {
    if (isApostrophe(letter) || isAccent(letter) || isInvisible(letter)) {
      return;
    }
    String plain = PLAIN.get(letter);
    if (plain != null) {
      folded.append(plain);
    } else if (Character.isLetterOrDigit(letter) || isMark(letter)) {
      folded.appendCodePoint(letter);
    } else {
      space(folded);
    }
  }

  /** Typewriter, curly, prime, grave, acute, and the modifier letters of Semitic and Polynesian. */
  private static boolean isApostrophe(int letter) {
    return "'‘’‚‛′`´ʹʻʼʽʾʿˈˊˋ＇".indexOf(letter) >= 0;
  }

  private static boolean isAccent(int letter) {
    return isMark(letter)
        && switch (UnicodeScript.of(letter)) {
          case INHERITED -> letter != 0x3099 && letter != 0x309A; // the voicing marks of kana
          case LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> true;
          default -> false;
        };
  }

  private static boolean isMark(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isInvisible(int letter) {
    return Character.getType(letter) == Character.FORMAT;
  }

  private static String shortened(String key) {
    if (key.length() <= LONGEST) {
      return key;
    }
    int end = Character.isHighSurrogate(key.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return key.substring(0, end).strip();
  }

  private static Map.Entry<Integer, String> plain(char letter, String plain) {
    return Map.entry((int) letter, plain);
  }
}
