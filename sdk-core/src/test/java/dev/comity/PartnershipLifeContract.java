package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.LifeModel.Life;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.Actor;
import dev.comity.journal.AsOf;
import dev.comity.journal.Hash;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.partnership.Activity;
import dev.comity.partnership.Approval;
import dev.comity.partnership.Dormancy;
import dev.comity.partnership.Ending;
import dev.comity.partnership.Exploration;
import dev.comity.partnership.LetterOfIntent;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipJson;
import dev.comity.partnership.Partnerships;
import dev.comity.partnership.Proposal;
import dev.comity.partnership.Reactivation;
import dev.comity.partnership.Resolution;
import dev.comity.partnership.Resumption;
import dev.comity.partnership.Retention;
import dev.comity.partnership.Review;
import dev.comity.partnership.Signing;
import dev.comity.partnership.Status;
import dev.comity.partnership.Submission;
import dev.comity.partnership.Suspension;
import dev.comity.partnership.Vote;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import dev.comity.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The life of partnerships on any storage, held against {@link LifeModel}: whatever sequence of
 * steps is tried, the model foretells what is done, what is refused, and for which reasons, all of
 * them.
 */
public abstract class PartnershipLifeContract {

  private static final Instant START = Instant.parse("2010-06-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final List<String> KINDS =
      List.of("sister-city", "friendship-city", "no-such-kind");

  /** For adapters. */
  protected PartnershipLifeContract() {}

  /**
   * Opens a storage.
   *
   * @return a storage without any content
   */
  protected abstract Storage emptyStorage();

  /** The steps that are tried. */
  enum Try {
    PROPOSE,
    EXPLORE,
    INTEND,
    SUBMIT,
    APPROVE,
    SIGN,
    ACT,
    CALL_DORMANT,
    SUSPEND,
    RESUME,
    REVIEW,
    RETAIN,
    END,
    REACTIVATE
  }

  /**
   * One step that is tried; figures are taken modulo what there is.
   *
   * @param what the step
   * @param target which partnership
   * @param one which city, or which party decides
   * @param other which other city, or which way of ending
   * @param day days forward from the last entry; negative for backwards, huge for the future
   * @param actor 0 for a registrar, else who speaks for the city of that number only
   * @param odd 0 mostly; else another text, a lost vote, another kind
   */
  record Move(Try what, int target, int one, int other, int day, int actor, int odd) {}

  @Provide
  Arbitrary<List<Move>> moves() {
    Arbitrary<Try> whats =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(Try.class)),
            Tuple.of(
                3, Arbitraries.of(Try.PROPOSE, Try.SUBMIT, Try.APPROVE, Try.APPROVE, Try.SIGN)));
    Arbitrary<Integer> days =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.integers().between(0, 40)),
            Tuple.of(2, Arbitraries.integers().between(700, 800)),
            Tuple.of(1, Arbitraries.integers().between(-30, -1)),
            Tuple.of(1, Arbitraries.just(9000)));
    Arbitrary<Integer> mostlyZero =
        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 3));
    return Combinators.combine(
            whats,
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 3),
            days,
            mostlyZero,
            mostlyZero)
        .as(Move::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  /** What one run knows: the register, its cities, and the model beside it. */
  private final class Run {

    private final TickingClock clock = new TickingClock(START);
    private final Comity comity = Comity.on(emptyStorage()).clock(clock).build();
    private final List<CityId> cities = new ArrayList<>();
    private final LifeModel model = new LifeModel(LocalDate.ofInstant(START, clock.getZone()));
    private final List<PartnershipId> ids = new ArrayList<>();
    private final Map<PartnershipId, List<Partnership>> states = new HashMap<>();
    private final Map<PartnershipId, List<Instant>> known = new HashMap<>();

    Run() {
      for (String name : List.of("Vallejo", "Jincheon-gun", "Akashi")) {
        CityProfile profile = CityProfile.of(name, CountryCode.of("US"));
        cities.add(
            comity
                .write(work -> work.cities().register(new CityRegistration(profile)))
                .orElseThrow()
                .id());
      }
    }

    Actor actor(Move move) {
      return move.actor() == 0
          ? Actor.registrar("clerk")
          : Actor.of("speaker-" + move.actor(), Set.of(cities.get(move.actor() - 1).value()));
    }

    void take(Move move) {
      String before = comity.verify().fingerprint().text();
      Optional<Life> life =
          ids.isEmpty() ? Optional.empty() : Optional.of(model.life(move.target() % ids.size()));
      if (move.what() != Try.PROPOSE && life.isEmpty()) {
        return;
      }
      LocalDate from = life.map(it -> it.latest).orElse(FIRST_DAY);
      LocalDate on = (move.what() == Try.PROPOSE ? FIRST_DAY : from).plusDays(move.day());

      Set<String> foretold = foretell(move, life, on);
      Outcome<Partnership> outcome =
          comity
              .actingAs(actor(move))
              .write(work -> attempt(work.partnerships(), move, PartialDate.of(on)));

      Set<String> reasons =
          outcome.reasons().stream()
              .map(Refusal::code)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(reasons).as("%s on %s of %s", move, on, life).isEqualTo(foretold);
      if (foretold.isEmpty()) {
        keep(move, life, on, outcome.orElseThrow());
      } else {
        assertThat(comity.verify().fingerprint().text()).isEqualTo(before);
      }
    }

    private Set<String> foretell(Move move, Optional<Life> life, LocalDate on) {
      Set<Integer> speaksFor = move.actor() == 0 ? Set.of(0, 1, 2) : Set.of(move.actor() - 1);
      return move.what() == Try.PROPOSE
          ? model.againstProposal(
              move.one(), move.other() % 3, KINDS.get(move.odd() % 3), on, speaksFor)
          : model.against(move, life.orElseThrow(), on, speaksFor);
    }

    private void keep(Move move, Optional<Life> life, LocalDate on, Partnership it) {
      Life after;
      if (move.what() == Try.PROPOSE) {
        after = model.propose(move.one(), move.other() % 3, KINDS.get(move.odd() % 3), on);
        ids.add(it.id());
      } else {
        after = life.orElseThrow();
        model.apply(move, after, on);
      }
      states.computeIfAbsent(it.id(), id -> new ArrayList<>()).add(it);
      known.computeIfAbsent(it.id(), id -> new ArrayList<>()).add(clock.next());
      assertThat(it.status()).isEqualTo(after.status);
      assertThat(it.vitality()).isEqualTo(after.vitality);
      assertThat(it.latest()).isEqualTo(on);
      assertThat(it.approvals().stream().map(Resolution::party))
          .containsExactlyInAnyOrderElementsOf(after.approved.stream().map(cities::get).toList());
      assertThat(PartnershipJson.read(Payload.parse(PartnershipJson.write(it).canonical())))
          .isEqualTo(it);
    }

    private Outcome<Partnership> attempt(Partnerships to, Move move, PartialDate on) {
      CityId one = cities.get(move.one());
      if (move.what() == Try.PROPOSE) {
        return to.propose(
            new Proposal(one, cities.get(move.other() % 3), KINDS.get(move.odd() % 3), on));
      }
      PartnershipId id = ids.get(move.target() % ids.size());
      Hash text = Hash.of("text " + move.odd() % 2);
      Vote vote = move.odd() == 3 ? new Vote(1, 6, 0) : new Vote(6, 1, 0);
      Resolution resolution = Resolution.of(one, "Council").with(vote);
      return switch (move.what()) {
        case EXPLORE -> to.explore(new Exploration(id, on));
        case INTEND -> to.intend(new LetterOfIntent(id, on, Optional.of("Letter")));
        case SUBMIT -> to.submit(new Submission(id, on, text));
        case APPROVE -> to.approve(new Approval(id, on, resolution, text));
        case SIGN -> to.sign(new Signing(id, on, Optional.empty()));
        case ACT -> to.note(new Activity(id, on, "A choir travels."));
        case CALL_DORMANT -> to.callDormant(new Dormancy(id, on));
        case SUSPEND -> to.suspend(new Suspension(id, on, resolution, "a war"));
        case RESUME -> to.resume(new Resumption(id, on, resolution));
        case REVIEW -> to.review(new Review(id, on, "a question of the council"));
        case RETAIN -> to.retain(new Retention(id, on));
        case END ->
            to.end(
                new Ending(
                    id, on, Ending.Way.values()[move.other()], Optional.empty(), "it was time"));
        case REACTIVATE ->
            to.reactivate(
                new Reactivation(
                    id,
                    on,
                    move.odd() == 0
                        ? states.get(id).get(0).pair().both().stream()
                            .map(city -> Resolution.of(city, "Council"))
                            .toList()
                        : List.of(resolution)));
        case PROPOSE -> throw new IllegalStateException("taken above");
      };
    }

    /** At every earlier point of both axes the register answers what was seen then. */
    void lookBack() {
      for (PartnershipId id : ids) {
        List<Partnership> seen = states.get(id);
        for (int i = 0; i < seen.size(); i++) {
          LocalDate date = seen.get(i).latest();
          for (int knownTo = 0; knownTo < seen.size(); knownTo++) {
            Instant instant = known.get(id).get(knownTo);
            Optional<Partnership> expected = Optional.empty();
            for (int entry = 0; entry <= knownTo; entry++) {
              if (!seen.get(entry).latest().isAfter(date)) {
                expected = Optional.of(seen.get(entry));
              }
            }
            Optional<Partnership> answer =
                comity.read(work -> work.partnerships().asOf(id, AsOf.on(date, instant)));
            assertThat(answer).isEqualTo(expected);
          }
        }
      }
    }

    void verified() {
      assertThat(comity.verify().findings()).isEmpty();
      atMostOneOpen(comity);
    }
  }

  @Property(tries = 120)
  void whateverIsTriedTheModelForetellsIt(@ForAll("moves") List<Move> moves) {
    Run run = new Run();
    try (Comity comity = run.comity) {
      moves.forEach(run::take);

      run.verified();
      run.lookBack();
    }
  }

  @Property(tries = 6)
  void twoThreadsOnOnePairBreakNothing(@ForAll long seed) throws Exception {
    Run run = new Run();
    try (Comity comity = run.comity) {
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<Integer>> both =
            List.of(
                threads.submit(() -> hammer(comity, run.cities, new Random(seed))),
                threads.submit(() -> hammer(comity, run.cities, new Random(~seed))));
        int done = both.get(0).get() + both.get(1).get();

        run.verified();
        assertThat(comity.verify().entries()).isEqualTo(3L + done);
        nothingIsSignedThatLacksAnApproval(comity);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static int hammer(Comity comity, List<CityId> cities, Random random) {
    RandomSteps steps = new RandomSteps(cities.subList(0, 2), random);
    int done = 0;
    for (int i = 0; i < 60; i++) {
      done += steps.next(comity).isDone() ? 1 : 0;
    }
    return done;
  }

  /**
   * Of one kind and one pair, at most one partnership is open.
   *
   * @param comity the register
   */
  public static void atMostOneOpen(Comity comity) {
    List<Partnership> all =
        comity.read(
            work -> work.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 1_000));
    assertThat(all.stream().filter(Partnership::isOpen).map(it -> it.pair() + it.kind()))
        .doesNotHaveDuplicates();
  }

  /**
   * What is signed has been approved by both sides.
   *
   * @param comity the register
   */
  public static void nothingIsSignedThatLacksAnApproval(Comity comity) {
    List<Partnership> all =
        comity.read(
            work ->
                work.partnerships()
                    .page(
                        PartnershipFilter.ALL.withStatuses(Set.of(Status.SIGNED, Status.SUSPENDED)),
                        Optional.empty(),
                        1_000));
    assertThat(all).allSatisfy(it -> assertThat(it.approvals()).hasSize(2));
  }
}
