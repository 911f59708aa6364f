package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.Work;
import dev.comity.gazetteer.CacheFigures;
import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.PlaceQuery;
import dev.comity.gazetteer.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a cache must never show: what was rolled back, and what another process replaced before the
 * unit of work began. The other process is a second register on the same database, with caches of
 * its own.
 */
class CacheTest {

  private static final String HEADER = "geonameid\tname\tlat\tlon\tcountry\n";

  @TempDir Path folder;

  private final TestDatabase database = Product.H2_MEMORY.fresh();
  private final JdbcStorage storage =
      JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
  private final Comity ours = Comity.on(storage).build();
  private final Comity theirs = Comity.on(JdbcStorage.on(database.source()).build()).build();

  private GazetteerFile before = GazetteerFile.at(Path.of(""));
  private GazetteerFile after = GazetteerFile.at(Path.of(""));

  @BeforeEach
  void importPlacesAndLookAtThem() throws IOException {
    before = places("before.tsv", "1\tVallejo\t38\t-122\tUS\n");
    after = places("after.tsv", "2\tVallejo\t-33\t-70\tCL\n3\tValleja\t-20\t-60\tBO\n");
    theirs.write(work -> work.gazetteer().importFrom(before)).orElseThrow();
    assertThat(seen(ours)).containsExactly(1L);
    assertThat(seen(theirs)).containsExactly(1L);
    assertThat(nearest(ours)).isEqualTo(1);
  }

  @AfterEach
  void close() {
    ours.close();
    theirs.close();
    database.close();
  }

  private GazetteerFile places(String name, String rows) throws IOException {
    return GazetteerFile.at(Files.writeString(folder.resolve(name), HEADER + rows));
  }

  private static List<Long> seen(Comity comity) {
    return comity.read(CacheTest::seen);
  }

  private static List<Long> seen(Work work) {
    return work.gazetteer().named("Vallejo").stream().map(it -> it.place().id()).toList();
  }

  /** How many places are near a misspelling: that is answered from the cache of spellings. */
  private static int nearest(Comity comity) {
    return comity.read(CacheTest::nearest);
  }

  private static int nearest(Work work) {
    Resolution unknown = work.gazetteer().resolve(PlaceQuery.of("Vallejq"));
    return ((Resolution.Unknown) unknown).nearest().size();
  }

  @Test
  void theSecondQuestionIsAHit() {
    CacheFigures names = ours.caches().get(0);
    long hits = names.hits();
    long misses = names.misses();

    seen(ours);

    assertThat(names.name()).isEqualTo("gazetteer-names");
    assertThat(names.hits()).isEqualTo(hits + 1);
    assertThat(names.misses()).isEqualTo(misses);
  }

  @Test
  void whatARolledBackImportPutThereIsSeenByNobody() {
    assertThatThrownBy(
            () ->
                ours.write(
                    work -> {
                      work.gazetteer().importFrom(after).orElseThrow();
                      assertThat(seen(work)).containsExactly(2L);
                      assertThat(nearest(work)).isEqualTo(2);
                      throw new IllegalStateException("The host changes its mind.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(seen(ours)).containsExactly(1L);
    assertThat(nearest(ours)).isEqualTo(1);
  }

  @Test
  void whatADryRunPutThereIsSeenByNobody() {
    List<Long> tried =
        ours.tryOut(
            work -> {
              work.gazetteer().importFrom(after).orElseThrow();
              return seen(work);
            });

    assertThat(tried).containsExactly(2L);
    assertThat(seen(ours)).containsExactly(1L);
  }

  @Test
  void whatTheHostRolledBackLongAfterOurSuccessIsSeenByNobody() throws SQLException {
    try (Connection host = database.source().getConnection()) {
      host.setAutoCommit(false);
      ours.join(storage.joining(host), work -> work.gazetteer().importFrom(after)).orElseThrow();
      List<Long> joined = ours.join(storage.joining(host), CacheTest::seen);
      assertThat(joined).containsExactly(2L);
      host.rollback();

      assertThat(seen(ours)).containsExactly(1L);
      assertThat(nearest(ours)).isEqualTo(1);
      assertThat(ours.<List<Long>>join(storage.joining(host), CacheTest::seen)).containsExactly(1L);
      host.rollback();
    }
    Optional<Edition> edition = ours.read(work -> work.gazetteer().edition());
    assertThat(edition.map(Edition::number)).hasValue(1L);
  }

  @Test
  void whatAnotherProcessCommittedIsSeenByTheNextUnitOfWork() {
    theirs.write(work -> work.gazetteer().importFrom(after)).orElseThrow();

    assertThat(seen(ours)).containsExactly(2L);
    assertThat(nearest(ours)).isEqualTo(2);
  }

  @Test
  void aUnitOfWorkThatBeganBeforeStaysWithItsOwnEdition() {
    List<List<Long>> seen =
        ours.read(
            work -> {
              List<Long> first = seen(work);
              theirs.write(other -> other.gazetteer().importFrom(after)).orElseThrow();
              return List.of(
                  first,
                  seen(work),
                  work.gazetteer().named("Valleja").stream()
                      .map(NamedPlace::place)
                      .map(it -> it.id())
                      .toList());
            });

    assertThat(seen).containsExactly(List.of(1L), List.of(1L), List.of());
    assertThat(seen(ours)).containsExactly(2L);
  }

  @Test
  void placesThatComeBackAreNotTakenForThoseThatWentMeanwhile() throws IOException {
    theirs.write(work -> work.gazetteer().importFrom(after)).orElseThrow();
    theirs.write(work -> work.gazetteer().importFrom(before)).orElseThrow();

    assertThat(seen(ours)).containsExactly(1L);
    Optional<Edition> edition = ours.read(work -> work.gazetteer().edition());
    assertThat(edition.map(Edition::number)).hasValue(3L);
  }
}
