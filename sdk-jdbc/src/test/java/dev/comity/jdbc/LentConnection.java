package dev.comity.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A pool of one connection that repairs nothing: what somebody changes on the connection and does
 * not undo stays changed, and a statement that is not closed stays open. Asking twice without
 * giving back fails.
 */
final class LentConnection {

  private final Connection only;
  private final List<Statement> statements = new ArrayList<>();
  private boolean out;

  LentConnection(Connection only) {
    this.only = only;
  }

  /** Where the connection can be borrowed. */
  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, values) -> lend());
  }

  private Connection lend() {
    if (out) {
      throw new AssertionError("a second connection was asked for");
    }
    out = true;
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, values) -> passOn(method, values));
  }

  private Object passOn(Method method, Object[] values) throws Throwable {
    if (method.getName().equals("close")) {
      out = false;
      return null;
    }
    try {
      Object answer = method.invoke(only, values);
      if (answer instanceof Statement statement) {
        statements.add(statement);
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  boolean isOut() {
    return out;
  }

  /** How many statements were made and not closed. */
  long openStatements() throws SQLException {
    long open = 0;
    for (Statement statement : statements) {
      open += statement.isClosed() ? 0 : 1;
    }
    return open;
  }

  /** Asks a connection something. */
  @FunctionalInterface
  private interface Question {
    Object ask(Connection connection) throws SQLException;
  }

  /** All that JDBC tells of a connection that somebody could have changed. */
  Map<String, Object> state() throws SQLException {
    Map<String, Question> questions = new LinkedHashMap<>();
    questions.put("auto-commit", Connection::getAutoCommit);
    questions.put("isolation", Connection::getTransactionIsolation);
    questions.put("read-only", Connection::isReadOnly);
    questions.put("catalog", Connection::getCatalog);
    questions.put("schema", Connection::getSchema);
    questions.put("holdability", Connection::getHoldability);
    questions.put("network time-out", Connection::getNetworkTimeout);
    questions.put("statement time-out", LentConnection::statementTimeout);
    Map<String, Object> state = new LinkedHashMap<>();
    for (Map.Entry<String, Question> question : questions.entrySet()) {
      state.put(question.getKey(), answer(question.getValue()));
    }
    return state;
  }

  private static int statementTimeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.getQueryTimeout();
    }
  }

  private Object answer(Question question) throws SQLException {
    try {
      return String.valueOf(question.ask(only));
    } catch (SQLFeatureNotSupportedException e) {
      return "not known to this driver";
    }
  }
}
