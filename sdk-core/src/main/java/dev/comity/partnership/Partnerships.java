package dev.comity.partnership;

import static java.util.stream.Collectors.groupingBy;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.AggregateId;
import dev.comity.journal.AsOf;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Payload;
import dev.comity.journal.Registrar;
import dev.comity.journal.Retelling;
import dev.comity.journal.Timeline;
import dev.comity.partnership.PartnershipRefusal.AlreadyOpen;
import dev.comity.partnership.PartnershipRefusal.NoSuchPartnership;
import dev.comity.party.Cities;
import dev.comity.party.City;
import dev.comity.party.CityId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The partnerships of the register, in one unit of work. Every command is refused with all the
 * reasons at once, or entered in the journal and done.
 */
public final class Partnerships {

  private final Registrar registrar;
  private final PartnershipStore store;
  private final Cities cities;
  private final Kinds kinds;
  private final Opening opening;
  private final Retelling<Partnership> retelling =
      new Retelling<>(
          partnership -> partnership.id().aggregate(),
          Partnership::version,
          (id, timeline) -> told(new PartnershipId(id), timeline));

  /**
   * Sets up the service for one unit of work. {@code Work.partnerships()} does it for you.
   *
   * @param registrar takes the commands
   * @param store holds the partnerships
   * @param cities the cities of the register
   * @param kinds the kinds that the register knows
   */
  public Partnerships(Registrar registrar, PartnershipStore store, Cities cities, Kinds kinds) {
    this.registrar = registrar;
    this.store = store;
    this.cities = cities;
    this.kinds = kinds;
    this.opening = new Opening(registrar, store, cities, kinds);
  }

  /**
   * Proposes a partnership.
   *
   * @param proposal between whom, of which kind, and when
   * @return the partnership, a prospect; or every reason why not
   */
  public Outcome<Partnership> propose(Proposal proposal) {
    return registrar.take(
        proposal,
        retelling,
        () ->
            opening.open(
                proposal.one(),
                proposal.other(),
                proposal.kind(),
                Status.PROSPECT,
                Optional.of(proposal.on()),
                PartnershipStory.PROPOSED,
                UnaryOperator.identity()));
  }

  /**
   * Takes over a partnership from another register.
   *
   * @param recording what that register tells
   * @return the partnership, or every reason why not
   */
  public Outcome<Partnership> record(Recording recording) {
    return registrar.take(
        recording,
        retelling,
        () ->
            recording.since().isPresent() && recording.endedOn().isPresent()
                ? recordLife(recording)
                : recordAsTold(recording, recording.status()));
  }

  /** Two dates are two entries: what is asked as of a day between them was then in force. */
  private Outcome<Partnership> recordLife(Recording recording) {
    Optional<Ending.Way> way = Ending.Way.leadingTo(recording.status());
    return way.isEmpty()
        ? recordAsTold(recording, recording.status())
        : recordAsTold(
                recording, way.get() == Ending.Way.WITHDRAWN ? Status.PROSPECT : Status.SIGNED)
            .then(
                it ->
                    end(
                        new Ending(
                            it.id(),
                            recording.endedOn().orElseThrow(),
                            way.get(),
                            Optional.empty(),
                            recording.source())));
  }

  private Outcome<Partnership> recordAsTold(Recording recording, Status status) {
    boolean endOnly = recording.since().isEmpty() && recording.endedOn().isPresent();
    return opening.open(
        recording.one(),
        recording.other(),
        recording.kind(),
        status,
        recording.since().or(recording::endedOn),
        PartnershipStory.RECORDED,
        facts -> {
          if (endOnly) {
            facts.text("dated", "end");
          }
          return facts.text("status", status).text("source", recording.source());
        });
  }

  /**
   * Notes that both sides have begun to get to know each other.
   *
   * @param it the command
   * @return the partnership, exploring; or every reason why not
   */
  public Outcome<Partnership> explore(Exploration it) {
    return take(it, it.partnership(), it.on(), Step.EXPLORE)
        .enter(PartnershipStory.EXPLORING, UnaryOperator.identity());
  }

  /**
   * Notes a letter of intent.
   *
   * @param it the command
   * @return the partnership with a letter of intent, or every reason why not
   */
  public Outcome<Partnership> intend(LetterOfIntent it) {
    return take(it, it.partnership(), it.on(), Step.INTEND)
        .enter(PartnershipStory.INTENDED, facts -> facts.text("instrument", it.instrument()));
  }

  /**
   * Lays a text before the bodies that decide.
   *
   * @param it the command
   * @return the partnership, with approval pending and none given; or every reason why not
   */
  public Outcome<Partnership> submit(Submission it) {
    return take(it, it.partnership(), it.on(), Step.SUBMIT)
        .enter(PartnershipStory.SUBMITTED, facts -> facts.text("text", it.text()));
  }

  /**
   * Notes that the deciding body of one party approved the text.
   *
   * @param it the command
   * @return the partnership with the approval, or every reason why not
   */
  public Outcome<Partnership> approve(Approval it) {
    return take(it, it.partnership(), it.on(), Step.APPROVE)
        .by(() -> List.of(it.resolution().party()))
        .unless((partnership, sides, kind) -> PartnershipRules.approval(partnership, sides, it))
        .enter(
            PartnershipStory.APPROVED,
            facts ->
                facts
                    .object("resolution", PartnershipJson.write(it.resolution()))
                    .text("text", it.text()));
  }

  /**
   * Notes that both sides signed.
   *
   * @param it the command
   * @return the partnership in force, or every reason why not
   */
  public Outcome<Partnership> sign(Signing it) {
    return take(it, it.partnership(), it.on(), Optional.empty())
        .unless(PartnershipRules::signing)
        .enter(PartnershipStory.SIGNED, facts -> facts.text("instrument", it.instrument()));
  }

  /**
   * Notes something that both sides did together.
   *
   * @param it the command
   * @return the partnership, awake; or every reason why not
   */
  public Outcome<Partnership> note(Activity it) {
    return take(it, it.partnership(), it.on(), Step.ACT)
        .enter(PartnershipStory.ACTIVITY, facts -> facts.text("what", it.what()));
  }

  /**
   * Notes that a partnership in force has fallen asleep.
   *
   * @param it the command
   * @return the partnership, dormant; or every reason why not
   */
  public Outcome<Partnership> callDormant(Dormancy it) {
    return take(it, it.partnership(), it.on(), Step.CALL_DORMANT)
        .unless((partnership, sides, kind) -> PartnershipRules.dormancy(partnership, it.on()))
        .enter(PartnershipStory.DORMANT, UnaryOperator.identity());
  }

  /**
   * Halts a partnership in force.
   *
   * @param it the command
   * @return the partnership, suspended; or every reason why not
   */
  public Outcome<Partnership> suspend(Suspension it) {
    return take(it, it.partnership(), it.on(), Step.SUSPEND)
        .by(() -> List.of(it.resolution().party()))
        .unless((partnership, sides, kind) -> PartnershipRules.carried(sides, it.resolution()))
        .enter(
            PartnershipStory.SUSPENDED,
            facts ->
                facts
                    .object("resolution", PartnershipJson.write(it.resolution()))
                    .text("reason", it.reason()));
  }

  /**
   * Takes up a suspended partnership again.
   *
   * @param it the command
   * @return the partnership in force, or every reason why not
   */
  public Outcome<Partnership> resume(Resumption it) {
    return take(it, it.partnership(), it.on(), Step.RESUME)
        .by(() -> List.of(it.resolution().party()))
        .unless((partnership, sides, kind) -> PartnershipRules.resumption(partnership, sides, it))
        .enter(
            PartnershipStory.RESUMED,
            facts -> facts.object("resolution", PartnershipJson.write(it.resolution())));
  }

  /**
   * Begins to examine whether a partnership should go on.
   *
   * @param it the command
   * @return the partnership, under review; or every reason why not
   */
  public Outcome<Partnership> review(Review it) {
    return take(it, it.partnership(), it.on(), Step.REVIEW)
        .enter(PartnershipStory.REVIEWED, facts -> facts.text("reason", it.reason()));
  }

  /**
   * Ends a review: the partnership goes on.
   *
   * @param it the command
   * @return the partnership in force, or every reason why not
   */
  public Outcome<Partnership> retain(Retention it) {
    return take(it, it.partnership(), it.on(), Step.RETAIN)
        .enter(PartnershipStory.RETAINED, UnaryOperator.identity());
  }

  /**
   * Ends a partnership.
   *
   * @param it the command
   * @return the partnership, ended; or every reason why not
   */
  public Outcome<Partnership> end(Ending it) {
    return take(it, it.partnership(), it.on(), Step.END)
        .by(() -> it.resolution().map(Resolution::party).stream().toList())
        .unless((partnership, sides, kind) -> PartnershipRules.ending(partnership, sides, it))
        .enter(
            PartnershipStory.ENDED,
            facts -> {
              it.resolution()
                  .ifPresent(
                      resolution -> facts.object("resolution", PartnershipJson.write(resolution)));
              return facts.text("status", it.how().status()).text("reason", it.reason());
            });
  }

  /**
   * Brings a dormant or ended partnership back to life.
   *
   * @param it the command
   * @return the partnership in force and awake, or every reason why not
   */
  public Outcome<Partnership> reactivate(Reactivation it) {
    return take(it, it.partnership(), it.on(), Step.REACTIVATE)
        .by(() -> it.resolutions().stream().map(Resolution::party).toList())
        .unless(
            (partnership, sides, kind) -> {
              List<Refusal> reasons =
                  new ArrayList<>(PartnershipRules.reactivation(partnership, sides, kind, it));
              opening
                  .standing(partnership.pair().first(), partnership.pair().second(), kind)
                  .filter(open -> !open.id().equals(partnership.id()))
                  .ifPresent(
                      open ->
                          reasons.add(
                              new AlreadyOpen(
                                  kind, sides.one(), sides.other(), open.id(), open.status())));
              return reasons;
            })
        .enter(
            PartnershipStory.REACTIVATED,
            facts ->
                facts.objects(
                    "resolutions", it.resolutions().stream().map(PartnershipJson::write).toList()));
  }

  /**
   * Notes under which reference one side keeps the partnership in its own files. Possible at any
   * time, also after the end.
   *
   * @param it the command
   * @return the partnership with the reference, or every reason why not
   */
  public Outcome<Partnership> refer(OwnReference it) {
    return take(it, it.partnership(), it.on(), Optional.empty())
        .by(() -> List.of(it.party()))
        .enter(
            PartnershipStory.REFERENCED,
            facts -> facts.text("party", it.party().value()).text("reference", it.reference()));
  }

  /**
   * Corrects the date of an entry. The partnership is told anew from its corrected entries.
   *
   * @param it the command
   * @return the partnership, or every reason why not
   */
  public Outcome<Partnership> correct(Correction it) {
    return registrar.take(
        it,
        retelling,
        () -> {
          Optional<Partnership> found = find(it.partnership());
          if (found.isEmpty()) {
            return Outcome.refused(new NoSuchPartnership(it.partnership()));
          }
          Partnership before = found.get();
          Timeline timeline = registrar.timeline(before.id().aggregate());
          List<Refusal> reasons = new ArrayList<>(sides(before).mayAct(registrar.actor()));
          reasons.addAll(PartnershipRules.correction(timeline, it, registrar.today()));
          if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
          }
          registrar.enter(before.id().aggregate(), before.version(), corrected(timeline, it));
          Partnership after =
              told(before.id(), registrar.timeline(before.id().aggregate())).orElseThrow();
          store.update(after, before.version());
          return Outcome.done(after);
        });
  }

  private static Draft corrected(Timeline timeline, Correction it) {
    List<Event> standing = timeline.now();
    List<Long> numbers = standing.stream().map(Event::sequence).toList();
    int at = numbers.indexOf(it.entry());
    LocalDate notBefore = at == 0 ? it.on().first() : standing.get(at - 1).effective();
    Payload facts = standing.get(at).facts().withText("on", it.on().toString());
    return Timeline.correction(it.entry(), it.on().firstNotBefore(notBefore), facts, it.reason());
  }

  private StepTaking take(Record command, PartnershipId id, PartialDate on, Step step) {
    return take(command, id, on, Optional.of(step));
  }

  private StepTaking take(Record command, PartnershipId id, PartialDate on, Optional<Step> step) {
    return new StepTaking(this, registrar, command, id, on, step);
  }

  /** Takes the command of a step. */
  Outcome<Partnership> take(StepTaking taking, String type, UnaryOperator<Payload.Builder> more) {
    return registrar.take(taking.command(), retelling, () -> decide(taking, type, more));
  }

  /** The second half of a step: everything that the form of the command does not decide. */
  private Outcome<Partnership> decide(
      StepTaking taking, String type, UnaryOperator<Payload.Builder> more) {
    Optional<Partnership> found = find(taking.id());
    if (found.isEmpty()) {
      return Outcome.refused(new NoSuchPartnership(taking.id()));
    }
    Partnership before = found.get();
    List<Refusal> reasons = taking.reasonsAgainst(before, sides(before), kind(before));
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    LocalDate effective = taking.on().firstNotBefore(before.latest());
    Draft draft =
        PartnershipStory.draft(type, effective, more.apply(PartnershipStory.facts(taking.on())));
    Event event = registrar.enter(before.id().aggregate(), before.version(), draft);
    Partnership after = PartnershipStory.after(before.id(), found, event);
    store.update(after, before.version());
    return Outcome.done(after);
  }

  private Sides sides(Partnership it) {
    return new Sides(
        it.pair().first(), it.pair().second(), city -> cities.find(city).orElseThrow().named());
  }

  /** A kind that was taken from the register since asks for nothing. */
  private Kind kind(Partnership it) {
    return kinds.find(it.kind()).orElseGet(() -> new Kind(it.kind(), it.kind(), List.of(), false));
  }

  /**
   * Finds a partnership.
   *
   * @param id its id
   * @return the partnership of now, if there is one
   */
  public Optional<Partnership> find(PartnershipId id) {
    return store.find(id);
  }

  /**
   * Tells between which cities partnerships are going to be looked for, so that a storage that is
   * far away can be asked for many at once. It changes no answer.
   *
   * @param pairs the cities
   * @param kind the code of the kind
   */
  public void expectBetween(Collection<Pair> pairs, String kind) {
    store.expectOpen(pairs, kind);
  }

  /**
   * Finds what stands between two cities, of one kind.
   *
   * @param pair the cities
   * @param kind the code of the kind
   * @return the open partnership; if there is none, the ended one with the greatest id; if there is
   *     none either, nothing
   */
  public Optional<Partnership> between(Pair pair, String kind) {
    return store
        .findOpen(pair, kind)
        .or(() -> allBetween(pair, kind).stream().reduce((earlier, later) -> later));
  }

  /**
   * Finds all that ever stood between two cities, of one kind.
   *
   * @param pair the cities
   * @param kind the code of the kind
   * @return the partnerships, in the order of their ids
   */
  public List<Partnership> allBetween(Pair pair, String kind) {
    return all(PartnershipFilter.ALL.withCity(pair.first()).withKind(kind)).stream()
        .filter(it -> it.pair().equals(pair))
        .toList();
  }

  /**
   * A page of partnerships, in the order of their ids.
   *
   * @param filter which partnerships
   * @param after the last one of the page before; empty for the first page
   * @param limit the greatest number of partnerships, at least 1
   * @return the partnerships; fewer than the limit only on the last page
   */
  public List<Partnership> page(
      PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
    return store.page(filter, after, limit);
  }

  /**
   * All partnerships of a city, and of the cities that were merged into it.
   *
   * @param city the city
   * @return the partnerships of now, ended ones too, in the order of their ids
   */
  public List<Partnership> of(CityId city) {
    SortedMap<PartnershipId, Partnership> found = new TreeMap<>();
    for (CityId it : cities.idsWithPredecessors(city)) {
      all(PartnershipFilter.ALL.withCity(it)).forEach(one -> found.put(one.id(), one));
    }
    return List.copyOf(found.values());
  }

  /**
   * All partnerships that a city had, as they were.
   *
   * @param city the city
   * @param asOf the point on both time axes
   * @return the partnerships that were there and known, in the order of their ids
   */
  public List<Partnership> of(CityId city, AsOf asOf) {
    SortedMap<AggregateId, List<Event>> entries = new TreeMap<>();
    for (CityId it : cities.idsWithPredecessors(city)) {
      entries.putAll(store.entriesOf(it).stream().collect(groupingBy(Event::aggregate)));
    }
    return entries.entrySet().stream()
        .map(
            it ->
                PartnershipStory.tell(
                    new PartnershipId(it.getKey().value()), Timeline.of(it.getValue()), asOf))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Partnership> all(PartnershipFilter filter) {
    List<Partnership> all = new ArrayList<>();
    List<Partnership> page;
    do {
      Optional<PartnershipId> after =
          all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).id());
      page = store.page(filter, after, PAGE);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private static final int PAGE = 500;

  /**
   * A partnership as it was.
   *
   * @param id the partnership
   * @param asOf the point on both time axes
   * @return the partnership, if it was there and known
   */
  public Optional<Partnership> asOf(PartnershipId id, AsOf asOf) {
    return PartnershipStory.tell(id, registrar.timeline(id.aggregate()), asOf);
  }

  /**
   * The minutes of a partnership: what was entered, in the order in which it was.
   *
   * @param id the partnership
   * @return every entry, corrections included; empty if there is no such partnership
   */
  public List<Minute> minutes(PartnershipId id) {
    return Minute.of(
        registrar.minutes(id.aggregate()),
        city -> cities.find(city).map(City::name).orElse(city.toString()));
  }

  /**
   * The partnership that its entries tell of: what the store must hold, for verification.
   *
   * @param id the partnership
   * @param timeline all its entries
   * @return the fold of all entries
   */
  public Optional<Partnership> told(PartnershipId id, Timeline timeline) {
    return PartnershipStory.tell(id, timeline);
  }
}
