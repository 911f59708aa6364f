package dev.comity.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A data source that tells which statements were run through it, whether they failed or not. */
final class Recorded {

  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final DataSource source;

  Recorded(DataSource source) {
    this.source =
        ProxyDataSourceBuilder.create(source)
            .listener(
                new NoOpQueryExecutionListener() {
                  @Override
                  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                    queries.forEach(it -> statements.add(it.getQuery().strip()));
                  }
                })
            .build();
  }

  DataSource source() {
    return source;
  }

  List<String> statements() {
    return List.copyOf(statements);
  }

  /** What might have changed anything: all but questions. */
  List<String> changing() {
    return statements.stream().filter(it -> !isQuestion(it.toUpperCase(Locale.ROOT))).toList();
  }

  private static boolean isQuestion(String sql) {
    return Stream.of("SELECT", "SHOW").anyMatch(sql::startsWith)
        || (sql.startsWith("PRAGMA") && !sql.contains("="));
  }
}
