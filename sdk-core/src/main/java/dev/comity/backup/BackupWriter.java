package dev.comity.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.comity.failure.BadFileException;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/** Writes the lines of a backup. */
final class BackupWriter {

  private static final int BUFFER = 1 << 16;

  private final DigestOutputStream target;
  private final GZIPOutputStream lines;
  private final LongConsumer progress;
  private long written;

  BackupWriter(OutputStream target, LongConsumer progress) {
    this.target = new DigestOutputStream(target, Hash.sha256());
    this.progress = progress;
    try {
      this.lines = new GZIPOutputStream(this.target, BUFFER);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void line(String what, Payload content) {
    try {
      lines.write((content.withText("line", what).canonical() + '\n').getBytes(UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
    progress.accept(++written);
  }

  /** Ends the backup, and leaves the target open. */
  void seal() {
    try {
      lines.finish();
      target.on(false);
      target.write(Seal.of(target.getMessageDigest()));
      target.flush();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  static BadFileException unwritable(IOException e) {
    return BadFileException.of("the backup", "cannot be written (" + e + ")", e);
  }
}
