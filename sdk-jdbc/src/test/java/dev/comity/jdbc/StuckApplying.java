package dev.comity.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * A program that applies the schema and stops for ever in the middle of it, where it says that it
 * is ready to be killed.
 */
final class StuckApplying {

  /** Whether it stops before or after a statement. */
  enum When {
    BEFORE,
    AFTER
  }

  /** H2 writes half a second after it has acknowledged; the others have written. */
  private static Duration untilWritten(String url) {
    return Duration.ofMillis(url.startsWith("jdbc:h2:") ? 1_000 : 0);
  }

  private StuckApplying() {}

  /** Takes the URL, the user, the password, when to stop, and a piece of the statement. */
  public static void main(String[] arguments) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(arguments[0]);
    config.setUsername(arguments[1]);
    config.setPassword(arguments[2]);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      JdbcStorage.on(
              ProxyDataSourceBuilder.create(pool)
                  .listener(
                      stopping(
                          When.valueOf(arguments[3]), arguments[4], untilWritten(arguments[0])))
                  .build())
          .schemaMode(SchemaMode.APPLY)
          .build();
    }
  }

  private static NoOpQueryExecutionListener stopping(
      When when, String statement, Duration untilWritten) {
    return new NoOpQueryExecutionListener() {
      @Override
      public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        stopIf(When.BEFORE, queries);
      }

      @Override
      public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        stopIf(When.AFTER, queries);
      }

      private void stopIf(When now, List<QueryInfo> queries) {
        if (when == now && queries.stream().anyMatch(it -> it.getQuery().contains(statement))) {
          stop(untilWritten);
        }
      }
    };
  }

  private static void stop(Duration untilWritten) {
    try {
      Thread.sleep(untilWritten.toMillis());
      System.out.println(OtherJvm.READY);
      System.out.flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts this program", e);
    }
  }
}
