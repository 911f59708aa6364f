package dev.comity.examples.bench;

import dev.comity.journal.AsOf;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.party.CityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** Reads, each in a transaction of its own that shows one snapshot. */
public class ReadBenchmark {

  private static final int PAGE = 100;
  private static final LocalDate DAY = LocalDate.of(1990, 12, 31);
  private static final Instant KNOWN = Instant.parse("2026-01-01T00:00:00Z");
  private static final AsOf AS_OF = AsOf.on(DAY, KNOWN);

  @Benchmark
  public void find(Register it, Duel duel, Blackhole hole) throws Exception {
    PartnershipId id = it.partnership();
    duel.run(
        hole,
        () -> it.reads.find(id),
        () -> it.comity.read(work -> work.partnerships().find(id)),
        () -> it.reads.findAlone(id),
        () -> it.reads.columns(id));
  }

  @Benchmark
  public void ofCity(Register it, Duel duel, Blackhole hole) throws Exception {
    CityId city = it.city();
    duel.run(
        hole, () -> it.reads.of(city), () -> it.comity.read(work -> work.partnerships().of(city)));
  }

  @Benchmark
  public void asOf(Register it, Duel duel, Blackhole hole) throws Exception {
    PartnershipId id = it.partnership();
    duel.run(
        hole,
        () -> it.reads.asOf(id, DAY, KNOWN),
        () -> it.comity.read(work -> work.partnerships().asOf(id, AS_OF)));
  }

  @Benchmark
  public void cityAsOf(Register it, Duel duel, Blackhole hole) throws Exception {
    CityId city = it.city();
    duel.run(
        hole,
        () -> it.reads.asOf(city, DAY, KNOWN),
        () -> it.comity.read(work -> work.partnerships().of(city, AS_OF)));
  }

  @Benchmark
  public void page(Register it, Duel duel, Blackhole hole) throws Exception {
    PartnershipId after = it.partnership();
    duel.run(
        hole,
        () -> it.reads.page(after, PAGE),
        () ->
            it.comity.read(
                work -> work.partnerships().page(PartnershipFilter.ALL, Optional.of(after), PAGE)));
  }

  @Benchmark
  public void feed(Register it, Duel duel, Blackhole hole) throws Exception {
    long position = it.position();
    duel.run(
        hole, () -> it.feed.after(position, PAGE), () -> it.comity.feed().after(position, PAGE));
  }
}
