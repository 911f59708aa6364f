package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static dev.comity.storage.Samples.peopled;
import static dev.comity.storage.Scene.BEGINNING;
import static dev.comity.storage.Scene.CHANGE;
import static dev.comity.storage.Scene.ENTRIES;
import static dev.comity.storage.Scene.LINK;
import static dev.comity.storage.Scene.MOVING;
import static dev.comity.storage.Scene.OLD;
import static dev.comity.storage.Scene.ONE;
import static dev.comity.storage.Scene.OTHER;
import static dev.comity.storage.Scene.PART;
import static dev.comity.storage.Scene.PLACES;
import static dev.comity.storage.Scene.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comity.failure.ConflictException;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.Slice;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.Position;
import dev.comity.storage.Storage.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a unit of work is: all of it is kept or nothing, once, and then it is over. */
public interface UnitOfWorkContract extends ContractCase {

  @Test
  default void aStorageBeginsEmpty() {
    Map<String, Object> seen = read(Scene::seenWithFeed);

    assertThat(seen).allSatisfy((question, answer) -> assertThat(answer).isIn(NOTHING));
    assertThat(read(UnitOfWork::inspect)).isEmpty();
    look(unit -> assertThat(unit.feed().isAnyUnnumbered()).isFalse());
    assertThat(storage().tenants()).isEmpty();
  }

  /** How a port says that there is nothing. */
  List<Object> NOTHING = List.of(List.of(), Optional.empty(), Set.of());

  @Test
  default void whatIsNotCommittedIsForgotten() {
    Map<String, Object> nothing = read(Scene::seenWithFeed);
    forget(BEGINNING.andThen(Scene::seen));
    Scene.assertAlike(read(Scene::seenWithFeed), nothing);

    commit(BEGINNING);
    Map<String, Object> beginning = read(Scene::seen);
    forget(CHANGE.andThen(Scene::seen));
    Scene.assertAlike(read(Scene::seen), beginning);
    assertThat(read(UnitOfWork::inspect)).isEmpty();

    commit(CHANGE);
    Scene.assertAlike(read(Scene::seen), Scene.seenInTheEnd());
    assertThat(read(UnitOfWork::inspect)).isEmpty();
  }

  @Test
  default void whatIsCommittedIsWhatTheUnitSawItself() {
    for (Consumer<UnitOfWork> writing : List.of(BEGINNING, CHANGE)) {
      Map<String, Object> own = new LinkedHashMap<>();
      commit(writing.andThen(unit -> own.putAll(Scene.seen(unit))));
      Scene.assertAlike(read(Scene::seen), own);
      Scene.assertAlike(read(Scene::seen), own);
    }
  }

  @Test
  default void aUnitThatThrowsKeepsNothing() {
    Map<String, Object> nothing = read(Scene::seenWithFeed);

    assertThat(
            catchThrowable(
                () ->
                    commit(
                        BEGINNING.andThen(
                            unit -> {
                              throw new UnsupportedOperationException("half-way");
                            }))))
        .hasMessage("half-way");

    Scene.assertAlike(read(Scene::seenWithFeed), nothing);
  }

  /** Every way to write. */
  private static List<Consumer<UnitOfWork>> writes() {
    return List.of(
        unit -> unit.parties().insert(THIRD),
        unit -> unit.parties().update(peopled(OTHER, 1), 1),
        unit -> unit.partnerships().insert(partnership("x", ONE, THIRD)),
        unit -> unit.partnerships().update(next(LINK, Status.SIGNED), 1),
        unit -> unit.journal().append(ENTRIES.get(1)),
        unit -> unit.places().replaceAll(edition(2, PLACES), PLACES),
        unit -> unit.feed().number(1),
        unit -> unit.feed().restore(new FeedEntry(2, ENTRIES.get(1))),
        unit -> unit.feedPartitions().insert(FeedPartition.unread("others", Slice.WHOLE)),
        unit -> unit.feedPartitions().update(PART.acknowledged(1), 1),
        unit -> unit.feedPartitions().remove(PART.subscription()),
        unit -> unit.keyedAnswers().insert(answer("other", 1, OLD.recorded())),
        unit -> unit.keyedAnswers().forgetBefore(Instant.parse("2100-01-01T00:00:00Z")));
  }

  /** Every way to read. */
  private static List<Consumer<UnitOfWork>> reads() {
    return List.of(
        unit -> unit.parties().find(ONE.id()),
        unit -> unit.parties().find(MOVING),
        unit -> unit.parties().named("one"),
        unit -> unit.parties().mergedInto(ONE.id()),
        unit -> unit.parties().withMerged(List.of(ONE.id())),
        unit -> unit.parties().page(Optional.empty(), 1),
        unit -> unit.partnerships().find(LINK.id()),
        unit -> unit.partnerships().findOpen(LINK.pair(), LINK.kind()),
        unit -> unit.partnerships().entriesOf(ONE.id()),
        unit -> unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 1),
        unit -> unit.journal().events(aggregate("link")),
        unit -> unit.journal().last(aggregate("link")),
        unit -> unit.journal().page(Optional.empty(), 1),
        unit -> unit.places().edition(),
        unit -> unit.places().find(1),
        unit -> unit.places().named("here"),
        unit -> unit.places().around(Position.of(0, 0), 1),
        unit -> unit.places().forEach(place -> {}),
        unit -> unit.feed().isAnyUnnumbered(),
        unit -> unit.feed().after(0, Slice.WHOLE, 1),
        unit -> unit.feed().unnumbered(Optional.empty(), 1),
        unit -> unit.feedPartitions().of(PART.subscription()),
        unit -> unit.feedPartitions().subscriptions(),
        unit -> unit.keyedAnswers().find(OLD.key(), 1),
        unit -> unit.keyedAnswers().page(Optional.empty(), 1),
        UnitOfWork::inspect);
  }

  @Test
  default void aReadingUnitRefusesToWrite() {
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);
    try (UnitOfWork unit = begin(Access.READ)) {
      writes().forEach(write -> assertRefused(() -> write.accept(unit)));
      assertRefused(unit::commit);
    }
    Scene.assertAlike(read(Scene::seen), before);
  }

  @Test
  default void aClosedUnitRefusesEverything() {
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);
    for (Access access : Access.values()) {
      UnitOfWork unit = begin(access);
      unit.close();

      reads().forEach(read -> assertRefused(() -> read.accept(unit)));
      writes().forEach(write -> assertRefused(() -> write.accept(unit)));
      assertRefused(unit::commit);
    }
    Scene.assertAlike(read(Scene::seen), before);
  }

  @Test
  default void aUnitIsCommittedOnceAndThenWritesNoMore() {
    commit(BEGINNING);
    Map<String, Object> own = new LinkedHashMap<>();
    try (UnitOfWork unit = begin(Access.WRITE)) {
      unit.parties().insert(city("Fourth"));
      own.putAll(Scene.seen(unit));
      unit.commit();

      assertRefused(unit::commit);
      writes().forEach(write -> assertRefused(() -> write.accept(unit)));
      assertRefused(unit::commit);
    }
    Scene.assertAlike(read(Scene::seen), own);
    look(unit -> assertThat(unit.parties().find(city("Fourth").id())).isPresent());
  }

  /** There is no snapshot any more that an answer could be of. */
  @Test
  default void aCommittedUnitReadsNoMore() {
    try (UnitOfWork unit = begin(Access.WRITE)) {
      BEGINNING.accept(unit);
      unit.commit();

      reads().forEach(it -> assertRefused(() -> it.accept(unit)));
    }
    look(unit -> assertThat(unit.parties().find(ONE.id())).contains(ONE));
  }

  @Test
  default void aUnitCanBeClosedAgainAndKeepsWhatItCommitted() {
    UnitOfWork unit = begin(Access.WRITE);
    BEGINNING.accept(unit);
    unit.commit();
    unit.close();
    unit.close();

    look(it -> assertThat(it.parties().find(ONE.id())).contains(ONE));
  }

  @Test
  default void aUnitWithoutChangesCommits() {
    commit(unit -> unit.parties().find(ONE.id()));
    commit(unit -> {});

    assertThat(read(UnitOfWork::inspect)).isEmpty();
  }

  @Test
  default void aUnitThatSwallowedAConflictCannotBeCommitted() {
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);
    List<Consumer<UnitOfWork>> conflicts =
        List.of(
            unit -> unit.parties().insert(holding(city("Fourth"), MOVING)),
            unit -> unit.parties().update(peopled(ONE, 1), 7),
            unit -> unit.partnerships().insert(partnership("other", OTHER, ONE)),
            unit -> unit.partnerships().update(next(LINK, Status.SIGNED), 7),
            unit -> unit.journal().append(ENTRIES.get(0)),
            unit -> unit.feed().restore(new FeedEntry(1, ENTRIES.get(0))),
            unit -> unit.feedPartitions().insert(PART.acknowledged(1)),
            unit -> unit.feedPartitions().update(PART.acknowledged(1), 7),
            unit -> unit.keyedAnswers().insert(OLD));
    for (Consumer<UnitOfWork> conflict : conflicts) {
      try (UnitOfWork unit = begin(Access.WRITE)) {
        unit.parties().insert(THIRD);
        swallowed(() -> conflict.accept(unit));

        Throwable thrown = catchThrowable(unit::commit);
        assertThat(thrown).isInstanceOfAny(ConflictException.class, IllegalStateException.class);
        assertRefused(unit::commit);
      }
      Scene.assertAlike(read(Scene::seen), before);
    }
  }

  /** An adapter that compares rows that wait itself has half of the second one by then. */
  @Test
  default void aUnitThatSwallowedAConflictOfItsOwnRowsCannotBeCommitted() {
    City first = holding(city("Fourth"), MOVING);
    City second = holding(city("Fifth"), MOVING);
    List<Consumer<UnitOfWork>> twice =
        List.of(
            unit -> unit.parties().insert(first),
            unit -> unit.parties().insert(second),
            unit -> unit.partnerships().insert(LINK),
            unit -> unit.journal().append(ENTRIES.get(0)),
            unit -> unit.feedPartitions().insert(PART),
            unit -> unit.keyedAnswers().insert(OLD));
    for (Consumer<UnitOfWork> again : twice) {
      try (UnitOfWork unit = begin(Access.WRITE)) {
        unit.parties().insert(first);
        unit.partnerships().insert(LINK);
        unit.journal().append(ENTRIES.get(0));
        unit.feedPartitions().insert(PART);
        unit.keyedAnswers().insert(OLD);
        swallowed(() -> again.accept(unit));

        Throwable thrown = catchThrowable(unit::commit);
        assertThat(thrown).isInstanceOfAny(ConflictException.class, IllegalStateException.class);
        assertRefused(unit::commit);
      }
      look(unit -> assertThat(unit.parties().page(Optional.empty(), 9)).isEmpty());
    }
  }

  private static void swallowed(Runnable conflicting) {
    try {
      conflicting.run();
    } catch (ConflictException e) {
      assertThat(e.isRetryable()).isTrue();
    }
  }

  @Test
  default void whatWasAnsweredDoesNotChangeAfterwards() {
    commit(BEGINNING);
    try (UnitOfWork unit = begin(Access.WRITE)) {
      Map<String, Object> answers = Scene.seenWithFeed(unit);
      Map<String, Object> copies = new LinkedHashMap<>();
      answers.forEach(
          (question, answer) ->
              copies.put(question, answer instanceof List<?> it ? new ArrayList<>(it) : answer));

      CHANGE.accept(unit);

      Scene.assertAlike(answers, copies);
    }
  }

  @Test
  default void whatACallerDoesToAnAnswerChangesNothing() {
    commit(BEGINNING);
    Map<String, Object> before = read(Scene::seen);

    look(
        unit -> {
          Scene.seen(unit)
              .forEach(
                  (question, answer) -> {
                    if (answer instanceof List<?> list && !list.isEmpty()) {
                      Throwable thrown = catchThrowable(list::clear);
                      assertThat(thrown == null || thrown instanceof UnsupportedOperationException)
                          .as(question)
                          .isTrue();
                    }
                  });
          Scene.assertAlike(Scene.seen(unit), before);
        });
    Scene.assertAlike(read(Scene::seen), before);
  }
}
