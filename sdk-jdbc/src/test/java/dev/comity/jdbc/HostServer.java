package dev.comity.jdbc;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A server that whoever runs the tests gives to them, by the system properties {@code
 * comity.test.NAME.url}, {@code .user} and {@code .password}; docs/storage.md tells more.
 *
 * @param url its JDBC URL, with a database that is there
 * @param user who logs in; that user must be allowed to make schemas or databases
 * @param password the password, empty for none
 */
record HostServer(String url, String user, String password) {

  /** Looks whether there is a server of that name. */
  static Optional<HostServer> named(String name) {
    String property = "comity.test." + name;
    return Optional.ofNullable(System.getProperty(property + ".url"))
        .map(
            url ->
                new HostServer(
                    url,
                    System.getProperty(property + ".user", ""),
                    System.getProperty(property + ".password", "")));
  }

  /** A name that no schema or database on anybody's server has yet. */
  static String newName() {
    String random = UUID.randomUUID().toString().replace("-", "");
    return "comity_test_" + random.substring(0, 12).toLowerCase(Locale.ROOT);
  }

  /** The same server, with another database in the path of the URL. */
  String urlOf(String database) {
    String other = url.replaceFirst("^(jdbc:[^/]+//[^/?]+)(/[^?]*)?", "$1/" + database);
    if (!other.contains("/" + database)) {
      throw new IllegalArgumentException(
          "'" + url + "' names no server. Maybe 'jdbc:mariadb://localhost:3306/'?");
    }
    return other;
  }

  /** A URL with more settings of its driver, written as {@code name=value&name=value}. */
  static String with(String url, String settings) {
    return settings.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + settings;
  }
}
