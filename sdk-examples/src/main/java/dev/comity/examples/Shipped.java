package dev.comity.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that the program brings, copied to where it can be read as a file; gone when closed. */
record Shipped(Path folder, Path path) implements AutoCloseable {

  static Shipped open(String resource) throws IOException {
    Path folder = Files.createTempDirectory("comity");
    Path copy = folder.resolve(resource);
    try (InputStream in = Shipped.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The program does not bring " + resource);
      }
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Shipped(folder, copy);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(folder);
  }
}
