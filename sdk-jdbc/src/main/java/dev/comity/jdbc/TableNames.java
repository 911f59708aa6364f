package dev.comity.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the tables are called: the host's schema and prefix before our own names.
 *
 * @param schema the schema, if not the connection's own
 * @param quote what stands around the schema, so that it may be a reserved word
 * @param prefix what every table begins with
 */
record TableNames(Optional<String> schema, String quote, String prefix) {

  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,20}");
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  TableNames {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "'"
              + prefix
              + "' cannot begin the name of a table: up to 21 lower-case letters, digits or"
              + " underscores are needed, a letter first. Maybe 'comity_'?");
    }
    schema.ifPresent(
        it -> {
          if (!SCHEMA.matcher(it).matches()) {
            throw new IllegalArgumentException(
                "'" + it + "' is not the name of a schema. Maybe 'comity'?");
          }
        });
  }

  /** With the schema that the host means, as the database calls it. */
  TableNames in(Connection connection, Dialect dialect) throws SQLException {
    return schema.isEmpty()
        ? this
        : new TableNames(
            Optional.of(dialect.schema(connection, schema.get())),
            connection.getMetaData().getIdentifierQuoteString(),
            prefix);
  }

  /** The qualified name of one of our tables. */
  String of(String table) {
    return qualifier() + prefix + table;
  }

  private String qualifier() {
    return schema.map(it -> quote + it + quote + ".").orElse("");
  }

  /** Puts the names into a text that holds placeholders. */
  String into(String text) {
    return text.replace("CREATE INDEX ${prefix}", "CREATE INDEX " + prefix)
        .replace("${name}", prefix)
        .replace("${prefix}", qualifier() + prefix);
  }
}
