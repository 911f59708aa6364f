/** The storage on relational databases: {@link dev.comity.jdbc.JdbcStorage} and its schema. */
@NullMarked
package dev.comity.jdbc;

import org.jspecify.annotations.NullMarked;
