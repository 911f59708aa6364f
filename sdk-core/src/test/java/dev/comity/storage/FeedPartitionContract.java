package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartition.Lease;
import dev.comity.journal.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the port to the subscriptions must do. */
public interface FeedPartitionContract extends ContractCase {

  /** The name of a subscription. */
  String READERS = "search-index";

  /** An instant in whole microseconds. */
  Instant UNTIL = Instant.parse("2026-11-24T08:09:10.123457Z");

  /** A part that nobody has read. */
  FeedPartition PART = FeedPartition.unread(READERS, new Slice(1, 3));

  @Test
  default void aPartComesBackEqualInEveryField() {
    List<FeedPartition> all = new ArrayList<>();
    for (int i = 0; i < Awkward.INSTANTS.size(); i++) {
      Lease lease = new Lease("Reader_" + i + ".x-1", Awkward.INSTANTS.get(i));
      all.add(new FeedPartition(READERS, new Slice(i, 256), 1 + i, i, Optional.of(lease)));
    }
    Lease longest = new Lease("R".repeat(64), UNTIL);
    String name = "S".repeat(64);
    List<FeedPartition> extreme =
        List.of(
            new FeedPartition(name, new Slice(0, 2), Long.MAX_VALUE, 0, Optional.empty()),
            new FeedPartition(name, new Slice(1, 2), 1, Long.MAX_VALUE, Optional.of(longest)));

    assertAtOnceAndLater(
        unit -> {
          all.forEach(unit.feedPartitions()::insert);
          extreme.forEach(unit.feedPartitions()::insert);
        },
        unit -> {
          assertThat(unit.feedPartitions().of(READERS)).isEqualTo(all);
          assertThat(unit.feedPartitions().of(name)).isEqualTo(extreme);
          assertThat(unit.feedPartitions().of("unknown")).isEmpty();
        });
  }

  @Test
  default void partsComeInTheOrderOfTheirNumbers() {
    List<FeedPartition> all =
        IntStream.range(0, Slice.MOST)
            .mapToObj(it -> FeedPartition.unread(READERS, new Slice(it, Slice.MOST)))
            .toList();
    List<FeedPartition> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(256));
    commit(unit -> shuffled.subList(0, 99).forEach(unit.feedPartitions()::insert));

    assertAtOnceAndLater(
        unit -> shuffled.subList(99, 256).forEach(unit.feedPartitions()::insert),
        unit -> assertThat(unit.feedPartitions().of(READERS)).isEqualTo(all));
  }

  @Test
  default void anUpdateReplacesThePart() {
    FeedPartition leased = PART.leased("reader-1", UNTIL);
    FeedPartition acknowledged = leased.acknowledged(17);
    FeedPartition again = acknowledged.leased("reader-2", UNTIL.plusNanos(1_000));

    assertAtOnceAndLater(
        unit -> {
          unit.feedPartitions().insert(PART);
          unit.feedPartitions().update(leased, 1);
        },
        unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(leased));
    assertAtOnceAndLater(
        unit -> unit.feedPartitions().update(acknowledged, 2),
        unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(acknowledged));
    assertAtOnceAndLater(
        unit -> unit.feedPartitions().update(again, 3),
        unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(again));
  }

  @Test
  default void anUpdateKeepsNumbersUpToTheGreatest() {
    long greatest = Long.MAX_VALUE;
    Optional<Lease> nobody = Optional.empty();
    FeedPartition before = new FeedPartition(READERS, PART.slice(), greatest - 1, 7, nobody);
    FeedPartition after = new FeedPartition(READERS, PART.slice(), greatest, greatest, nobody);
    commit(unit -> unit.feedPartitions().insert(before));

    assertAtOnceAndLater(
        unit -> unit.feedPartitions().update(after, greatest - 1),
        unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(after));
  }

  @Test
  default void anUpdateOfAnotherVersionOfAPartConflicts() {
    FeedPartition leased = PART.leased("reader-1", UNTIL);
    commit(unit -> unit.feedPartitions().insert(PART));
    commit(unit -> unit.feedPartitions().update(leased, 1));

    assertConflict(unit -> unit.feedPartitions().update(PART.leased("reader-2", UNTIL), 1));
    assertConflict(unit -> unit.feedPartitions().update(leased.acknowledged(9), 3));
    assertConflict(
        unit ->
            unit.feedPartitions()
                .update(FeedPartition.unread(READERS, new Slice(2, 3)).acknowledged(9), 1));
    assertConflict(
        unit ->
            unit.feedPartitions()
                .update(FeedPartition.unread("others", PART.slice()).acknowledged(9), 1));

    look(unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(leased));
  }

  @Test
  default void whoLostThePartToAnotherReaderCannotAcknowledgeIt() {
    FeedPartition lost = PART.leased("reader-1", UNTIL);
    FeedPartition taken = lost.leased("reader-2", UNTIL.plusSeconds(30));
    commit(unit -> unit.feedPartitions().insert(PART));
    commit(unit -> unit.feedPartitions().update(lost, PART.version()));
    commit(unit -> unit.feedPartitions().update(taken, lost.version()));

    assertConflict(unit -> unit.feedPartitions().update(lost.acknowledged(5), lost.version()));

    look(unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(taken));
    commit(unit -> unit.feedPartitions().update(taken.acknowledged(4), taken.version()));
    look(
        unit ->
            assertThat(unit.feedPartitions().of(READERS)).containsExactly(taken.acknowledged(4)));
  }

  @Test
  default void oneOfTwoReadersGetsThePart() {
    commit(unit -> unit.feedPartitions().insert(PART));

    assertOneWins(
        unit -> unit.feedPartitions().update(PART.leased("reader-1", UNTIL), 1),
        unit -> unit.feedPartitions().update(PART.leased("reader-2", UNTIL), 1));
  }

  @Test
  default void aPartOfOneNumberIsThereOnce() {
    FeedPartition same = FeedPartition.unread(READERS, new Slice(1, 2));

    assertConflict(
        unit -> {
          unit.feedPartitions().insert(PART);
          unit.feedPartitions().insert(PART.acknowledged(3));
        });
    commit(unit -> unit.feedPartitions().insert(PART));
    assertConflict(unit -> unit.feedPartitions().insert(PART.acknowledged(3)));
    assertConflict(unit -> unit.feedPartitions().insert(same));

    look(unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(PART));
  }

  @Test
  default void oneOfTwoUnitsBeginsASubscription() {
    assertOneWins(
        unit -> unit.feedPartitions().insert(PART),
        unit -> unit.feedPartitions().insert(PART.leased("reader-2", UNTIL)));
  }

  @Test
  default void subscriptionsAreToldApartByEveryLetter() {
    List<FeedPartition> all = new ArrayList<>();
    for (String name : List.of("a-b", "A-b", "a_b", "a.b", "ab", "a-b-", "a", "1", "01")) {
      all.add(FeedPartition.unread(name, Slice.WHOLE).leased(name, UNTIL));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.feedPartitions()::insert),
        unit -> {
          for (FeedPartition it : all) {
            assertThat(unit.feedPartitions().of(it.subscription())).containsExactly(it);
          }
        });
  }

  @Test
  default void theLongestNamesAreToldApartByTheirLastLetter() {
    String common = "s".repeat(63);
    FeedPartition one = FeedPartition.unread(common + "a", Slice.WHOLE);
    FeedPartition other = FeedPartition.unread(common + "b", Slice.WHOLE).acknowledged(3);

    assertAtOnceAndLater(
        unit -> List.of(one, other).forEach(unit.feedPartitions()::insert),
        unit -> {
          assertThat(unit.feedPartitions().of(one.subscription())).containsExactly(one);
          assertThat(unit.feedPartitions().of(other.subscription())).containsExactly(other);
          for (String unknown : List.of(common + "c", common, "s".repeat(31) + "t".repeat(33))) {
            assertThat(unit.feedPartitions().of(unknown)).as(unknown).isEmpty();
          }
        });
  }

  @Test
  default void aSubscriptionIsForgottenWithAllItsPartsAndNoOther() {
    FeedPartition first = FeedPartition.unread(READERS, new Slice(0, 2));
    FeedPartition second = FeedPartition.unread(READERS, new Slice(1, 2)).leased("reader-1", UNTIL);
    FeedPartition other = FeedPartition.unread(READERS + "-2", Slice.WHOLE);
    commit(unit -> List.of(first, second, other).forEach(unit.feedPartitions()::insert));
    forget(unit -> unit.feedPartitions().remove(READERS));
    look(unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(first, second));

    assertAtOnceAndLater(
        unit -> unit.feedPartitions().remove(READERS),
        unit -> {
          assertThat(unit.feedPartitions().of(READERS)).isEmpty();
          assertThat(unit.feedPartitions().of(other.subscription())).containsExactly(other);
        });
    commit(unit -> unit.feedPartitions().remove(READERS));
    assertConflict(unit -> unit.feedPartitions().update(second.acknowledged(3), second.version()));
  }

  @Test
  default void aSubscriptionCanBeForgottenByTheUnitThatBeganIt() {
    FeedPartition before = FeedPartition.unread(READERS, new Slice(0, 2));
    FeedPartition own = FeedPartition.unread(READERS, new Slice(1, 2));
    commit(unit -> unit.feedPartitions().insert(before));

    assertAtOnceAndLater(
        unit -> {
          unit.feedPartitions().insert(own);
          unit.feedPartitions().update(before.acknowledged(1), 1);
          unit.feedPartitions().remove(READERS);
        },
        unit -> {
          assertThat(unit.feedPartitions().of(READERS)).isEmpty();
          assertThat(unit.feedPartitions().subscriptions()).isEmpty();
        });
  }

  @Test
  default void aSubscriptionCanBeForgottenAndBegunAnewInOneUnit() {
    FeedPartition old = FeedPartition.unread(READERS, new Slice(0, 2)).acknowledged(7);
    FeedPartition anew = FeedPartition.unread(READERS, Slice.WHOLE);
    commit(unit -> unit.feedPartitions().insert(old));

    assertAtOnceAndLater(
        unit -> {
          unit.feedPartitions().remove(READERS);
          unit.feedPartitions().insert(anew);
        },
        unit -> assertThat(unit.feedPartitions().of(READERS)).containsExactly(anew));
  }
}
