package dev.comity.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of one of the files of DDL in the jar.
 *
 * @param comment the lines of comment right before it
 * @param sql the statement, without the semicolon
 */
record Ddl(String comment, String sql) {

  /** Reads a file of the jar. */
  static String file(Dialect dialect, String name) {
    String path = dialect.folder() + "/" + name;
    try (InputStream in = Ddl.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + path);
      }
      return unix(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path + " in the jar", e);
    }
  }

  /** Line ends are those of Unix, whatever a version control or a build made of them. */
  static String unix(String text) {
    return text.replace("\r\n", "\n");
  }

  /**
   * The statements of a text, of which each ends with a line. Comments stand on lines of their own;
   * those before an empty line belong to no statement.
   */
  static List<Ddl> statements(String text) {
    List<Ddl> statements = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        comment.clear();
      } else if (line.startsWith("--")) {
        comment.add(line);
      } else {
        sql.add(line);
        if (line.endsWith(";")) {
          String whole = String.join("\n", sql);
          statements.add(
              new Ddl(String.join("\n", comment), whole.substring(0, whole.length() - 1)));
          comment.clear();
          sql.clear();
        }
      }
    }
    return statements;
  }

  /** What it makes. */
  Made made() {
    return Made.by(sql);
  }

  /** As a person or any SQL client reads it: clients may end a statement at any semicolon. */
  String text() {
    String said = comment.isEmpty() ? "" : comment.replace(';', ',') + "\n";
    return said + sql + ";\n";
  }
}
