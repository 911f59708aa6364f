package dev.comity.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a server of the tests listens.
 *
 * @param url its URL, with the database
 * @param port its port
 * @param sources makes the same data source with another URL
 */
record Line(String url, int port, Function<String, DataSource> sources) {

  private static final Pattern PORT = Pattern.compile("//localhost:(\\d+)/");

  static Line to(DataSource source) throws SQLException {
    if (source instanceof PGSimpleDataSource it) {
      return of(it.getURL(), Line::postgres);
    }
    if (source instanceof MariaDbDataSource it) {
      return of(it.getUrl(), Line::mariaDb);
    }
    return of(((MysqlDataSource) source).getUrl(), Line::mySql);
  }

  private static Line of(String url, Function<String, DataSource> sources) {
    Matcher port = PORT.matcher(url);
    if (!port.find()) {
      throw new AssertionError("'" + url + "' names no port of this machine");
    }
    return new Line(url, Integer.parseInt(port.group(1)), sources);
  }

  /** The same server behind another port. */
  DataSource through(int other) {
    return sources.apply(PORT.matcher(url).replaceFirst("//localhost:" + other + "/"));
  }

  private static DataSource postgres(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser("postgres");
    return source;
  }

  private static DataSource mariaDb(String url) {
    try {
      MariaDbDataSource source = new MariaDbDataSource(url);
      source.setUser("root");
      return source;
    } catch (SQLException e) {
      throw new AssertionError("'" + url + "' is no URL of MariaDB's driver", e);
    }
  }

  private static DataSource mySql(String url) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(url);
    source.setUser("root");
    return source;
  }
}
