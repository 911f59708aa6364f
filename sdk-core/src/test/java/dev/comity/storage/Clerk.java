package dev.comity.storage;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes something at random, as far as the ports allow it, and notes down what. Names, outside
 * ids, keys and aggregates are few, so that they meet often.
 */
final class Clerk {

  static final List<String> NAMES =
      List.of("Springfield", "Åsele", "Asele", "진천군", "Łódź", "Lodz", "New York", "\uD842\uDFB7野");
  static final List<OutsideId> OUTSIDE_IDS =
      IntStream.range(0, 12).mapToObj(i -> OutsideId.wikidata("Q" + i)).toList();
  static final List<String> KINDS = List.of(Samples.KIND, "friendship-city");
  static final List<AggregateId> AGGREGATES =
      IntStream.range(0, 6).mapToObj(i -> Samples.aggregate("noted " + i)).toList();

  static final List<String> SUBSCRIPTIONS = List.of("search-index", "Search-Index");
  static final List<IdempotencyKey> KEYS =
      Stream.of("a", "A", "b%").map(IdempotencyKey::of).toList();

  /**
   * Something that was written. Acts about one record follow each other by their versions; those
   * about several can be repeated in any order.
   */
  record Act(long version, Consumer<Ports> writing) {}

  private final TenantId tenant;
  private final Random random;
  private final Ports ports;
  private final List<Act> acts = new ArrayList<>();

  Clerk(TenantId tenant, Random random, Ports ports) {
    this.tenant = tenant;
    this.random = random;
    this.ports = ports;
  }

  List<Act> acts() {
    return acts;
  }

  void write(int times) {
    for (int i = 0; i < times; i++) {
      switch (random.nextInt(10)) {
        case 0, 1 -> insertCity();
        case 2, 3 -> updateCity();
        case 4 -> insertPartnership();
        case 5, 6 -> updatePartnership();
        case 7 -> writePart();
        case 8 -> insertAnswer();
        default -> append();
      }
    }
  }

  private void act(long version, Consumer<Ports> writing) {
    writing.accept(ports);
    acts.add(new Act(version, writing));
  }

  private void insertCity() {
    CityId id = new CityId(newId());
    City city = new City(id, 1, profile(Set.of()), List.of(), Optional.empty());
    act(1, to -> to.parties().insert(city));
  }

  private void updateCity() {
    List<City> cities = cities();
    if (cities.isEmpty()) {
      return;
    }
    City before = any(cities);
    CityProfile profile = profile(before.profile().outsideIds());
    Optional<CityId> into = chance(4) ? Optional.of(any(cities).id()) : before.mergedInto();
    City after = new City(before.id(), before.version() + 1, profile, List.of(before.name()), into);
    act(after.version(), to -> to.parties().update(after, before.version()));
  }

  private CityProfile profile(Set<OutsideId> own) {
    Set<OutsideId> free =
        OUTSIDE_IDS.stream()
            .filter(id -> own.contains(id) || ports.parties().find(id).isEmpty())
            .filter(id -> chance(4))
            .collect(Collectors.toCollection(TreeSet::new));
    return Samples.city(any(NAMES))
        .profile()
        .withOtherNames(List.of(any(NAMES)))
        .withOutsideIds(free);
  }

  private void insertPartnership() {
    List<City> cities = cities();
    if (cities.size() < 2) {
      return;
    }
    City one = any(cities);
    City other = any(cities.stream().filter(it -> it != one).toList());
    Partnership proposed =
        Samples.ofKind(Samples.partnership(newId().toString(), one, other), any(KINDS));
    Status status =
        isFree(proposed.pair(), proposed.kind()) ? any(Status.values()) : Status.EXPIRED;
    Partnership it = Samples.in(status, proposed);
    act(1, to -> to.partnerships().insert(it));
  }

  private void updatePartnership() {
    List<Partnership> all =
        ports.partnerships().page(PartnershipFilter.ALL, Optional.empty(), Integer.MAX_VALUE);
    if (all.isEmpty()) {
      return;
    }
    Partnership before = any(all);
    boolean mayOpen = before.isOpen() || isFree(before.pair(), before.kind());
    Partnership after = Samples.next(before, mayOpen ? any(Status.values()) : Status.HISTORICAL);
    act(after.version(), to -> to.partnerships().update(after, before.version()));
  }

  private boolean isFree(Pair pair, String kind) {
    return ports.partnerships().findOpen(pair, kind).isEmpty();
  }

  private void append() {
    AggregateId aggregate = any(AGGREGATES);
    List<Event> before = ports.journal().events(aggregate);
    Payload facts = Payload.builder().text("noted", newId()).build();
    Event event = Samples.entry(tenant, aggregate, before, facts);
    act(event.sequence(), to -> to.journal().append(event));
  }

  private void writePart() {
    String subscription = any(SUBSCRIPTIONS);
    Slice slice = new Slice(random.nextInt(12), 12);
    Optional<FeedPartition> held =
        ports.feedPartitions().of(subscription).stream()
            .filter(it -> it.slice().equals(slice))
            .findFirst();
    if (held.isEmpty()) {
      FeedPartition begun = FeedPartition.unread(subscription, slice);
      act(1, to -> to.feedPartitions().insert(begun));
      return;
    }
    FeedPartition before = held.get();
    FeedPartition after =
        before.lease().isPresent()
            ? before.acknowledged(0)
            : before.leased("reader-" + random.nextInt(3), instant());
    act(after.version(), to -> to.feedPartitions().update(after, before.version()));
  }

  private void insertAnswer() {
    IdempotencyKey key = any(KEYS);
    int place = 1;
    while (ports.keyedAnswers().find(key, place).isPresent()) {
      place++;
    }
    KeyedAnswer answer = Samples.answer(key.text(), place, instant());
    act(1, to -> to.keyedAnswers().insert(answer));
  }

  private Instant instant() {
    return Instant.EPOCH.plus(random.nextLong() >> 13, ChronoUnit.MICROS);
  }

  private List<City> cities() {
    List<Party> all = ports.parties().page(Optional.empty(), Integer.MAX_VALUE);
    return all.stream().map(City.class::cast).toList();
  }

  private UUID newId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private Status any(Status[] from) {
    return any(List.of(from));
  }
}
