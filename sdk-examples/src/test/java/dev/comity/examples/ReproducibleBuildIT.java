package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds everything a second time, elsewhere: each artifact must be the same bytes. */
class ReproducibleBuildIT {

  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final Set<String> NOT_SOURCE = Set.of("target", ".git", ".idea");

  @TempDir Path elsewhere;

  @Test
  void twoBuildsAreTheSameBytes() throws Exception {
    copy(PROJECT, elsewhere);
    StringBuilder said = new StringBuilder();

    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(elsewhere.toFile());
    request.setGoals(List.of("package"));
    request.setBatchMode(true);
    request.setQuiet(true);
    request.setOffline(true);
    request.setJavaHome(new File(System.getProperty("java.home")));
    request.setOutputHandler(line -> said.append(line).append('\n'));
    request.addArg("-DskipTests");
    request.addArg("-Denforcer.skip");
    request.addArg("-Dcheckstyle.skip");
    String repository = System.getProperty("local.repository", "");
    if (!repository.isBlank()) {
      request.setLocalRepositoryDirectory(new File(repository));
    }
    DefaultInvoker maven = new DefaultInvoker();
    maven.setMavenHome(new File(System.getProperty("maven.home")));
    InvocationResult result = maven.execute(request);

    assertThat(result.getExitCode()).as(said.toString()).isZero();
    Map<String, Path> here = jars(PROJECT);
    Map<String, Path> there = jars(elsewhere);
    assertThat(there.keySet()).isEqualTo(here.keySet()).hasSize(10);
    for (String jar : here.keySet()) {
      if (Files.mismatch(here.get(jar), there.get(jar)) >= 0) {
        assertThat(contents(there.get(jar)))
            .as(jar + " (after a change of JDK or a deletion, build with clean first)")
            .isEqualTo(contents(here.get(jar)));
        throw new AssertionError(jar + " has the same contents, but not the same bytes");
      }
    }
  }

  private static Map<String, Path> jars(Path project) throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    for (String module : List.of("sdk-core", "sdk-jdbc", "sdk-examples")) {
      try (Stream<Path> files = Files.list(project.resolve(module).resolve("target"))) {
        files
            .filter(it -> it.toString().endsWith(".jar"))
            .forEach(it -> jars.put(module + "/" + it.getFileName(), it));
      }
    }
    return jars;
  }

  /** Each entry with its checksum, so that a failure says which differs. */
  private static Map<String, Long> contents(Path jar) throws IOException {
    Map<String, Long> contents = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().forEach((ZipEntry it) -> contents.put(it.getName(), it.getCrc()));
    }
    return contents;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> children = Files.list(from)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        if (NOT_SOURCE.contains(name)) {
          continue;
        }
        Path target = to.resolve(name);
        if (Files.isDirectory(child)) {
          Files.createDirectories(target);
          copy(child, target);
        } else {
          Files.copy(child, target);
        }
      }
    }
  }
}
