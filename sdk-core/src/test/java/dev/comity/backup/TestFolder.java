package dev.comity.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one try of a property: JUnit's own would be shared by all tries. */
final class TestFolder implements AutoCloseable {

  private final Path folder;

  TestFolder() throws IOException {
    folder = Files.createTempDirectory("backup");
  }

  Path file() {
    return folder.resolve("register.comity");
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : names()) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }
}
