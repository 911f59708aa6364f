package dev.comity.party;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.AsOf;
import dev.comity.journal.DateRefusal;
import dev.comity.journal.Draft;
import dev.comity.journal.Event;
import dev.comity.journal.PartialDate;
import dev.comity.journal.Registrar;
import dev.comity.journal.Retelling;
import dev.comity.journal.Timeline;
import dev.comity.party.PartyRefusal.AlreadyMerged;
import dev.comity.party.PartyRefusal.MergedIntoItself;
import dev.comity.party.PartyRefusal.NoSuchParty;
import dev.comity.party.PartyRefusal.NotSpeakingFor;
import dev.comity.party.PartyRefusal.OutsideIdTaken;
import dev.comity.party.PartyRefusal.SameName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The cities of the register, in one unit of work. */
public final class Cities {

  /**
   * The day from which the facts of a city count whose beginning is not given: earlier than any
   * partnership, and a date that every database can hold.
   */
  public static final LocalDate BEGINNING = LocalDate.of(1000, 1, 1);

  private final Registrar registrar;
  private final PartyStore store;
  private final Retelling<City> retelling =
      new Retelling<>(
          city -> city.id().aggregate(),
          City::version,
          (id, timeline) -> told(new CityId(id), timeline));

  /**
   * Sets up the service for one unit of work. {@code Work.cities()} does it for you.
   *
   * @param registrar takes the commands
   * @param store holds the parties
   */
  public Cities(Registrar registrar, PartyStore store) {
    this.registrar = registrar;
    this.store = store;
  }

  /**
   * Enters a city.
   *
   * @param registration what is said of it
   * @return the city, or {@link OutsideIdTaken} for each identifier that another party holds
   */
  public Outcome<City> register(CityRegistration registration) {
    return registrar.take(registration, retelling, () -> decide(registration));
  }

  private Outcome<City> decide(CityRegistration registration) {
    CityId id = new CityId(registrar.newId());
    LocalDate on = registration.since().map(PartialDate::first).orElse(BEGINNING);
    List<Refusal> reasons = new ArrayList<>();
    reasons.addAll(DateRefusal.against(on, on, registrar.today()));
    reasons.addAll(taken(id, registration.profile()));
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    Event event = registrar.open(id.aggregate(), CityStory.registered(registration.profile(), on));
    City city = CityStory.after(id, Optional.empty(), event);
    store.insert(city);
    return Outcome.done(city);
  }

  /**
   * Says anew what there is to say of a city.
   *
   * @param description the new profile and from when it holds
   * @return the city, or every reason why not
   */
  public Outcome<City> describe(CityDescription description) {
    return registrar.take(
        description,
        retelling,
        () ->
            change(
                description.city(),
                description.on(),
                city -> taken(city.id(), description.profile()),
                CityStory.described(description.profile(), description.on())));
  }

  /**
   * Gives a city a new name.
   *
   * @param renaming the new name and from when it holds
   * @return the city, or every reason why not
   */
  public Outcome<City> rename(CityRenaming renaming) {
    return registrar.take(
        renaming,
        retelling,
        () ->
            change(
                renaming.city(),
                renaming.on(),
                city ->
                    city.name().equals(renaming.name())
                        ? List.of(new SameName(city.name()))
                        : List.of(),
                CityStory.renamed(renaming.name(), renaming.on())));
  }

  /**
   * Merges a city into another.
   *
   * @param merger which into which, and from when
   * @return the city that ended, or every reason why not
   */
  public Outcome<City> merge(CityMerger merger) {
    return registrar.take(merger, retelling, () -> decide(merger));
  }

  private Outcome<City> decide(CityMerger merger) {
    Optional<City> into = find(merger.into());
    if (into.isEmpty()) {
      return Outcome.refused(new NoSuchParty(merger.into()));
    }
    Function<City, List<Refusal>> rule =
        city -> {
          List<Refusal> reasons = new ArrayList<>(standing(into.get()));
          if (city.id().equals(merger.into())) {
            reasons.add(new MergedIntoItself(city.named()));
          } else {
            reasons.addAll(dates(into.get(), merger.on()));
          }
          return reasons;
        };
    return change(merger.city(), merger.on(), rule, CityStory.merged(into.get(), merger.on()))
        .map(
            ended -> {
              enter(into.get(), CityStory.absorbed(ended, merger.on()));
              return ended;
            });
  }

  private Outcome<City> change(
      CityId id, LocalDate on, Function<City, List<Refusal>> rule, Draft draft) {
    Optional<City> found = find(id);
    if (found.isEmpty()) {
      return Outcome.refused(new NoSuchParty(id));
    }
    City city = found.get();
    List<Refusal> reasons = new ArrayList<>();
    if (!registrar.actor().speaksFor(id.value())) {
      reasons.add(new NotSpeakingFor(registrar.actor().id(), city.named()));
    }
    reasons.addAll(standing(city));
    reasons.addAll(dates(city, on));
    reasons.addAll(rule.apply(city));
    return reasons.isEmpty() ? Outcome.done(enter(city, draft)) : Outcome.refused(reasons);
  }

  private City enter(City city, Draft draft) {
    Event event = registrar.enter(city.id().aggregate(), city.version(), draft);
    City after = CityStory.after(city.id(), Optional.of(city), event);
    store.update(after, city.version());
    return after;
  }

  private List<Refusal> standing(City city) {
    return city.mergedInto()
        .flatMap(this::find)
        .<List<Refusal>>map(into -> List.of(new AlreadyMerged(city.named(), into.named())))
        .orElse(List.of());
  }

  private List<Refusal> dates(City city, LocalDate on) {
    List<Event> entries = registrar.timeline(city.id().aggregate()).now();
    LocalDate latest = entries.get(entries.size() - 1).effective();
    return DateRefusal.against(on, latest, registrar.today());
  }

  private List<Refusal> taken(CityId id, CityProfile profile) {
    List<Refusal> reasons = new ArrayList<>();
    for (OutsideId outsideId : profile.outsideIds()) {
      store
          .find(outsideId)
          .filter(holder -> !holder.id().equals(id))
          .ifPresent(holder -> reasons.add(new OutsideIdTaken(outsideId, holder.named())));
    }
    return reasons;
  }

  /**
   * Finds a city.
   *
   * @param id its id
   * @return the city of now, if there is one
   */
  public Optional<City> find(CityId id) {
    return store.find(id).map(City.class::cast);
  }

  /**
   * Finds a city by an identifier of another catalogue.
   *
   * @param outsideId the identifier
   * @return the city that holds it, if there is one
   */
  public Optional<City> find(OutsideId outsideId) {
    return store.find(outsideId).filter(City.class::isInstance).map(City.class::cast);
  }

  /**
   * Tells by which identifiers cities are going to be looked for, so that a storage that is far
   * away can be asked for many at once. It changes no answer.
   *
   * @param outsideIds the identifiers
   */
  public void expect(Collection<OutsideId> outsideIds) {
    store.expect(outsideIds);
  }

  /**
   * Finds cities by any of their names, present, other or former; case, accents and punctuation do
   * not matter.
   *
   * @param name the name
   * @return the cities, in the order of their ids
   */
  public List<City> named(String name) {
    return store.named(NameKey.of(name)).stream()
        .filter(City.class::isInstance)
        .map(City.class::cast)
        .toList();
  }

  /**
   * Finds a city and all that were merged into it, directly or by way of others.
   *
   * @param id the city
   * @return the city first, then the others, nearest first; empty if there is no such city
   */
  public List<City> withPredecessors(CityId id) {
    return withPredecessors(List.of(id)).get(0);
  }

  /**
   * Names a city and all that were merged into it, directly or by way of others.
   *
   * @param id the city; whether there is one is not looked at
   * @return the city first, then the others, nearest first
   */
  public List<CityId> idsWithPredecessors(CityId id) {
    List<CityId> family = new ArrayList<>(List.of(id));
    for (int i = 0; i < family.size(); i++) {
      store.mergedInto(family.get(i)).forEach(it -> family.add(it.id()));
    }
    return List.copyOf(family);
  }

  /**
   * Finds cities, each with all that were merged into it, directly or by way of others.
   *
   * @param ids the cities
   * @return for each of them, in their order, the city first, then the others, nearest first; an
   *     empty list if there is no such city
   */
  public List<List<City>> withPredecessors(List<CityId> ids) {
    Map<CityId, City> known = new TreeMap<>(Comparator.comparing(CityId::toString));
    Set<CityId> fresh = new LinkedHashSet<>(ids);
    while (!fresh.isEmpty()) {
      Set<CityId> asked = fresh;
      fresh = new LinkedHashSet<>();
      for (City city : store.withMerged(asked)) {
        if (known.put(city.id(), city) == null && !asked.contains(city.id())) {
          fresh.add(city.id());
        }
      }
    }
    return ids.stream().map(id -> family(id, known)).toList();
  }

  private static List<City> family(CityId id, Map<CityId, City> known) {
    List<City> family = new ArrayList<>();
    Optional.ofNullable(known.get(id)).ifPresent(family::add);
    for (int i = 0; i < family.size(); i++) {
      Optional<CityId> into = Optional.of(family.get(i).id());
      known.values().stream().filter(it -> it.mergedInto().equals(into)).forEach(family::add);
    }
    return List.copyOf(family);
  }

  /**
   * A city as it was.
   *
   * @param id the city
   * @param asOf the point on both time axes
   * @return the city, if it was there and known
   */
  public Optional<City> asOf(CityId id, AsOf asOf) {
    return CityStory.tell(id, timeline(id), asOf);
  }

  /**
   * The city that its entries tell of: what the store must hold, for verification.
   *
   * @param id the city
   * @param timeline all its entries
   * @return the fold of all entries
   */
  public Optional<City> told(CityId id, Timeline timeline) {
    return CityStory.tell(id, timeline);
  }

  private Timeline timeline(CityId id) {
    return registrar.timeline(id.aggregate());
  }
}
