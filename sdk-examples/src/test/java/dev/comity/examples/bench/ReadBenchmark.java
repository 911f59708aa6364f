package dev.comity.examples.bench;

import dev.comity.journal.AsOf;
import dev.comity.journal.FeedEntry;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.party.CityId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Reads, each in a transaction of its own that shows one snapshot. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {

  private static final int PAGE = 100;
  private static final LocalDate DAY = LocalDate.of(1990, 12, 31);
  private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");

  @Benchmark
  public Optional<Partnership> findComity(Register it) {
    PartnershipId id = it.partnership();
    return it.comity.read(work -> work.partnerships().find(id));
  }

  @Benchmark
  public Partnership findPlain(Register it) throws SQLException {
    return it.reads.find(it.partnership());
  }

  @Benchmark
  public Partnership findAlone(Register it) throws SQLException {
    return it.reads.findAlone(it.partnership());
  }

  @Benchmark
  public List<String> findColumns(Register it) throws SQLException {
    return it.reads.columns(it.partnership());
  }

  @Benchmark
  public List<Partnership> ofCityComity(Register it) {
    CityId city = it.city();
    return it.comity.read(work -> work.partnerships().of(city));
  }

  @Benchmark
  public List<Partnership> ofCityPlain(Register it) throws SQLException {
    return it.reads.of(it.city());
  }

  @Benchmark
  public Optional<Partnership> asOfComity(Register it) {
    PartnershipId id = it.partnership();
    return it.comity.read(work -> work.partnerships().asOf(id, AsOf.on(DAY, KNOWN)));
  }

  @Benchmark
  public Optional<Partnership> asOfPlain(Register it) throws SQLException {
    return it.reads.asOf(it.partnership(), DAY, KNOWN);
  }

  @Benchmark
  public List<Partnership> cityAsOfComity(Register it) {
    CityId city = it.city();
    return it.comity.read(work -> work.partnerships().of(city, AsOf.on(DAY, KNOWN)));
  }

  @Benchmark
  public List<Partnership> cityAsOfPlain(Register it) throws SQLException {
    return it.reads.asOf(it.city(), DAY, KNOWN);
  }

  @Benchmark
  public List<Partnership> pageComity(Register it) {
    PartnershipId after = it.partnership();
    return it.comity.read(
        work -> work.partnerships().page(PartnershipFilter.ALL, Optional.of(after), PAGE));
  }

  @Benchmark
  public List<Partnership> pagePlain(Register it) throws SQLException {
    return it.reads.page(it.partnership(), PAGE);
  }

  @Benchmark
  public List<FeedEntry> feedComity(Register it) {
    return it.comity.feed().after(it.position(), PAGE);
  }

  @Benchmark
  public List<FeedEntry> feedPlain(Register it) throws SQLException {
    return it.feed.after(it.position(), PAGE);
  }
}
