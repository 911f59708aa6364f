package dev.comity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comity.Subscription.Polled;
import dev.comity.failure.ConflictException;
import dev.comity.failure.StorageUnavailableException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CityRenaming;
import dev.comity.party.CountryCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers that share the feed: leases, take-overs, and what is delivered how often. */
@Timeout(60)
class SubscriptionTest {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final HandClock clock = new HandClock();
  private final TroubledStorage storage = new TroubledStorage();
  private final Comity comity = Comity.on(storage).clock(clock).build();
  private final List<FeedEntry> delivered = new ArrayList<>();

  @AfterEach
  void close() {
    comity.close();
  }

  private CityId register(String name) {
    CityProfile profile = CityProfile.of(name, CountryCode.of("US"));
    return comity
        .write(work -> work.cities().register(new CityRegistration(profile)))
        .orElseThrow()
        .id();
  }

  private City rename(CityId city, String name) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return comity
        .write(work -> work.cities().rename(new CityRenaming(city, name, today)))
        .orElseThrow();
  }

  /** Cities with as many entries each. */
  private void write(int cities, int entries) {
    for (int i = 0; i < cities; i++) {
      CityId city = register("City " + i);
      for (int entry = 1; entry < entries; entry++) {
        rename(city, "City " + i + ", " + entry);
      }
    }
  }

  private Subscription reader(String name) {
    return comity.feed().subscription("search-index", name);
  }

  private static int pollToTheEnd(Subscription subscription, int limit, List<FeedEntry> to) {
    int polls = 0;
    while (subscription.poll(limit, to::add).delivered() > 0) {
      polls++;
    }
    return polls;
  }

  private List<FeedEntry> feed() {
    return comity.feed().after(0, Integer.MAX_VALUE);
  }

  /** Each entry about a thing follows the one before, or one that was delivered before. */
  private static void assertInOrder(List<FeedEntry> delivered) {
    Map<AggregateId, Long> furthest = new HashMap<>();
    for (FeedEntry entry : delivered) {
      long before = furthest.getOrDefault(entry.event().aggregate(), 0L);
      assertThat(entry.event().sequence())
          .as("what follows entry %s of %s", before, entry.event().aggregate())
          .isLessThanOrEqualTo(before + 1);
      furthest.put(entry.event().aggregate(), Math.max(before, entry.event().sequence()));
    }
  }

  @Test
  void oneReaderIsGivenEverythingOnceInTheOrderOfTheFeed() {
    write(5, 3);

    int polls = pollToTheEnd(reader("a"), 4, delivered);

    assertThat(delivered).isEqualTo(feed()).hasSize(15);
    assertThat(polls).isEqualTo(4);
    assertThat(reader("a").poll(4, delivered::add)).isEqualTo(new Polled(0, true));

    register("Late");
    pollToTheEnd(reader("b"), 4, delivered);

    assertThat(delivered).isEqualTo(feed()).hasSize(16);
  }

  @Test
  void everySubscriptionIsGivenEverything() {
    write(2, 2);
    List<FeedEntry> others = new ArrayList<>();

    pollToTheEnd(reader("a"), 9, delivered);
    pollToTheEnd(comity.feed().subscription("mail", "a"), 9, others);

    assertThat(others).isEqualTo(delivered).hasSize(4);
  }

  @Test
  void everyTenantHasSubscriptionsOfItsOwn() {
    write(1, 2);
    Comity other = comity.forTenant(TenantId.of("other"));

    assertThat(other.feed().subscription("search-index", "a").poll(9, delivered::add))
        .isEqualTo(new Polled(0, true));
    assertThat(other.feed().after(0, 9)).isEmpty();
    pollToTheEnd(reader("a"), 9, delivered);

    assertThat(delivered).hasSize(2);
    assertThat(other.feed().subscription("search-index", "a").parts())
        .allMatch(it -> it.acknowledged() == 0);
  }

  @Test
  void partsHoldEverythingOnceWhoeverReadsThem() {
    write(40, 2);
    Subscription one = reader("a").inParts(7);
    Subscription other = reader("b").inParts(7);

    while (one.poll(3, delivered::add).delivered() + other.poll(3, delivered::add).delivered()
        > 0) {
      assertThat(delivered.size()).isLessThanOrEqualTo(80);
    }

    assertThat(delivered).containsExactlyInAnyOrderElementsOf(feed()).hasSize(80);
    assertInOrder(delivered);
    assertThat(one.parts()).hasSize(7).allMatch(it -> it.lease().isEmpty());
  }

  @Test
  void aPartThatSomebodyReadsIsNobodyElses() {
    write(3, 1);
    Subscription other = reader("b");
    List<Polled> meanwhile = new ArrayList<>();

    Polled polled =
        reader("a")
            .poll(
                9,
                entry -> {
                  delivered.add(entry);
                  meanwhile.add(other.poll(9, delivered::add));
                });

    assertThat(polled).isEqualTo(new Polled(3, true));
    assertThat(meanwhile).hasSize(3).containsOnly(new Polled(0, true));
    assertThat(delivered).isEqualTo(feed());
  }

  @Test
  void whoeverDiesKeepsThePartUntilTheLeaseEnds() {
    write(3, 1);
    leaseAndDie("dead");

    clock.forward(LEASE.minusMillis(1));
    assertThat(reader("b").poll(9, delivered::add).delivered()).isZero();
    assertThat(reader("b").parts().get(0).lease().map(FeedPartition.Lease::reader))
        .contains("dead");

    clock.forward(Duration.ofMillis(1));
    assertThat(reader("b").poll(9, delivered::add)).isEqualTo(new Polled(3, true));
    assertThat(delivered).isEqualTo(feed());
  }

  /** What a program leaves behind that is killed between taking a part and giving it back. */
  private void leaseAndDie(String name) {
    reader(name).poll(1, delivered::add);
    delivered.clear();
    comity.inUnit(
        unit -> {
          FeedPartition held = unit.feedPartitions().of("search-index").get(0);
          Instant until = clock.instant().plus(LEASE);
          unit.feedPartitions().remove("search-index");
          unit.feedPartitions()
              .insert(FeedPartition.unread("search-index", held.slice()).leased(name, until));
          return true;
        });
  }

  @Test
  void whoeverIsTooSlowIsToldThatAnotherOneTookThePartOver() {
    write(4, 1);
    Subscription other = reader("b");
    List<Polled> meanwhile = new ArrayList<>();

    Polled slow =
        reader("a")
            .poll(
                2,
                entry -> {
                  delivered.add(entry);
                  clock.forward(LEASE);
                  meanwhile.add(other.poll(3, delivered::add));
                });

    assertThat(slow).isEqualTo(new Polled(1, false));
    assertThat(meanwhile).containsExactly(new Polled(3, true));
    assertThat(reader("c").parts().get(0).acknowledged()).isEqualTo(3);
    assertThat(reader("c").poll(9, delivered::add)).isEqualTo(new Polled(1, true));
    assertThat(delivered).containsAll(feed()).hasSize(5);
    assertThat(reader("c").poll(9, delivered::add).delivered()).isZero();
  }

  @Test
  void whoeverWakesUpLateDoesNotDeliverOldEntriesAfterNewerOnes() {
    write(1, 4);

    Polled slow =
        reader("slow")
            .poll(
                9,
                entry -> {
                  clock.forward(LEASE); // asleep before the entry reaches the sink
                  pollToTheEnd(reader("b"), 9, delivered);
                  delivered.add(entry);
                });

    assertThat(slow).isEqualTo(new Polled(1, false));
    assertThat(delivered.stream().map(it -> it.event().sequence()).toList())
        .containsExactly(1L, 2L, 3L, 4L, 1L);
  }

  @Test
  void whoeverIsTooSlowKeepsWhatItReadIfNobodyTookThePartOver() {
    write(3, 1);

    Polled slow =
        reader("a")
            .poll(
                9,
                entry -> {
                  delivered.add(entry);
                  clock.forward(LEASE);
                });
    pollToTheEnd(reader("b"), 9, delivered);

    assertThat(slow).isEqualTo(new Polled(1, true));
    assertThat(delivered).isEqualTo(feed()).hasSize(3);
  }

  @Test
  void aPollForNoEntriesIsRefusedBeforeItLeasesAnything() {
    write(1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader("a").poll(0, delivered::add))
        .withMessageContaining("poll for 0")
        .withMessageContaining("Maybe");

    assertThat(reader("b").poll(9, delivered::add)).isEqualTo(new Polled(1, true));
  }

  private static StorageUnavailableException dead(String line) {
    return new StorageUnavailableException(line, new IOException());
  }

  @Test
  void aPartWhoseEntriesCannotBeReadIsGivenBackAtOnce() {
    write(2, 1);
    AtomicBoolean isLeased = new AtomicBoolean();
    storage.begin(
        method -> {
          isLeased.compareAndSet(false, method.equals("partitions.update"));
          if (isLeased.get() && method.equals("feed.after")) {
            throw dead("reading");
          }
          return Optional.empty();
        });

    assertThatThrownBy(() -> reader("a").poll(9, delivered::add)).hasMessage("reading");
    storage.end();

    assertThat(reader("b").poll(9, delivered::add)).isEqualTo(new Polled(2, true));
  }

  @Test
  void whatAListenerThrowsIsNotLostWithTheStorage() {
    write(2, 1);
    UnsupportedOperationException first = new UnsupportedOperationException("cannot index it");

    Throwable thrown =
        catchThrowable(
            () ->
                reader("a")
                    .poll(
                        9,
                        entry -> {
                          storage.begin(
                              method -> {
                                throw dead("acknowledging");
                              });
                          throw first;
                        }));
    storage.end();

    assertThat(thrown).isSameAs(first);
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(thrown.getSuppressed()[0]).hasMessage("acknowledging");
  }

  @Test
  void aLeaseMayBeAsLongAsTheListenerNeeds() {
    write(2, 1);
    Subscription slow = reader("a").withLease(Duration.ofHours(1));

    Polled polled =
        slow.poll(
            9,
            entry -> {
              clock.forward(Duration.ofMinutes(29));
              assertThat(reader("b").poll(9, delivered::add).delivered()).isZero();
            });

    assertThat(polled).isEqualTo(new Polled(2, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> slow.withLease(Duration.ZERO))
        .withMessageContaining("Maybe");
  }

  @Test
  void whatAListenerFailsOnIsDeliveredAgainAndNothingBeforeIt() {
    write(4, 1);
    Subscription subscription = reader("a");

    assertThatThrownBy(
            () ->
                subscription.poll(
                    9,
                    entry -> {
                      if (entry.position() == 3) {
                        throw new UnsupportedOperationException("cannot index it");
                      }
                      delivered.add(entry);
                    }))
        .hasMessage("cannot index it");
    pollToTheEnd(reader("b"), 9, delivered);

    assertThat(delivered).isEqualTo(feed()).hasSize(4);
  }

  @Test
  void aListenerMayWriteToTheRegister() {
    write(1, 1);

    Polled polled =
        reader("a")
            .poll(
                9,
                entry -> {
                  delivered.add(entry);
                  register("Found while reading");
                });
    pollToTheEnd(reader("a"), 9, delivered);

    assertThat(polled.delivered()).isEqualTo(1);
    assertThat(delivered).isEqualTo(feed()).hasSize(2);
  }

  @Test
  void allReadersAgreeOnTheNumberOfParts() {
    write(1, 1);
    reader("a").inParts(4).poll(9, delivered::add);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader("b").inParts(3).poll(9, delivered::add))
        .withMessageContaining("in 4 parts, not in 3")
        .withMessageContaining("Maybe inParts(4)");
    assertThatIllegalArgumentException().isThrownBy(() -> reader("b").inParts(257));

    reader("b").forget();
    List<FeedEntry> anew = new ArrayList<>();
    pollToTheEnd(reader("b").inParts(3), 9, anew);

    assertThat(anew).isEqualTo(feed());
    assertThat(reader("b").parts()).hasSize(3);
  }

  @Test
  void aSubscriptionThatIsForgottenMeanwhileIsNotAcknowledged() {
    write(2, 1);

    Polled polled = reader("a").poll(9, entry -> reader("b").forget());

    assertThat(polled).isEqualTo(new Polled(2, false));
    assertThat(reader("b").parts()).isEmpty();
  }

  @Test
  void whoeverIsOvertakenWhileGivingPositionsReadsOn() {
    write(2, 1);
    AtomicInteger left = new AtomicInteger(1);
    AtomicInteger tries = new AtomicInteger();
    storage.begin(
        method ->
            switch (method) {
              case "feed.isAnyUnnumbered" -> Optional.of(left.get() > 0);
              case "feed.number" -> {
                left.decrementAndGet(); // the other one
                throw new ConflictException("try " + tries.incrementAndGet());
              }
              default -> Optional.empty();
            });

    assertThat(feed()).hasSize(2);

    assertThat(tries).hasValue(1);
  }

  @Test
  void whoeverIsOvertakenAllTheWhileReadsOnAfterAll() {
    write(2, 1);
    storage.begin(
        method ->
            switch (method) {
              case "feed.isAnyUnnumbered" -> Optional.of(true);
              case "feed.number" -> throw new ConflictException("always");
              default -> Optional.empty();
            });

    assertThat(feed()).hasSize(2);
    assertThat(reader("a").poll(9, delivered::add)).isEqualTo(new Polled(2, true));
  }

  /** Writers and readers at once; no lease ends, so nothing comes twice. */
  @Test
  void manyReadersDeliverEverythingOnceAndEachThingInOrder() {
    ConcurrentLinkedQueue<FeedEntry> together = new ConcurrentLinkedQueue<>();
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      tasks.add(
          () -> {
            try {
              write(12, 5);
              return 0;
            } finally {
              writing.decrementAndGet();
            }
          });
    }
    for (String name : List.of("a", "b", "c")) {
      tasks.add(() -> follow(reader(name).inParts(5), writing, together));
    }

    runAtOnce(tasks);
    pollToTheEnd(reader("last").inParts(5), 9, delivered);
    List<FeedEntry> all = new ArrayList<>(together);
    all.addAll(delivered);

    assertThat(all).hasSize(120).containsExactlyInAnyOrderElementsOf(feed());
    assertInOrder(all);
  }

  /** Leases end at once, as the clock leaps: everything comes at least once, nothing is skipped. */
  @Test
  void readersWhoLoseTheirLeasesSkipNothing() {
    ConcurrentLinkedQueue<FeedEntry> together = new ConcurrentLinkedQueue<>();
    write(12, 5);
    AtomicInteger writing = new AtomicInteger(0);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      Subscription subscription = reader(name).inParts(2).withLease(Duration.ofNanos(1_000));
      tasks.add(
          () -> {
            int polls = 0;
            while (subscription.poll(3, entry -> leap(entry, together)).delivered() > 0) {
              polls++;
            }
            return polls;
          });
    }

    runAtOnce(tasks);
    follow(reader("last").inParts(2), writing, together);

    assertThat(together).containsAll(feed());
    assertThat(reader("last").parts().stream().mapToLong(FeedPartition::acknowledged).max())
        .hasValue(60);
    assertThat(reader("last").inParts(2).poll(9, delivered::add).delivered()).isZero();
  }

  private void leap(FeedEntry entry, ConcurrentLinkedQueue<FeedEntry> together) {
    together.add(entry);
    clock.forward(Duration.ofSeconds(1));
  }

  private static int follow(
      Subscription subscription, AtomicInteger writing, ConcurrentLinkedQueue<FeedEntry> together) {
    int polls = 0;
    boolean isIdle;
    do {
      boolean isOver = writing.get() == 0;
      isIdle = subscription.poll(4, together::add).delivered() == 0 && isOver;
      polls++;
    } while (!isIdle);
    return polls;
  }

  private static void runAtOnce(List<Callable<Integer>> tasks) {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        assertThat(task).succeedsWithin(Duration.ofSeconds(30));
      }
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aHostThatKeepsThePositionItselfReadsFromWhereItStopped() {
    write(3, 2);
    Feed feed = comity.feed();

    List<FeedEntry> first = feed.after(0, 4);
    List<FeedEntry> second = feed.after(first.get(3).position(), 4);

    delivered.addAll(first);
    delivered.addAll(second);
    assertThat(delivered).isEqualTo(feed());
    assertThat(feed.after(6, 4)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> feed.after(0, 0));
  }
}
