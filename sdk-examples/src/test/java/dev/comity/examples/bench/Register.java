package dev.comity.examples.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.jdbc.JdbcStorage;
import dev.comity.partnership.PartnershipId;
import dev.comity.party.CityId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A loaded register, as {@link RatioTable} hands it to a fork, and both ways to work with it. */
@State(Scope.Benchmark)
public class Register {

  static final String DATABASE = "bench.database";
  static final String URL = "bench.url";
  static final String USER = "bench.user";
  static final String CITIES = "bench.cities";

  /** Cities whose partnerships are written to; the partnerships of the next ones are only read. */
  private static final int WRITTEN = 200;

  private static final int READ_FROM = WRITTEN + Sample.PARTNERSHIPS_OF_A_CITY;

  final SplittableRandom random = new SplittableRandom(4);
  HikariDataSource pool;
  Database database;
  Comity comity;
  PlainReads reads;
  PlainCommands commands;
  PlainFeed feed;
  private int cities;
  private int proposals;

  /** For {@link RatioTable}'s forks: by system properties. */
  @Setup
  public void open() {
    open(
        Database.valueOf(System.getProperty(DATABASE).toUpperCase(Locale.ROOT)),
        System.getProperty(URL),
        System.getProperty(USER, ""),
        Integer.getInteger(CITIES));
  }

  void open(Database which, String url, String user, int loaded) {
    database = which;
    pool = which.pool(url, user);
    cities = loaded;
    comity = Comity.on(JdbcStorage.on(pool).build()).build();
    reads = new PlainReads(pool, which);
    commands = new PlainCommands(pool, which);
    feed = new PlainFeed(pool, which);
  }

  int cities() {
    return cities;
  }

  /** A city of which all partnerships are as they were loaded. */
  CityId city() {
    return Sample.city(random.nextInt(READ_FROM, cities - Sample.PARTNERSHIPS_OF_A_CITY));
  }

  PartnershipId partnership() {
    return Sample.partnership(
        random.nextInt(READ_FROM, cities) * Sample.PARTNERSHIPS_OF_A_CITY
            + random.nextInt(Sample.PARTNERSHIPS_OF_A_CITY));
  }

  /** One of the partnerships that are there to be written to. */
  PartnershipId written() {
    return Sample.partnership(random.nextInt(WRITTEN * Sample.PARTNERSHIPS_OF_A_CITY));
  }

  /** A position in the feed after which there are more entries than are ever read at once. */
  long position() {
    return random.nextLong(cities * (long) Sample.PARTNERSHIPS_OF_A_CITY);
  }

  /** Two cities between which nothing stands yet: every call gives another pair. */
  CityId[] strangers() {
    int one = proposals % (cities / 2);
    int distance = 2 * Sample.PARTNERSHIPS_OF_A_CITY + proposals++ / (cities / 2);
    return new CityId[] {Sample.city(one), Sample.city(one + distance)};
  }

  /** Takes away what was proposed, so that the register is as large for the next fork. */
  @TearDown
  public void close() throws SQLException {
    String last = Sample.partnership(Integer.MAX_VALUE / 2).value().toString();
    try (Connection connection = Database.begin(pool)) {
      for (String condition :
          new String[] {
            "comity_partnership WHERE tenant = ? AND id > ?",
            "comity_event WHERE tenant = ? AND aggregate_id > ?"
          }) {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + condition)) {
          delete.setString(1, "default");
          delete.setString(2, last);
          delete.executeUpdate();
        }
      }
      connection.commit();
    }
    comity.close();
    pool.close();
  }
}
