/** Tables in files: strict UTF-8, plain or gzip, TSV or CSV, with columns that a header names. */
@NullMarked
package dev.comity.table;

import org.jspecify.annotations.NullMarked;
