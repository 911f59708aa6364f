package dev.comity.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.failure.BadFileException;
import dev.comity.journal.Payload;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** The lines of a backup whose seal is whole, one after the other. */
final class BackupReader implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final BufferedReader lines;
  private final LongConsumer progress;
  private long number;
  private Payload line;
  private String what = "";

  private BackupReader(String file, InputStream in, LongConsumer progress) throws IOException {
    this.file = file;
    this.progress = progress;
    this.lines = new BufferedReader(new InputStreamReader(in, UTF_8), BUFFER);
    this.line = Payload.empty();
    advance();
  }

  /** Refuses a file that is cut off or changed before anything of it is handed out. */
  static BackupReader open(Path path, LongConsumer progress) {
    try {
      Seal.check(path);
      InputStream raw = new BufferedInputStream(Files.newInputStream(path), BUFFER);
      try {
        return new BackupReader(path.toString(), new GZIPInputStream(raw, BUFFER), progress);
      } catch (IOException | RuntimeException e) {
        raw.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw BadFileException.of(
          path.toString(), "there is no such file. Maybe another directory?", e);
    } catch (IOException e) {
      throw unreadable(path.toString(), e);
    }
  }

  String file() {
    return file;
  }

  /** Whether the line that comes next is of a sort. */
  boolean isNext(String sort) {
    return what.equals(sort);
  }

  /** Takes the next line, if it is of a sort. */
  <T> Optional<T> take(String sort, Function<Payload, T> reading) {
    return isNext(sort) ? Optional.of(next(sort, reading)) : Optional.empty();
  }

  /** Takes the next line, which must be of a sort. */
  <T> T next(String sort, Function<Payload, T> reading) {
    expect(sort);
    T content = believed(() -> reading.apply(line));
    advance();
    return content;
  }

  void expect(String sort) {
    if (!isNext(sort)) {
      throw fault("a line '" + sort + "' should stand here, not '" + what + "'");
    }
  }

  void skip() {
    advance();
  }

  /** What a seal vouches for can still be wrong: somebody may have sealed it anew. */
  <T> T believed(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw fault(String.valueOf(e.getMessage()));
    }
  }

  BadFileException fault(String reason) {
    return BadFileException.at(file, number, reason);
  }

  private void advance() {
    try {
      String text = lines.readLine();
      number++;
      if (text == null) {
        throw fault("the lines end without a seal");
      }
      line = believed(() -> Payload.parse(text));
      what = believed(() -> line.text("line"));
      progress.accept(number);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadFileException unreadable(String file, IOException e) {
    return BadFileException.of(file, "cannot be read (" + e + ")", e);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
