package dev.comity.examples;

import dev.comity.Comity;
import dev.comity.Work;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.gazetteer.Edition;
import dev.comity.gazetteer.GazetteerFile;
import dev.comity.journal.AsOf;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
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
import dev.comity.party.Position;
import dev.comity.register.ImportReport;
import dev.comity.storage.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The first story: Vallejo, California, and Jincheon-gun, South Korea. */
@Command(
    name = "story",
    mixinStandardHelpOptions = true,
    description = "Tells the story of Vallejo and Jincheon-gun on a database of its own.")
final class StoryCommand implements Callable<Integer> {

  private static final String KIND = "sister-city";

  /** The facts of the two cities are those of GeoNames and Wikidata. */
  private static final CityProfile VALLEJO =
      CityProfile.of("Vallejo", CountryCode.of("US"))
          .withRegion("CA")
          .withPosition(Position.of(38.10409, -122.25664))
          .withPopulation(121_253)
          .withOutsideIds(List.of(OutsideId.geonames(5405380), OutsideId.wikidata("Q208445")));

  private static final CityProfile JINCHEON =
      CityProfile.of("Jincheon-gun", CountryCode.of("KR"))
          .withPosition(Position.of(36.85667, 127.44333))
          .withPopulation(60_964)
          .withOtherNames(List.of("진천군", "Jincheon County", "Chinch'ŏn"))
          .withOutsideIds(List.of(OutsideId.geonames(1846095), OutsideId.wikidata("Q50327")));

  /** Stands for the text of the memorandum of 2002, which is not public. */
  private static final Hash MEMORANDUM = Hash.of("Memorandum of Understanding, Vallejo, Jincheon");

  @Option(
      names = "--db",
      paramLabel = "URL",
      defaultValue = "jdbc:h2:file:./target/comity-story;WRITE_DELAY=0",
      description = "JDBC URL of the H2 database (default: ${DEFAULT-VALUE})")
  String url = "jdbc:h2:file:./target/comity-story;WRITE_DELAY=0";

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    try (Shipped gazetteer = Shipped.open("cities.tsv.gz");
        Shipped pairs = Shipped.open("vallejo-pairs.tsv");
        DatabaseOption.Opened opened = DatabaseOption.open(url)) {
      return new Telling(opened.comity(), spec.commandLine().getOut())
          .tell(gazetteer.path(), pairs.path());
    }
  }

  /** The telling itself: each step is a real command, and what is printed is what came of it. */
  private static final class Telling {

    private final Comity comity;
    private final PrintWriter out;

    Telling(Comity comity, PrintWriter out) {
      this.comity = comity;
      this.out = out;
    }

    int tell(Path gazetteer, Path pairs) {
      out.println();
      out.println("VALLEJO AND JINCHEON-GUN");
      out.println("Ten years of friendly ties and exchanged traditions were the ground on which");
      out.println("citizens of Vallejo, California, thought of Comity. This is how it began.");
      gazetteer(gazetteer);
      CityId vallejo = city(VALLEJO).id();
      CityId jincheon = city(JINCHEON).id();
      Partnership partnership = stepByStep(vallejo, jincheon);
      partners(pairs);
      asOf(vallejo, jincheon);
      minutes(partnership);
      return verified();
    }

    private void gazetteer(Path file) {
      chapter("1", "The gazetteer");
      Edition edition =
          comity
              .write((Work work) -> work.gazetteer().importFrom(GazetteerFile.at(file)))
              .orElseThrow();
      out.printf(
          Locale.ROOT,
          "   %,d cities of GeoNames (CC BY 4.0), edition %d%n",
          edition.places(),
          edition.number());
    }

    private City city(CityProfile profile) {
      OutsideId id = profile.outsideId("geonames").orElseThrow();
      Optional<City> held = comity.read(work -> work.cities().find(id));
      return held.orElseGet(
          () ->
              comity
                  .write((Work work) -> work.cities().register(new CityRegistration(profile)))
                  .orElseThrow());
    }

    private Partnership stepByStep(CityId vallejo, CityId jincheon) {
      chapter("2", "A partnership, step by step");
      Optional<Partnership> held =
          comity.read(work -> work.partnerships().between(Pair.of(vallejo, jincheon), KIND));
      if (held.isPresent()) {
        out.println("   On record since an earlier run: " + held.get().status() + ".");
        wrongStep(held.get());
        return held.get();
      }
      Partnership it =
          step(
              "proposed",
              work ->
                  work.partnerships()
                      .propose(new Proposal(vallejo, jincheon, KIND, on("2001-11-27"))));
      step(
          "text laid before both",
          work ->
              work.partnerships().submit(new Submission(it.id(), on("2001-11-27"), MEMORANDUM)));
      step(
          "Vallejo approves",
          work ->
              work.partnerships()
                  .approve(
                      new Approval(
                          it.id(),
                          on("2001-11-27"),
                          Resolution.of(vallejo, "City Council"),
                          MEMORANDUM)));
      step(
          "invitation delivered",
          work ->
              work.partnerships()
                  .note(
                      new Activity(
                          it.id(),
                          on("2001-12-10"),
                          "Vallejo's invitation is delivered in Jincheon-gun.")));
      wrongStep(it);
      step(
          "Jincheon-gun approves",
          work ->
              work.partnerships()
                  .approve(
                      new Approval(
                          it.id(),
                          on("2002-02-09"),
                          Resolution.of(jincheon, "County Council"),
                          MEMORANDUM)));
      return step(
          "signed",
          work ->
              work.partnerships()
                  .sign(
                      new Signing(
                          it.id(), on("2002-04-09"), Optional.of("Memorandum of Understanding"))));
    }

    private Partnership step(String what, Function<Work, Outcome<Partnership>> command) {
      Partnership it = comity.write(command).orElseThrow();
      out.printf(Locale.ROOT, "   %-24s %-10s -> %s%n", what, it.latest(), it.status());
      return it;
    }

    /** Signing too early, and with a date before the last entry: every reason is given at once. */
    private void wrongStep(Partnership it) {
      Outcome<Partnership> tooEarly =
          comity.write(
              (Work work) ->
                  work.partnerships().sign(new Signing(it.id(), on("2001-10"), Optional.empty())));
      out.println("   a wrong step: signing in October 2001 is refused, because");
      for (Refusal reason : tooEarly.reasons()) {
        Sheet.paragraph(out, "     - ", "       ", reason.message());
      }
    }

    private void partners(Path pairs) {
      chapter("3", "Vallejo's partners, from a list");
      ImportReport report =
          comity
              .write((Work work) -> work.register().importPairs(pairs, count -> {}))
              .orElseThrow();
      report
          .counts()
          .forEach(
              (outcome, count) -> {
                if (count > 0) {
                  out.printf(Locale.ROOT, "   %-14s %d%n", outcome, count);
                }
              });
    }

    private void asOf(CityId vallejo, CityId jincheon) {
      chapter("4", "What was true on 1 March 2002?");
      comity.read(
          work -> {
            List<Partnership> then =
                work.partnerships().of(vallejo, AsOf.on(LocalDate.of(2002, 3, 1)));
            Sheet.partnerships(out, work, vallejo, then);
            String approved =
                then.stream()
                    .filter(it -> it.pair().has(jincheon))
                    .flatMap(it -> it.approvals().stream())
                    .map(it -> work.cities().find(it.party()).map(City::name).orElse("?"))
                    .collect(Collectors.joining(" and "));
            out.println("   Jincheon-gun: approved by " + approved + ", not signed yet.");
            return true;
          });
    }

    private void minutes(Partnership it) {
      chapter("5", "The minute book of Vallejo and Jincheon-gun");
      comity.read(
          work -> {
            Sheet.minutes(out, work.partnerships().minutes(it.id()));
            return true;
          });
    }

    private int verified() {
      chapter("6", "The chain");
      Verification it = comity.verify();
      it.findings().forEach(finding -> out.println("   WRONG: " + finding));
      out.printf(
          Locale.ROOT,
          "   %d entries about %d things %s.%n",
          it.entries(),
          it.aggregates(),
          it.holds() ? "verified: nothing was changed" : "NOT verified");
      out.println("   Fingerprint " + it.fingerprint());
      out.println();
      return it.holds() ? ExitCode.OK : ComityProgram.ANSWER_IS_NO;
    }

    private void chapter(String number, String title) {
      out.println();
      out.println(number + "  " + title);
    }

    private static PartialDate on(String date) {
      return PartialDate.parse(date);
    }
  }
}
