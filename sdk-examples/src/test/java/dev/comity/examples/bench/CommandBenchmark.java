package dev.comity.examples.bench;

import dev.comity.failure.Outcome;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Proposal;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.Blackhole;

/** One command in one transaction: one that begins a partnership, and one that goes on with it. */
public class CommandBenchmark {

  private static final String WHAT = "Exchange of the school orchestras";

  @Benchmark
  public void propose(Register it, Duel duel, Blackhole hole) throws Exception {
    duel.run(hole, () -> proposePlain(it), () -> proposeComity(it));
  }

  static Object proposePlain(Register it) throws Exception {
    CityId[] pair = it.strangers();
    return it.commands.propose(pair[0], pair[1], today());
  }

  static Object proposeComity(Register it) {
    CityId[] pair = it.strangers();
    Proposal proposal = new Proposal(pair[0], pair[1], "sister-city", PartialDate.of(today()));
    return done(it.comity.write(work -> work.partnerships().propose(proposal)));
  }

  @Benchmark
  public void note(Register it, Duel duel, Blackhole hole) throws Exception {
    duel.run(hole, () -> notePlain(it), () -> noteComity(it));
  }

  static Object notePlain(Register it) throws Exception {
    it.commands.note(it.written(), today(), WHAT);
    return true;
  }

  static Object noteComity(Register it) {
    Activity activity = new Activity(it.written(), PartialDate.of(today()), WHAT);
    return done(it.comity.write(work -> work.partnerships().note(activity)));
  }

  private static Outcome<Partnership> done(Outcome<Partnership> outcome) {
    outcome.orElseThrow();
    return outcome;
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
