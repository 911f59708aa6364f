package dev.comity.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.AsOf;
import dev.comity.journal.Event;
import dev.comity.journal.Hash;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.party.CityId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ratio says something only if both sides do the same: plain JDBC reads and leaves our rows. */
class PeersTest {

  private static final int CITIES = 260;
  private static final LocalDate DAY = LocalDate.of(1990, 12, 31);
  private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void plainJdbcReadsTheSameValuesAndLeavesRowsThatVerify(Database database) throws SQLException {
    try (Server server = Server.start(database)) {
      server.load(0, CITIES);
      Register it = new Register();
      it.open(database, server.url(), server.user(), CITIES);

      readsAlike(it);
      CityId[] pair = it.strangers();
      PartnershipId proposed = it.commands.propose(pair[0], pair[1], LocalDate.now(ZoneOffset.UTC));
      PartnershipId written = it.written();
      it.commands.note(written, LocalDate.now(ZoneOffset.UTC), "Exchange of the orchestras");
      CommandBenchmark.proposeComity(it);
      CommandBenchmark.noteComity(it);

      assertThat(it.comity.verify().findings()).isEmpty();
      assertThat(find(it, proposed)).map(Partnership::version).contains(1L);
      assertThat(find(it, written).orElseThrow().lastActivity())
          .contains(LocalDate.now(ZoneOffset.UTC));
      it.close();
    }
  }

  private static Optional<Partnership> find(Register it, PartnershipId id) {
    return it.comity.read(work -> work.partnerships().find(id));
  }

  private static void readsAlike(Register it) throws SQLException {
    PartnershipId id = it.partnership();
    CityId city = it.city();
    AsOf asOf = AsOf.on(DAY, KNOWN);

    assertThat(it.reads.find(id)).isEqualTo(find(it, id).orElseThrow());
    assertThat(it.reads.findAlone(id)).isEqualTo(it.reads.find(id));
    assertThat(it.reads.of(city))
        .hasSize(2 * Sample.PARTNERSHIPS_OF_A_CITY)
        .isEqualTo(it.comity.read(work -> work.partnerships().of(city)));
    assertThat(it.reads.asOf(id, DAY, KNOWN))
        .isPresent()
        .isEqualTo(it.comity.read(work -> work.partnerships().asOf(id, asOf)));
    assertThat(it.reads.asOf(city, DAY, KNOWN))
        .hasSize(2 * Sample.PARTNERSHIPS_OF_A_CITY)
        .isEqualTo(it.comity.read(work -> work.partnerships().of(city, asOf)));
    assertThat(it.reads.page(id, 50))
        .hasSize(50)
        .isEqualTo(
            it.comity.read(
                work -> work.partnerships().page(PartnershipFilter.ALL, Optional.of(id), 50)));
    assertThat(it.feed.after(7, 50)).hasSize(50).isEqualTo(it.comity.feed().after(7, 50));
  }

  @Test
  void aSampleIsTheSameInEveryRun() {
    List<Hash> once = hashes(new Sample(0, 30));
    assertThat(hashes(new Sample(0, 30))).isEqualTo(once).doesNotHaveDuplicates();
  }

  private static List<Hash> hashes(Sample sample) {
    return IntStream.range(0, 300)
        .mapToObj(sample::toldPartnership)
        .flatMap(told -> told.events().stream())
        .map(Event::hash)
        .toList();
  }
}
