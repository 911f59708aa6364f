package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs both libraries as named modules, in a JVM of its own without a class path. */
class ModulePathIT {

  private static final String MODULE =
      """
      module host {
        requires dev.comity.jdbc;
        requires com.h2database;
        requires java.naming;
      }
      """;

  private static final String PROGRAM =
      """
      package host;

      import dev.comity.Comity;
      import dev.comity.jdbc.*;
      import dev.comity.party.*;
      import java.util.Locale;

      public class Host {
        public static void main(String[] args) {
          var source = new org.h2.jdbcx.JdbcDataSource();
          source.setURL("jdbc:h2:mem:host;DB_CLOSE_DELAY=-1");
          var storage = JdbcStorage.on(source).schemaMode(SchemaMode.APPLY).build();
          try (Comity comity = Comity.on(storage).build()) {
            var refused = comity.write(work -> work.cities().register(
                new CityRegistration(CityProfile.of(" ", CountryCode.of("US")))));
            System.out.println(refused.reasons().get(0).message(new Locale("es")));
            comity.write(work -> work.cities().register(
                new CityRegistration(CityProfile.of("Vallejo", CountryCode.of("US"))))).orElseThrow();
            System.out.println(comity.verify().holds() + " " + Comity.class.getModule());
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void bothLibrariesWorkAsNamedModules() throws Exception {
    String modulePath = modulePath();
    Path source = Files.createDirectories(folder.resolve("src/host"));
    Path classes = folder.resolve("classes");
    Files.writeString(folder.resolve("src/module-info.java"), MODULE);
    Files.writeString(source.resolve("Host.java"), PROGRAM);
    ByteArrayOutputStream faults = new ByteArrayOutputStream();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                faults,
                "--module-path",
                modulePath,
                "-d",
                classes.toString(),
                folder.resolve("src/module-info.java").toString(),
                source.resolve("Host.java").toString());
    assertThat(compiled).as(faults.toString(StandardCharsets.UTF_8)).isZero();

    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath + File.pathSeparator + classes,
                "--module",
                "host/host.Host")
            .redirectErrorStream(true)
            .start();
    String said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(host.waitFor()).as(said).isZero();
    assertThat(said).contains("debe ser un nombre", "true module dev.comity");
  }

  /** The packaged libraries, and of the class path what they need: no test library is among it. */
  private static String modulePath() throws IOException {
    List<String> needed =
        List.of(
            "jakarta.validation-api",
            "hibernate-validator",
            "jboss-logging",
            "classmate",
            "caffeine",
            "jackson-core",
            "java-uuid-generator",
            "fastcsv",
            "pcollections",
            "jgrapht-core",
            "jheaps",
            "apfloat",
            "slf4j-api",
            "jspecify",
            "h2-");
    Stream<String> libraries =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                it ->
                    needed.stream()
                        .anyMatch(name -> Path.of(it).getFileName().toString().startsWith(name)));
    return Stream.concat(Stream.of(jar("sdk-core"), jar("sdk-jdbc")), libraries)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(String module) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
      return files
          .filter(it -> it.getFileName().toString().matches(module + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }
}
