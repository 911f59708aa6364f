package dev.comity.jdbc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a program in a JVM of its own tells the test what it does. */
final class Saying {

  /** Unbuffered: what is written has left the process, and outlives it. */
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  private Saying() {}

  /** Says one line, whole. */
  static void say(Object... words) {
    String line = Arrays.stream(words).map(Object::toString).collect(Collectors.joining(" "));
    try {
      OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody listens any more", e);
    }
  }
}
