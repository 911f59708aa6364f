package dev.comity.jdbc;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a table looks like, as our DDL says it or as the database does. Names are in lower case.
 *
 * @param columns the columns by name
 * @param primaryKey the columns of the primary key, in its order
 * @param indexes the indexes and unique constraints
 */
record TableShape(Map<String, Column> columns, List<String> primaryKey, List<Index> indexes) {

  TableShape {
    columns = Map.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    indexes = List.copyOf(indexes);
  }

  /**
   * A column.
   *
   * @param type its type in the words of our DDL, with its length or precision
   * @param nullable whether it may be null
   * @param filled whether the database fills it in if an INSERT does not name it
   * @param collation by what its text is compared, if not byte by byte without saying so
   */
  record Column(String type, boolean nullable, boolean filled, Optional<String> collation) {}

  /**
   * An index.
   *
   * @param name its name
   * @param unique whether the database lets no two rows be alike in its columns
   * @param columns its columns, in its order
   * @param whole whether it covers all rows
   */
  record Index(String name, boolean unique, List<String> columns, boolean whole) {}
}
