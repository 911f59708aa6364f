package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.Work;
import dev.comity.failure.Outcome;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.AsOf;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Exploration;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Signing;
import dev.comity.partnership.Submission;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.party.OutsideId;
import dev.comity.register.ImportOutcome;
import dev.comity.register.ImportReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many statements each command and each question sends. A number that rises here is paid by
 * every host in round trips.
 */
class StatementCountTest {

  private static final LocalDate TODAY = LocalDate.of(2020, 5, 1);
  private static final PartialDate ON = PartialDate.of(TODAY);
  private static final AsOf THEN = AsOf.on(TODAY);

  private final SentStatements sent = new SentStatements();

  @ParameterizedTest
  @EnumSource
  void aCommandSendsAsFewStatementsAsItsRowsNeed(Product product) {
    try (TestDatabase database = product.fresh()) {
      Comity comity = register(database.pool(2));
      int ahead = ahead(database) + (product == Product.SQLITE ? 1 : 0); // the writer's turn
      CityId one = city(comity, "One");
      CityId other = city(comity, "Other");

      // the identifier is looked for; then entry, party, name and identifier are written
      sent.take();
      city(comity, "Third");
      assertThat(sent.take()).hasSize(5 + ahead);

      // both cities with what was merged into them, what is open; entry and partnership
      Partnership it = done(comity, work -> work.partnerships().propose(proposal(one, other)));
      assertThat(sent.take()).hasSize((isNear(product) ? 7 : 4) + ahead);

      // the partnership with its newest entry; entry and partnership
      PartnershipId id = it.id();
      Hash text = Hash.of("the text");
      done(comity, work -> work.partnerships().explore(new Exploration(id, ON)));
      assertThat(sent.take()).hasSize(3 + ahead);
      done(comity, work -> work.partnerships().submit(new Submission(id, ON, text)));
      assertThat(sent.take()).hasSize(3 + ahead);
      for (CityId party : List.of(one, other)) {
        Resolution resolution =
            new Resolution(party, "council", Optional.empty(), Optional.empty());
        done(comity, work -> work.partnerships().approve(new Approval(id, ON, resolution, text)));
        assertThat(sent.take()).hasSize(3 + ahead);
      }
      done(comity, work -> work.partnerships().sign(new Signing(id, ON, Optional.empty())));
      assertThat(sent.take()).hasSize(3 + ahead);
      done(comity, work -> work.partnerships().note(new Activity(id, ON, "a concert")));
      assertThat(sent.take()).hasSize(3 + ahead);
      comity.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aQuestionSendsTheSameStatementsHoweverManyRowsAnswerIt(Product product) {
    try (TestDatabase database = product.fresh()) {
      Comity comity = register(database.pool(2));
      CityId hub = city(comity, "Hub");
      List<Integer> few = counts(comity, hub, grow(comity, hub, 2), 2);
      List<Integer> many = counts(comity, hub, grow(comity, hub, 40), 42);

      int sides = product == Product.POSTGRESQL ? 1 : 2;
      int ahead = ahead(database);
      assertThat(many)
          .isEqualTo(few)
          .containsExactly(
              1 + ahead, // the partnership
              1 + sides + ahead, // what was merged into the city; its partnerships
              1 + ahead, // the entries about it
              1 + sides + ahead, // what was merged; the entries about its partnerships
              1 + ahead, // the page
              2 + ahead); // the feed; whether there is more
      comity.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aVerificationSendsTheSameStatementsHoweverMuchThereIs(Product product) {
    try (TestDatabase database = product.fresh()) {
      Comity comity = register(database.pool(2));
      CityId hub = city(comity, "Hub");
      grow(comity, hub, 2);
      sent.take();
      assertThat(comity.verify().findings()).isEmpty();
      int few = sent.take().size();

      grow(comity, hub, 40);
      sent.take();
      assertThat(comity.verify().findings()).isEmpty();
      assertThat(sent.take()).hasSize(few);
      comity.close();
    }
  }

  /** Where the database is near, small questions are quicker; elsewhere many are asked at once. */
  @ParameterizedTest
  @EnumSource
  void aListOfPairsIsAskedAboutInPortions(Product product) throws IOException {
    try (TestDatabase database = product.fresh()) {
      Comity comity = register(database.pool(2));
      Path folder = TestFiles.folder("pairs/" + Host.newName());
      int places = 300;
      importPlaces(comity, folder.resolve("places.tsv"), places);
      Path list = folder.resolve("list.csv");
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(list))) {
        out.println("a_name,a_country,b_name,b_country");
        for (int i = 1; i < places; i++) {
          out.printf("Place %d,US,Place %d,US%n", i, i + 1);
        }
      }
      sent.take();
      ImportReport first = importPairs(comity, list);
      int adding = sent.take().size();
      ImportReport again = importPairs(comity, list);
      int knowing = sent.take().size();

      assertThat(first.lines()).allMatch(it -> it.outcome() == ImportOutcome.ADDED);
      assertThat(again.lines()).allMatch(it -> it.outcome() == ImportOutcome.ALREADY_THERE);
      if (!isNear(product)) {
        assertThat(adding).as("one for each new pair").isLessThan(places + 60);
        assertThat(knowing).isLessThan(30);
      }
      comity.close();
      TestFiles.delete(folder);
    }
  }

  private static ImportReport importPairs(Comity comity, Path list) {
    return comity.write(work -> work.register().importPairs(list, count -> {})).orElseThrow();
  }

  private static void importPlaces(Comity comity, Path file, int places) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("geonameid\tname\tlat\tlon\tcountry");
      for (int i = 1; i <= places; i++) {
        out.println(i + "\tPlace " + i + "\t" + i / 10.0 + "\t" + i / 10.0 + "\tUS");
      }
    }
    comity.write(work -> work.gazetteer().importFrom(GazetteerFile.at(file))).orElseThrow();
  }

  private List<Integer> counts(Comity comity, CityId hub, PartnershipId id, int partners) {
    comity.feed().after(0, 1_000);
    return List.of(
        count(1, () -> comity.read(work -> work.partnerships().find(id).stream().toList())),
        count(partners, () -> comity.read(work -> work.partnerships().of(hub))),
        count(1, () -> comity.read(work -> work.partnerships().asOf(id, THEN).stream().toList())),
        count(partners, () -> comity.read(work -> work.partnerships().of(hub, THEN))),
        count(
            partners,
            () ->
                comity.read(
                    work ->
                        work.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 100))),
        count(1 + 2 * partners, () -> comity.feed().after(0, 1_000)));
  }

  private int count(int answers, Supplier<List<?>> question) {
    sent.take();
    assertThat(question.get()).hasSize(answers);
    return sent.take().size();
  }

  private PartnershipId grow(Comity comity, CityId hub, int more) {
    Optional<PartnershipId> last = Optional.empty();
    for (int i = 0; i < more; i++) {
      CityId partner = city(comity, "Partner " + more + "-" + i);
      last =
          Optional.of(
              done(comity, work -> work.partnerships().propose(proposal(hub, partner))).id());
    }
    return last.orElseThrow();
  }

  /** What the server itself counts: the driver sends no more than what the proxy sees. */
  @Test
  void mariaDbIsToldTheIsolationOnlyWhereTheHostHasChangedIt() throws SQLException {
    try (TestDatabase database = Product.MARIADB.fresh()) {
      DataSource pool = database.pool(1);
      Comity comity = register(pool);
      PartnershipId nobody = new PartnershipId(new UUID(1, 1));
      comity.read(work -> work.partnerships().find(nobody));

      long before = questions(pool);
      comity.read(work -> work.partnerships().find(nobody));

      // auto-commit off, the query, the rollback, auto-commit on, and this question itself
      assertThat(questions(pool) - before).isEqualTo(5);

      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
      }
      long changed = questions(pool);
      comity.read(work -> work.partnerships().find(nobody));

      assertThat(questions(pool) - changed)
          .as("with the isolation for one transaction")
          .isEqualTo(6);
      comity.close();
    }
  }

  private static long questions(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }

  /** MySQL has to be told the isolation by a statement, and so has MariaDB by MySQL's driver. */
  private static int ahead(TestDatabase database) {
    try (Connection connection = database.source().getConnection()) {
      return Dialect.of(connection) instanceof MySqlDialect
              && !connection.getMetaData().getDriverName().startsWith("MariaDB")
          ? 1
          : 0;
    } catch (SQLException e) {
      throw new AssertionError("The database does not say what it is", e);
    }
  }

  /** Several small statements are quicker there than a large one. */
  private static boolean isNear(Product product) {
    return switch (product) {
      case H2_MEMORY, H2_FILE, SQLITE -> true;
      default -> false;
    };
  }

  private Comity register(DataSource pool) {
    JdbcStorage.on(pool).schemaMode(SchemaMode.APPLY).build();
    return Comity.on(JdbcStorage.on(sent.on(pool)).schemaMode(SchemaMode.SKIP).build()).build();
  }

  private static CityId city(Comity comity, String name) {
    CityProfile profile =
        new CityProfile(
            name,
            CountryCode.of("US"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeSet<>(),
            new TreeSet<>(List.of(OutsideId.geonames(Math.abs(name.hashCode())))),
            new TreeSet<>());
    Outcome<City> city =
        comity.write(work -> work.cities().register(new CityRegistration(profile)));
    return city.orElseThrow().id();
  }

  private static Proposal proposal(CityId one, CityId other) {
    return new Proposal(one, other, "sister-city", ON);
  }

  private static <T> T done(Comity comity, Function<Work, Outcome<T>> command) {
    return comity.write(command).orElseThrow();
  }
}
