package dev.comity.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash that names its algorithm, such as {@code sha-256:9f86d0...}: a later algorithm can stand
 * beside it without breaking what is stored.
 *
 * @param text the algorithm, a colon, and the value in lower-case hexadecimal
 */
public record Hash(String text) {

  private static final String ALGORITHM = "sha-256:";
  private static final int DIGITS = 64;

  /** Checks the form. */
  public Hash {
    if (!isHash(text)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a hash. Maybe 'sha-256:' and 64 hexadecimal digits?");
    }
  }

  /** By hand rather than by a pattern: every entry that is read has two. */
  private static boolean isHash(String text) {
    if (text.length() != ALGORITHM.length() + DIGITS || !text.startsWith(ALGORITHM)) {
      return false;
    }
    for (int i = ALGORITHM.length(); i < text.length(); i++) {
      char digit = text.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Hashes a text (SHA-256 of its UTF-8 bytes, FIPS 180-4).
   *
   * @param text the text
   * @return its hash
   */
  public static Hash of(String text) {
    MessageDigest digest = sha256();
    return of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Wraps the 32 bytes of a finished SHA-256.
   *
   * @param sha256 the bytes
   * @return the hash
   */
  public static Hash of(byte[] sha256) {
    return new Hash(ALGORITHM + HexFormat.of().formatHex(sha256));
  }

  /**
   * A fresh SHA-256, for hashing in pieces.
   *
   * @return the digest
   */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256", e);
    }
  }

  /** Algorithm and value with a colon between. */
  @Override
  public String toString() {
    return text;
  }
}
