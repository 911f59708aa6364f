package dev.comity.failure;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file that was handed in cannot be read as what it should be. Nothing of it has been taken. */
public final class BadFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;

  private BadFileException(String file, long line, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
    this.line = line;
  }

  /**
   * A fault of one line.
   *
   * @param file the file's name
   * @param line the line's number, from 1
   * @param reason the value, the rule and the way out
   * @return the exception, whose message names all three
   */
  public static BadFileException at(String file, long line, String reason) {
    return new BadFileException(file, line, file + ", line " + line + ": " + reason, null);
  }

  /**
   * A fault of the file as a whole.
   *
   * @param file the file's name
   * @param reason the rule and the way out
   * @return the exception, whose message names both
   */
  public static BadFileException of(String file, String reason) {
    return new BadFileException(file, 0, file + ": " + reason, null);
  }

  /**
   * A fault that the file system or a decoder found.
   *
   * @param file the file's name
   * @param reason the rule and the way out
   * @param cause what was found
   * @return the exception, whose message names file and reason
   */
  public static BadFileException of(String file, String reason, Throwable cause) {
    return new BadFileException(file, 0, file + ": " + reason, cause);
  }

  /**
   * The file.
   *
   * @return its name as the caller gave it
   */
  public String file() {
    return file;
  }

  /**
   * The line at fault.
   *
   * @return its number, from 1; empty if the file as a whole is at fault
   */
  public OptionalLong line() {
    return line == 0 ? OptionalLong.empty() : OptionalLong.of(line);
  }
}
