package dev.comity.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.failure.BadFileException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a UTF-8 file, one at a time. Gzip is known by its first bytes, a byte order mark is
 * skipped, lines end with LF or CR LF. Every fault is a {@link BadFileException}.
 */
public final class Utf8Lines implements Closeable {

  /** The longest line of GeoNames' own files is below 20,000 bytes: this is no text file. */
  private static final int LONGEST = 1 << 20;

  private static final String NO_UTF_8 =
      "the bytes are not UTF-8. Maybe the file has another encoding?";

  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final int longest;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private long number;

  private Utf8Lines(String file, int longest, InputStream in) {
    this.file = file;
    this.longest = longest;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @param path where it is
   * @return its lines, to be closed by the caller
   * @throws BadFileException if it cannot be opened
   */
  public static Utf8Lines open(Path path) {
    return open(path, LONGEST);
  }

  /**
   * Opens a file whose lines may be longer than a million bytes, as where a line is a list.
   *
   * @param path where it is
   * @param longest how many bytes a line has at most
   * @return its lines, to be closed by the caller
   * @throws BadFileException if it cannot be opened
   */
  public static Utf8Lines open(Path path, int longest) {
    String file = path.toString();
    if (Files.isDirectory(path)) {
      throw BadFileException.of(file, "this is a directory. Maybe name a file in it?");
    }
    try {
      return new Utf8Lines(file, longest, unpacked(Files.newInputStream(path)));
    } catch (NoSuchFileException e) {
      throw BadFileException.of(file, "there is no such file. Maybe another directory?", e);
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /**
   * Reads a whole file, however long its lines are, into memory.
   *
   * @param path where it is
   * @return its text, line ends as they are
   * @throws BadFileException if it cannot be read or is no UTF-8
   */
  public static String text(Path path) {
    try (Utf8Lines lines = open(path)) {
      String text = decoded(lines.in.readAllBytes());
      return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    } catch (CharacterCodingException e) {
      throw BadFileException.of(path.toString(), NO_UTF_8, e);
    } catch (IOException e) {
      throw broken(path.toString(), e);
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
      in.reset();
      return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the next line.
   *
   * @return the line without its end, or nothing after the last
   * @throws BadFileException if it cannot be read or is no UTF-8
   */
  public Optional<String> next() {
    try {
      line.reset();
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      number++;
      while (next >= 0 && next != '\n') {
        line.write(next);
        if (line.size() > longest) {
          throw fault(
              "the line is longer than "
                  + (longest == LONGEST ? "a million" : longest)
                  + " bytes. Maybe not a text file?");
        }
        next = in.read();
      }
      return Optional.of(text());
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  /**
   * The number of the line that was read last.
   *
   * @return from 1; 0 before the first
   */
  public long number() {
    return number;
  }

  /**
   * Makes the exception for a fault in the line that was read last.
   *
   * @param reason the value, the rule and the way out
   * @return the exception, to be thrown by the caller
   */
  public BadFileException fault(String reason) {
    return BadFileException.at(file, number, reason);
  }

  private String text() {
    try {
      String text = decoded(line.toByteArray());
      int from = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
      return text.substring(from, text.endsWith("\r") ? text.length() - 1 : text.length());
    } catch (CharacterCodingException e) {
      throw fault(NO_UTF_8);
    }
  }

  private static BadFileException broken(String file, IOException e) {
    if (e instanceof EOFException) {
      return BadFileException.of(file, "the gzip data are cut off. Maybe download again?", e);
    }
    if (e instanceof ZipException) {
      return BadFileException.of(file, "the gzip data are damaged. Maybe download again?", e);
    }
    return BadFileException.of(file, "cannot be read (" + e + ").", e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw broken(file, e);
    }
  }
}
