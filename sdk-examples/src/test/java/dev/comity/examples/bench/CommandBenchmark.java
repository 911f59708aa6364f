package dev.comity.examples.bench;

import dev.comity.failure.Outcome;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.Proposal;
import dev.comity.party.CityId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One command in one transaction: one that begins a partnership, and one that goes on with it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CommandBenchmark {

  private static final String WHAT = "Exchange of the school orchestras";

  @Benchmark
  public Outcome<Partnership> proposeComity(Register it) {
    CityId[] pair = it.strangers();
    Proposal proposal = new Proposal(pair[0], pair[1], "sister-city", PartialDate.of(today()));
    return done(it.comity.write(work -> work.partnerships().propose(proposal)));
  }

  @Benchmark
  public PartnershipId proposePlain(Register it) throws SQLException {
    CityId[] pair = it.strangers();
    return it.commands.propose(pair[0], pair[1], today());
  }

  @Benchmark
  public Outcome<Partnership> noteComity(Register it) {
    Activity activity = new Activity(it.written(), PartialDate.of(today()), WHAT);
    return done(it.comity.write(work -> work.partnerships().note(activity)));
  }

  @Benchmark
  public void notePlain(Register it) throws SQLException {
    it.commands.note(it.written(), today(), WHAT);
  }

  private static Outcome<Partnership> done(Outcome<Partnership> outcome) {
    outcome.orElseThrow();
    return outcome;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
