package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.entry;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static dev.comity.storage.Scene.BEGINNING;
import static dev.comity.storage.Scene.CHANGE;
import static dev.comity.storage.Scene.ONE;
import static dev.comity.storage.Scene.OTHER;
import static dev.comity.storage.Scene.PART;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.Payload;
import dev.comity.journal.Slice;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What units of work see of each other: whole commits, and none of them half. */
public interface IsolationContract extends ContractCase {

  /** A part of the feed that counts with the others in one of the cases. */
  FeedPartition MOVES = FeedPartition.unread("moves", Slice.WHOLE);

  @Test
  default void aReaderSeesNothingOfWhatOthersCommitMeanwhile() {
    commit(BEGINNING);
    try (UnitOfWork reader = begin(Access.READ)) {
      Map<String, Object> before = Scene.seenWithFeed(reader);
      commit(CHANGE);
      FeedFollower.numberAll(storage(), TENANT, 10);

      Scene.assertAlike(Scene.seenWithFeed(reader), before);
      assertThat(reader.inspect()).isEmpty();
      Scene.assertAlike(read(Scene::seen), Scene.seenInTheEnd());
    }
  }

  /** Phantoms: what was not asked for before the other commit is answered from the snapshot too. */
  @Test
  default void aReaderThatHasReadOneThingSeesNothingNewAnywhere() {
    commit(BEGINNING);
    FeedFollower.numberAll(storage(), TENANT, 10);
    Map<String, Object> before = read(Scene::seenWithFeed);
    try (UnitOfWork reader = begin(Access.READ)) {
      assertThat(reader.parties().find(ONE.id())).contains(ONE);
      commit(CHANGE);
      FeedFollower.numberAll(storage(), TENANT, 10);

      Scene.assertAlike(Scene.seenWithFeed(reader), before);
    }
    try (UnitOfWork reader = begin(Access.READ)) {
      assertThat(reader.journal().last(aggregate("link"))).isPresent();
      Map<String, Object> after = read(Scene::seenWithFeed);
      commit(unit -> unit.feedPartitions().remove(PART.subscription()));
      commit(unit -> unit.parties().insert(peopled(city("Late"), 1)));

      Scene.assertAlike(Scene.seenWithFeed(reader), after);
      assertThat(reader.parties().named("late")).isEmpty();
    }
  }

  @Test
  default void aWriterThatHasReadOneThingSeesNothingNewAnywhere() {
    commit(BEGINNING);
    FeedFollower.numberAll(storage(), TENANT, 10);
    Map<String, Object> before = read(Scene::seenWithFeed);
    Future<?> other;
    try (UnitOfWork writer = begin(Access.WRITE)) {
      assertThat(writer.parties().find(ONE.id())).contains(ONE);
      other = beside(() -> commitInTheEnd(CHANGE));

      Scene.assertAlike(Scene.seenWithFeed(writer), before);
    }
    ended(other);

    Scene.assertAlike(read(Scene::seen), Scene.seenInTheEnd());
  }

  /** A storage that lets one unit wait for the other must notice when each waits for the other. */
  @Test
  default void unitsThatMeetCrosswiseAreBothKeptInTheEnd() {
    List<String> cities = List.of("A", "B");
    commit(unit -> cities.forEach(it -> unit.parties().insert(peopled(city(it), 0))));
    CyclicBarrier halfWay = new CyclicBarrier(2);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (List<String> order : List.of(cities, List.of("B", "A"))) {
      tasks.add(
          () -> {
            commitInTheEnd(
                unit -> {
                  move(unit, order.get(0), 1);
                  if (!halfWay.isBroken()) {
                    ContractCase.hasMet(halfWay);
                    halfWay.reset();
                  }
                  move(unit, order.get(1), 1);
                });
            return true;
          });
    }

    atOnce(tasks);

    look(unit -> cities.forEach(it -> assertThat(inhabitants(unit, it)).isEqualTo(2)));
  }

  /** A storage that remembers what it answered must forget it with the next commit. */
  @Test
  default void whatOneUnitCommitsTheNextOneSees() {
    Scene.assertAlike(read(Scene::seen), read(Scene::seen));
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);

    commit(
        unit -> {
          Scene.assertAlike(Scene.seen(unit), before);
          CHANGE.accept(unit);
          Scene.assertAlike(Scene.seen(unit), Scene.seenInTheEnd());
        });

    Scene.assertAlike(read(Scene::seen), Scene.seenInTheEnd());
    try (UnitOfWork writer = begin(Access.WRITE)) {
      Scene.assertAlike(Scene.seen(writer), Scene.seenInTheEnd());
    }
  }

  @Test
  default void nobodySeesWhatAUnitHasNotYetCommitted() {
    commit(BEGINNING);
    FeedFollower.numberAll(storage(), TENANT, 10);
    Map<String, Object> before = read(Scene::seenWithFeed);
    try (UnitOfWork writer = begin(Access.WRITE)) {
      CHANGE.accept(writer);
      Map<String, Object> own = Scene.seen(writer);

      Scene.assertAlike(read(Scene::seenWithFeed), before);
      look(unit -> assertThat(unit.feed().isAnyUnnumbered()).isFalse());
      writer.commit();
      Scene.assertAlike(read(Scene::seen), own);
    }
  }

  @Test
  default void nobodyEverSeesWhatAUnitHasGivenUp() {
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);
    try (UnitOfWork writer = begin(Access.WRITE)) {
      CHANGE.accept(writer);
      assertThat(Scene.seen(writer)).isNotEqualTo(before);
    }

    Scene.assertAlike(read(Scene::seen), before);
    commit(unit -> unit.parties().insert(city("Fourth")));
    look(unit -> assertThat(unit.parties().named("third")).isEmpty());
    commit(unit -> unit.parties().update(peopled(OTHER, 1), OTHER.version()));
  }

  @Test
  default void unitsThatOverlapAndWriteDifferentThingsLoseNothing() {
    commit(BEGINNING);
    List<Future<?>> other = new ArrayList<>();
    commitInTheEnd(
        unit -> {
          unit.parties().update(peopled(ONE, 1), ONE.version());
          if (other.isEmpty()) {
            other.add(
                beside(
                    () ->
                        commitInTheEnd(
                            it -> it.parties().update(peopled(OTHER, 2), OTHER.version()))));
          }
        });
    other.forEach(this::ended);

    look(unit -> assertThat(unit.parties().find(ONE.id())).contains(peopled(ONE, 1)));
    look(unit -> assertThat(unit.parties().find(OTHER.id())).contains(peopled(OTHER, 2)));
  }

  @Test
  default void noUpdateIsLostHoweverManyWriteAtOnce() {
    int threads = 4;
    int times = 25;
    commit(unit -> unit.parties().insert(peopled(city("Counted"), 0)));
    Callable<Integer> counting =
        () -> {
          for (int i = 0; i < times; i++) {
            commitInTheEnd(unit -> move(unit, "Counted", 1));
            Thread.yield();
          }
          return times;
        };

    atOnce(List.of(counting, counting, counting, counting));

    look(unit -> assertThat(inhabitants(unit, "Counted")).isEqualTo(threads * times));
  }

  @Test
  default void nobodyEverSeesHalfACommit() {
    List<String> cities = new ArrayList<>(List.of("A", "B", "C"));
    IntStream.range(0, 9).forEach(i -> cities.add("City " + i)); // a commit that takes its time
    commit(unit -> cities.forEach(it -> unit.parties().insert(peopled(city(it), 1_000))));
    commit(
        unit -> {
          unit.partnerships().insert(partnership("0", city("A"), city("B")));
          unit.parties().insert(peopled(city("Moves"), 0));
          unit.feedPartitions().insert(MOVES);
        });
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      Random random = new Random(seed);
      tasks.add(
          () -> {
            try {
              for (int i = 0; i < 25; i++) {
                int from = random.nextInt(3);
                int to = (from + 1 + random.nextInt(2)) % 3;
                long count = random.nextInt(50);
                commitInTheEnd(unit -> moveAndReopen(unit, cities, from, to, count));
              }
              return 0;
            } finally {
              writing.decrementAndGet();
            }
          });
      tasks.add(
          () -> {
            int reads = 0;
            while (writing.get() > 0) {
              try (UnitOfWork unit = begin(Access.READ)) {
                assertWhole(unit, cities);
              }
              reads++;
            }
            return reads;
          });
    }

    atOnce(tasks);

    try (UnitOfWork unit = begin(Access.READ)) {
      assertWhole(unit, cities);
      assertThat(unit.journal().events(aggregate("moves"))).hasSize(50);
      assertThat(unit.inspect()).isEmpty();
    }
  }

  /** People move, the move is entered, and the partnership is ended and followed by another. */
  private static void moveAndReopen(
      UnitOfWork unit, List<String> cities, int from, int to, long count) {
    move(unit, cities.get(from), -count);
    move(unit, cities.get(to), count);
    for (int i = 0; i < cities.size(); i++) {
      move(unit, cities.get(i), i % 2 == 0 ? 1 : -1);
    }
    List<Event> before = unit.journal().events(aggregate("moves"));
    unit.journal()
        .append(
            entry(
                TENANT,
                aggregate("moves"),
                before,
                Payload.builder().number("count", count).build()));
    Partnership open =
        unit.partnerships()
            .findOpen(Pair.of(city("A").id(), city("B").id()), Samples.KIND)
            .orElseThrow();
    unit.partnerships().update(next(open, Status.EXPIRED), 1);
    unit.partnerships().insert(partnership("" + (before.size() + 1), city("A"), city("B")));
    move(unit, "Moves", 1);
    FeedPartition held = unit.feedPartitions().of(MOVES.subscription()).get(0);
    unit.feedPartitions().update(held.acknowledged(0), held.version());
    unit.keyedAnswers().insert(answer("move", before.size() + 1, Instant.EPOCH));
  }

  private static void move(UnitOfWork unit, String name, long count) {
    City city = (City) unit.parties().find(city(name).id()).orElseThrow();
    long now = city.profile().population().orElseThrow() + count;
    LockSupport.parkNanos(1); // so that units overlap also where one takes no time
    unit.parties().update(peopled(city, now), city.version());
  }

  private static long inhabitants(UnitOfWork unit, String name) {
    City city = (City) unit.parties().find(city(name).id()).orElseThrow();
    return city.profile().population().orElseThrow();
  }

  /** Nobody is born and nobody dies; each move was entered once and made one partnership. */
  private static void assertWhole(UnitOfWork unit, List<String> cities) {
    long all = cities.stream().mapToLong(it -> inhabitants(unit, it)).sum();
    assertThat(all).as("inhabitants of all cities").isEqualTo(1_000L * cities.size());
    int moves = unit.journal().events(aggregate("moves")).size();
    assertThat(inhabitants(unit, "Moves")).isEqualTo(moves);
    assertThat(unit.feedPartitions().of(MOVES.subscription()).get(0).version())
        .isEqualTo(moves + 1);
    IdempotencyKey key = answer("move", 1, Instant.EPOCH).key();
    assertThat(unit.keyedAnswers().find(key, moves + 1)).isEmpty();
    assertThat(unit.keyedAnswers().find(key, moves).isPresent()).isEqualTo(moves > 0);
    PartnershipFilter ended = PartnershipFilter.ALL.withStatuses(Set.of(Status.EXPIRED));
    assertThat(unit.partnerships().page(ended, Optional.empty(), 1_000)).hasSize(moves);
    assertThat(unit.partnerships().findOpen(Pair.of(city("A").id(), city("B").id()), Samples.KIND))
        .contains(partnership("" + moves, city("A"), city("B")));
  }
}
