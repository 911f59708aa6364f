/**
 * Benchmarks: Comity beside the same work in plain JDBC, in the same run, on the same database,
 * tables and rows. {@link dev.comity.examples.bench.RatioTable} writes the table of
 * docs/performance.md.
 */
package dev.comity.examples.bench;
