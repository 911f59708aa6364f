package dev.comity.jdbc;

import dev.comity.journal.Hash;
import java.util.List;

/**
 * One step of the schema: a file of DDL in the jar. What the tables should look like is read from
 * the same text, so that it cannot say something else.
 *
 * @param name the file's name
 * @param hash the hash of its text, before the host's names are put in
 * @param statements its statements, with the host's names
 */
record SchemaStep(String name, Hash hash, List<Ddl> statements) {

  /** In the order in which they run. A released step is never changed. */
  private static final List<String> FILES = List.of("V1__register.sql", "V2__feed_and_keys.sql");

  static List<SchemaStep> all(Dialect dialect, TableNames tables) {
    return FILES.stream().map(file -> read(dialect, tables, file)).toList();
  }

  private static SchemaStep read(Dialect dialect, TableNames tables, String file) {
    String text = Ddl.file(dialect, file);
    return new SchemaStep(file, Hash.of(text), Ddl.statements(tables.into(text)));
  }
}
