package dev.comity.matching;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of an instance: SHA-256 (FIPS 180-4) over its figures. Two instances of one kind with
 * the same hash are the same problem, so a certificate that names one cannot be passed off as that
 * of another.
 *
 * @param value {@code sha-256:} and 64 hexadecimal digits in lower case
 */
public record InstanceHash(String value) {

  private static final String ALGORITHM = "SHA-256";
  private static final String PREFIX = "sha-256:";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  /** Checks the form. */
  public InstanceHash {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is no hash of an instance. Maybe " + PREFIX + " and 64 digits 0-9a-f?");
    }
  }

  /**
   * Begins a hash.
   *
   * @param kind the kind of the instance and the version of what is hashed, such as {@code
   *     assignment.matrix/1}; it is hashed first, so that no two kinds share a hash
   * @return takes the figures
   */
  public static Writer of(String kind) {
    return new Writer().text(kind);
  }

  @Override
  public String toString() {
    return value;
  }

  /**
   * Takes the figures of an instance: every number in big-endian order, every array and text after
   * its length, so that no two sequences of calls lead to the same bytes. For one thread.
   */
  public static final class Writer {

    private static final int CHUNK = 1 << 13;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Long.BYTES);

    private Writer() {
      try {
        digest = MessageDigest.getInstance(ALGORITHM);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    /**
     * Takes a number.
     *
     * @param number any
     * @return this
     */
    public Writer number(long number) {
      if (buffer.remaining() < Long.BYTES) {
        flush();
      }
      buffer.putLong(number);
      return this;
    }

    /**
     * Takes an array, its length first.
     *
     * @param numbers any
     * @return this
     */
    public Writer numbers(int[] numbers) {
      number(numbers.length);
      for (int from = 0; from < numbers.length; from += CHUNK) {
        flush();
        int count = Math.min(CHUNK, numbers.length - from);
        buffer.asIntBuffer().put(numbers, from, count);
        buffer.position(count * Integer.BYTES);
      }
      return this;
    }

    /**
     * Takes an array, its length first.
     *
     * @param numbers any
     * @return this
     */
    public Writer numbers(long[] numbers) {
      number(numbers.length);
      for (int from = 0; from < numbers.length; from += CHUNK) {
        flush();
        int count = Math.min(CHUNK, numbers.length - from);
        buffer.asLongBuffer().put(numbers, from, count);
        buffer.position(count * Long.BYTES);
      }
      return this;
    }

    /**
     * Takes a text, the length of its UTF-8 first.
     *
     * @param text any
     * @return this
     */
    public Writer text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      number(bytes.length);
      flush();
      digest.update(bytes);
      return this;
    }

    /**
     * Ends the hash; the writer is of no use afterwards.
     *
     * @return the hash of all that was taken
     */
    public InstanceHash end() {
      flush();
      return new InstanceHash(PREFIX + HexFormat.of().formatHex(digest.digest()));
    }

    private void flush() {
      buffer.flip();
      digest.update(buffer);
      buffer.clear();
    }
  }
}
