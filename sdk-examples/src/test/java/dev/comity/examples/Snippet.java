package dev.comity.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * A block of Java from a document, as a class that can be run. A block that declares a public class
 * is taken as it is. Any other is a list of statements, behind imports if it needs more than these:
 * every public package of the library, {@code java.util}, {@code java.time}, {@code java.nio.file}
 * and {@code java.sql.Connection}.
 */
record Snippet(String name, String source) {

  private static final Pattern DECLARED = Pattern.compile("(?m)^public class (\\w+)");
  private static final String BEFORE =
      """
      import dev.comity.*;
      import dev.comity.backup.*;
      import dev.comity.failure.*;
      import dev.comity.gazetteer.*;
      import dev.comity.jdbc.*;
      import dev.comity.journal.*;
      import dev.comity.partnership.*;
      import dev.comity.party.*;
      import dev.comity.register.*;
      import dev.comity.storage.*;
      import java.nio.file.*;
      import java.sql.Connection;
      import java.time.*;
      import java.util.*;
      """;

  static Snippet of(DocumentBlock block) {
    Matcher declared = DECLARED.matcher(block.text());
    if (declared.find()) {
      return new Snippet(declared.group(1), block.text());
    }
    String imports =
        block.text().lines().filter(Snippet::isImport).collect(Collectors.joining("\n"));
    String statements =
        block.text().lines().filter(it -> !isImport(it)).collect(Collectors.joining("\n"));
    String source =
        BEFORE
            + imports
            + "\npublic class Wrapped {\n"
            + "public static void main(String[] args) throws Exception {\n"
            + statements
            + "\n}\n}\n";
    return new Snippet("Wrapped", source);
  }

  private static boolean isImport(String line) {
    return line.startsWith("import ");
  }

  /** Compiles and runs the class in a folder, on the class path of the tests. */
  String run(Path folder) throws Exception {
    compile(folder);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      classes
          .loadClass(name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void compile(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    ByteArrayOutputStream faults = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                faults,
                faults,
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    if (code != 0) {
      throw new AssertionError(faults.toString(StandardCharsets.UTF_8) + source);
    }
  }
}
