package dev.comity.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.comity.failure.BadFileException;
import dev.comity.journal.Hash;
import dev.comity.journal.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The end of a backup: the hash of every byte before it, as one more line in a gzip member (RFC
 * 1952) of its own, so that any tool unpacks the file as a whole.
 *
 * <p>The member is put together here, stored and not deflated, because it must be the same to the
 * byte on every machine: it is compared, not read. So not a single bit of the file can change
 * unseen, not even one of those that unpacking passes over.
 */
final class Seal {

  /** The name of the line. */
  static final String LINE = "seal";

  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
  private static final byte LAST_BLOCK_STORED = 1;
  private static final int OVERHEAD = HEADER.length + 1 + 2 + 2 + 4 + 4;
  private static final int LENGTH = of(Hash.sha256()).length;

  private Seal() {}

  static byte[] of(MessageDigest before) {
    Payload line =
        Payload.builder().text("line", LINE).text("sha256", Hash.of(before.digest())).build();
    byte[] text = (line.canonical() + '\n').getBytes(US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(text);
    return ByteBuffer.allocate(OVERHEAD + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HEADER)
        .put(LAST_BLOCK_STORED)
        .putShort((short) text.length)
        .putShort((short) ~text.length)
        .put(text)
        .putInt((int) sum.getValue())
        .putInt(text.length)
        .array();
  }

  /** Reads the whole file once, without unpacking it. */
  static void check(Path file) throws IOException {
    MessageDigest before = Hash.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long left = Files.size(file) - LENGTH;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break; // it became shorter meanwhile, and the seal will be missed
        }
        before.update(buffer, 0, read);
        left -= read;
      }
      if (left < 0 || !Arrays.equals(in.readAllBytes(), of(before))) {
        throw BadFileException.of(
            file.toString(),
            "this is not a whole and unchanged backup: the seal at its end is missing or another"
                + " one. Maybe copy the file again?");
      }
    }
  }
}
