package dev.comity.jdbc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server of its own that writes through to the disk, to be killed and started again. */
final class MortalServer implements Mortal {

  private static final int PATIENCE_SECONDS = 60;

  private final String name;
  private final AutoCloseable first;
  private final Supplier<TestDatabase> databases;
  private final Function<TestDatabase, String> urls;
  private final String user;
  private final DataSource administrator;
  private final List<String> command;
  private final Path log;
  private ProcessHandle process;

  private MortalServer(
      String name,
      AutoCloseable first,
      Supplier<TestDatabase> databases,
      Function<TestDatabase, String> urls,
      String user,
      Function<DataSource, ProcessHandle> finder,
      Path log) {
    this.name = name;
    this.first = first;
    this.databases = databases;
    this.urls = urls;
    this.user = user;
    this.administrator = databases.get().source();
    this.process = finder.apply(administrator);
    this.command = commandOf(process);
    this.log = log;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "mortal-stop"));
  }

  static MortalServer postgres() {
    PostgresServer server = PostgresServer.start(Durability.DURABLE);
    return new MortalServer(
        "PostgreSQL",
        server,
        server::fresh,
        it -> ((PGSimpleDataSource) it.source()).getURL(),
        "postgres",
        it -> handle(ask(it, "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)")),
        TestFiles.folder("postgresql").resolve("killed.log"));
  }

  static MortalServer mariaDb() {
    MariaDbServer server = MariaDbServer.start(Durability.DURABLE);
    return new MortalServer(
        "MariaDB",
        server,
        server::fresh,
        it -> ((MariaDbDataSource) it.source()).getUrl(),
        "root",
        it -> handle(read(Path.of(ask(it, "SELECT @@pid_file")))),
        TestFiles.folder("mariadb").resolve("killed.log"));
  }

  private static ProcessHandle handle(String id) {
    return ProcessHandle.of(Long.parseLong(id.strip())).orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("The server's own file cannot be read", e);
    }
  }

  private static String ask(DataSource source, String query) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError("The server does not answer", e);
    }
  }

  /** What the system says was started; PostgreSQL refuses root, so it is in a name space then. */
  private static List<String> commandOf(ProcessHandle process) {
    List<String> command = new ArrayList<>();
    String program = process.info().command().orElseThrow();
    if (System.getProperty("user.name").equals("root") && program.endsWith("postgres")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(program);
    command.addAll(List.of(process.info().arguments().orElseThrow()));
    return command;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TestDatabase fresh() {
    return databases.get();
  }

  @Override
  public String urlOf(TestDatabase database) {
    return urls.apply(database);
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public boolean isServer() {
    return true;
  }

  @Override
  public void kill() {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(it -> it.onExit().join());
  }

  @Override
  public void start() throws Exception {
    File output = log.toFile();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
            .start()
            .toHandle();
    for (int attempt = 0; attempt < PATIENCE_SECONDS * 20 && process.isAlive(); attempt++) {
      try (Connection ready = administrator.getConnection()) {
        if (ready.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        Thread.sleep(50); // it is still recovering; if it never answers, that is said below
      }
    }
    throw new AssertionError(
        String.join(" ", command) + " does not start again; its log is " + log);
  }

  @Override
  public void close() throws Exception {
    kill();
    first.close();
  }
}
