package dev.comity.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * What was sent to a database through a data source, one for each call that waits for an answer.
 */
final class SentStatements implements QueryExecutionListener {

  /** A statement, or a batch of one statement, with the parameters of its first row. */
  record Sent(String sql, List<ParameterSetOperation> parameters) {

    /** Sets the same parameters on another statement. */
    void setOn(PreparedStatement statement) {
      try {
        for (ParameterSetOperation it : parameters) {
          it.getMethod().invoke(statement, it.getArgs());
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new AssertionError("The parameters cannot be set again", e);
      }
    }
  }

  private final List<Sent> sent = new ArrayList<>();

  DataSource on(DataSource source) {
    return ProxyDataSourceBuilder.create(source).listener(this).build();
  }

  @Override
  public void beforeQuery(ExecutionInfo call, List<QueryInfo> queries) {}

  @Override
  public void afterQuery(ExecutionInfo call, List<QueryInfo> queries) {
    QueryInfo first = queries.get(0);
    List<List<ParameterSetOperation>> rows = first.getParametersList();
    sent.add(new Sent(first.getQuery(), rows.isEmpty() ? List.of() : List.copyOf(rows.get(0))));
  }

  /** What was sent since the last call of this method. */
  List<Sent> take() {
    List<Sent> all = List.copyOf(sent);
    sent.clear();
    return all;
  }
}
