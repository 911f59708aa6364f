package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the tables are called: the host's schema and prefix before our own names. */
final class TableNames {

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,20}");
  private static final Pattern SCHEMA = Pattern.compile("[^\\s\"`'.;$]{1,63}");

  private final Optional<String> schema;
  private final String prefix;
  private final String quote;
  private final String qualifier;

  /**
   * The names.
   *
   * @param schema the schema as the database writes it, if not the connection's own
   * @param prefix what every table begins with
   * @param quote what the database puts around a name that must be taken as it is
   */
  private TableNames(Optional<String> schema, String prefix, String quote) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "'"
              + prefix
              + "' cannot begin the name of a table: up to 21 lower-case letters, digits or"
              + " underscores are needed, a letter first. Maybe 'comity_'?");
    }
    this.schema = schema;
    this.prefix = prefix;
    this.quote = quote;
    this.qualifier = schema.map(it -> quote + it + quote + ".").orElse("");
  }

  /**
   * The names on a database.
   *
   * @param schema what the host calls the schema, which must be there
   */
  static TableNames of(
      Connection connection, TableDialect dialect, Optional<String> schema, String prefix)
      throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    if (schema.isEmpty()) {
      return new TableNames(schema, prefix, quote);
    }
    String name = schema.get();
    if (!SCHEMA.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot be the name of a schema: up to 63 characters are needed, no blanks,"
              + " quotes, dots, semicolons or dollars among them. Maybe 'comity'?");
    }
    return new TableNames(Optional.of(dialect.schema(connection, name)), prefix, quote);
  }

  /**
   * The same names in the schema where the tables were found, so that they are found there whatever
   * schema a connection is set to.
   */
  TableNames in(String home) {
    return new TableNames(Optional.of(home), prefix, quote);
  }

  /** The schema as the database writes it, if not the connection's own. */
  Optional<String> schema() {
    return schema;
  }

  /** What every table begins with. */
  String prefix() {
    return prefix;
  }

  /** The qualified name of one of our tables. */
  String of(String table) {
    return qualifier + prefix + table;
  }

  /** Puts the names into a text that holds placeholders. An index lies in its table's schema. */
  String into(String text) {
    return text.replace("CREATE INDEX ${prefix}", "CREATE INDEX " + prefix)
        .replace("${name}", prefix)
        .replace("${prefix}", qualifier + prefix);
  }
}
