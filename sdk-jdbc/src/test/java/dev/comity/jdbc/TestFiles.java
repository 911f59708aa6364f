package dev.comity.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where the databases of the tests keep their files: in the module's own target folder, so that two
 * users or two checkouts on one machine never meet, and a clean build leaves nothing behind.
 */
final class TestFiles {

  private TestFiles() {}

  /** A folder below target, which is there. */
  static Path folder(String name) {
    try {
      Path classes =
          Path.of(TestFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.createDirectories(
          classes.toAbsolutePath().resolveSibling("databases").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The tests cannot make a folder for their databases", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The test classes lie nowhere", e);
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(it);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A test database cannot be deleted", e);
    }
  }
}
