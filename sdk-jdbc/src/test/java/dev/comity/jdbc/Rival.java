package dev.comity.jdbc;

import static dev.comity.jdbc.Saying.say;

import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.RandomSteps;
import dev.comity.Subscription;
import dev.comity.failure.Outcome;
import dev.comity.failure.StorageException;
import dev.comity.journal.Actor;
import dev.comity.journal.IdempotencyKey;
import dev.comity.partnership.Partnership;
import dev.comity.party.CityId;
import dev.comity.party.CityProfile;
import dev.comity.party.CityRegistration;
import dev.comity.party.CountryCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A program that gives random commands about a few cities while another one does the same, and says
 * what came of each. Two threads write, and one reads the feed, so slowly at times that its lease
 * is taken over.
 */
final class Rival {

  static final String SUBSCRIPTION = "rivals";
  static final int PARTS = 4;

  /** Now and then a command that every writer of every rival sends, under one key. */
  static final String SHARED = "Shared ";

  static final int SHARED_EVERY = 10;

  private static final int WRITERS = 2;
  private static final Duration LEASE = Duration.ofMillis(100);

  private final Comity comity;
  private final List<CityId> cities;
  private final String name;
  private final int commands;
  private final AtomicBoolean over = new AtomicBoolean();

  private Rival(Comity comity, List<CityId> cities, String name, int commands) {
    this.comity = comity;
    this.cities = cities;
    this.name = name;
    this.commands = commands;
  }

  /** Takes URL, user, a name that is also the seed, how many commands a writer gives, cities. */
  public static void main(String[] arguments) throws Exception {
    List<CityId> cities = Arrays.stream(arguments).skip(4).map(CityId::parse).toList();
    try (HikariDataSource pool = Scribe.pool(arguments[0], arguments[1])) {
      Comity comity = Comity.on(JdbcStorage.on(pool).build()).build();
      new Rival(comity, cities, arguments[2], Integer.parseInt(arguments[3])).compete();
    }
  }

  private void compete() throws Exception {
    comity.tryOut(work -> work.cities().register(city("Nowhere")));
    say(OtherJvm.READY);
    awaitStart();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
    try {
      Future<?> listening = threads.submit(this::listen);
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String hand = name + "-" + i;
        writing.add(threads.submit(() -> write(hand)));
      }
      for (Future<?> it : writing) {
        it.get();
      }
      over.set(true);
      listening.get();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitStart() throws IOException {
    if (System.in.read() < 0) {
      throw new IOException("Nobody says when to start");
    }
  }

  private void write(String hand) {
    Random random = new Random(hand.hashCode());
    RandomSteps steps = new RandomSteps(cities, random);
    for (int i = 0; i < commands; i++) {
      String mark = hand + "-" + i;
      try {
        Outcome<Partnership> outcome = steps.next(comity.actingAs(Actor.registrar(mark)));
        say(outcome.isDone() ? "done" : "refused", mark);
        if (i % SHARED_EVERY == 0) {
          String shared = SHARED + i;
          comity
              .withKey(IdempotencyKey.of(shared.replace(' ', '-')))
              .write(work -> work.cities().register(city(shared)))
              .orElseThrow();
        }
      } catch (StorageException e) {
        say("failed", mark, e.getClass().getSimpleName());
      }
    }
  }

  private static CityRegistration city(String name) {
    return new CityRegistration(CityProfile.of(name, CountryCode.of("US")));
  }

  private void listen() {
    Subscription mine =
        comity.feed().subscription(SUBSCRIPTION, name).inParts(PARTS).withLease(LEASE);
    Random random = new Random(name.hashCode());
    while (!over.get()) {
      try {
        boolean slow = random.nextInt(10) == 0;
        Subscription.Polled polled =
            mine.poll(
                10,
                it -> {
                  say("heard", it.position(), it.event().label().replace(' ', '_'));
                  pause(slow ? LEASE.toMillis() / 5 : 1);
                });
        if (!polled.acknowledged()) {
          say("lost", name);
        }
      } catch (StorageException e) {
        say("deaf", e.getClass().getSimpleName());
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody stops this", e);
    }
  }
}
