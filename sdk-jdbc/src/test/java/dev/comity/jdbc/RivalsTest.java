package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.PartnershipLifeContract;
import dev.comity.Subscription;
import dev.comity.journal.FeedEntry;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two programs, each in a JVM of its own, hammer on one register. */
class RivalsTest {

  private static final int COMMANDS = Integer.getInteger("comity.rivals.commands", 60);
  private static final int EVERYTHING = 10_000;

  @Test
  void twoProgramsOnOneFileOfH2BreakNothing() throws Exception {
    try (Mortal shared = MortalFile.h2Shared();
        TestDatabase database = shared.fresh()) {
      hammer("H2", database, shared.urlOf(database), shared.user());
    }
  }

  @Test
  void twoProgramsOnOneFileOfSqliteBreakNothing() throws Exception {
    try (Mortal shared = MortalFile.sqlite();
        TestDatabase database = shared.fresh()) {
      hammer("SQLite", database, shared.urlOf(database), shared.user());
    }
  }

  @Test
  void twoProgramsOnOnePostgresBreakNothing() throws Exception {
    try (TestDatabase database = Product.POSTGRESQL.fresh()) {
      hammer("PostgreSQL", database, Line.to(database.source()).url(), "postgres");
    }
  }

  @Test
  void twoProgramsOnOneMariaDbBreakNothing() throws Exception {
    try (TestDatabase database = Product.MARIADB.fresh()) {
      hammer("MariaDB", database, Line.to(database.source()).url(), "root");
    }
  }

  private static void hammer(String product, TestDatabase database, String url, String user)
      throws Exception {
    try (HikariDataSource pool = database.pool(2)) {
      JdbcStorage storage = JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
      Comity comity = Comity.on(storage).clock(later).build();
      List<CityId> cities =
          List.of(city(comity, "Vallejo"), city(comity, "Akashi"), city(comity, "Jincheon"));

      List<String> said = rivals(url, user, cities);

      everyCommandIsThereAsItWasAnswered(comity, said);
      nothingIsBroken(comity);
      nobodyWasPassedOver(comity, said);
      System.out.printf("%s: %s%n", product, counted(said));
    }
  }

  private static CityId city(Comity comity, String name) {
    CityProfile profile = CityProfile.of(name, CountryCode.of("US"));
    return comity
        .write(work -> work.cities().register(new CityRegistration(profile)))
        .orElseThrow()
        .id();
  }

  private static List<String> rivals(String url, String user, List<CityId> cities)
      throws Exception {
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    List<OtherJvm> both = new ArrayList<>();
    for (String name : List.of("one", "other")) {
      List<String> arguments = new ArrayList<>(List.of(url, user, name, String.valueOf(COMMANDS)));
      cities.forEach(it -> arguments.add(it.toString()));
      both.add(OtherJvm.running(Rival.class, said::add, arguments.toArray(String[]::new)));
    }
    for (OtherJvm it : both) {
      it.awaitReady();
    }
    for (OtherJvm it : both) {
      it.go();
    }
    for (OtherJvm it : both) {
      it.awaitEnd();
    }
    return said;
  }

  private static void everyCommandIsThereAsItWasAnswered(Comity comity, List<String> said) {
    List<FeedEntry> feed = comity.feed().after(0, EVERYTHING);
    Map<String, Long> entries =
        feed.stream()
            .map(it -> it.event().actor())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    entries.remove("system");
    assertThat(entries.keySet()).hasSameElementsAs(marks(said, "done"));
    assertThat(entries.values()).allMatch(it -> it == 1L);
    assertThat(said.stream().filter(it -> it.startsWith("failed")))
        .allMatch(it -> it.endsWith("ConflictException") || it.endsWith("StaleVersionException"));

    for (int i = 0; i < COMMANDS; i += Rival.SHARED_EVERY) {
      String name = Rival.SHARED + i;
      List<City> registered = comity.read(work -> work.cities().named(name));
      assertThat(registered).as(name).hasSize(1);
    }
  }

  private static List<String> marks(List<String> said, String verdict) {
    return said.stream()
        .filter(it -> it.startsWith(verdict + " "))
        .map(it -> it.split(" ")[1])
        .toList();
  }

  private static void nothingIsBroken(Comity comity) {
    assertThat(comity.verify().findings()).isEmpty();
    PartnershipLifeContract.atMostOneOpen(comity);
    PartnershipLifeContract.nothingIsSignedThatLacksAnApproval(comity);
    List<FeedEntry> feed = comity.feed().after(0, EVERYTHING);
    List<Partnership> all =
        comity.read(
            work -> work.partnerships().page(PartnershipFilter.ALL, Optional.empty(), EVERYTHING));
    assertThat(all)
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(
                        feed.stream()
                            .filter(e -> e.event().aggregate().value().equals(it.id().value())))
                    .hasSize((int) it.version()));
  }

  private static void nobodyWasPassedOver(Comity comity, List<String> said) {
    Subscription rest =
        comity.feed().subscription(Rival.SUBSCRIPTION, "judge").inParts(Rival.PARTS);
    List<Long> heard = new ArrayList<>(marks(said, "heard").stream().map(Long::valueOf).toList());
    while (rest.poll(100, it -> heard.add(it.position())).delivered() > 0) {
      // the next page
    }
    int entries = comity.feed().after(0, EVERYTHING).size();
    assertThat(heard.stream().distinct().sorted())
        .isEqualTo(LongStream.rangeClosed(1, entries).boxed().toList());
  }

  private static Map<String, Long> counted(List<String> said) {
    return said.stream()
        .map(it -> it.startsWith("failed") ? "failed " + it.split(" ")[2] : it.split(" ")[0])
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
