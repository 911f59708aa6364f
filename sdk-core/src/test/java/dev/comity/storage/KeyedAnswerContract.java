package dev.comity.storage;

import static dev.comity.storage.Samples.aggregate;
import static dev.comity.storage.Samples.answer;
import static dev.comity.storage.Samples.city;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the port to the answers under idempotency keys must do. */
public interface KeyedAnswerContract extends ContractCase {

  /** An instant in whole microseconds. */
  Instant WHEN = Instant.parse("2026-11-24T08:09:10.123457Z");

  @Test
  default void anAnswerComesBackEqualInEveryField() {
    List<KeyedAnswer> all = new ArrayList<>();
    for (int i = 0; i < Awkward.INSTANTS.size(); i++) {
      all.add(answer("key-" + i, i + 1, Awkward.INSTANTS.get(i)));
    }
    all.add(
        new KeyedAnswer(
            IdempotencyKey.of("k".repeat(128)),
            Integer.MAX_VALUE,
            Hash.of("command"),
            new AggregateId("a".repeat(32), Samples.uuid("longest")),
            Long.MAX_VALUE,
            WHEN));

    assertAtOnceAndLater(
        unit -> all.forEach(unit.keyedAnswers()::insert),
        unit -> {
          for (KeyedAnswer it : all) {
            assertThat(unit.keyedAnswers().find(it.key(), it.place())).contains(it);
            assertThat(unit.keyedAnswers().find(it.key(), it.place() - 1)).isEmpty();
          }
          assertThat(unit.keyedAnswers().find(IdempotencyKey.of("key"), 1)).isEmpty();
        });
  }

  @Test
  default void keysAreToldApartByEveryLetter() {
    List<KeyedAnswer> all = new ArrayList<>();
    for (String key :
        List.of(
            "Key-1",
            "key-1",
            "KEY-1",
            "key_1",
            "key%1",
            "key'1",
            "key''1",
            "key\"1",
            "key\\1",
            "key\\\\1",
            "key;1",
            "?",
            "$1",
            ":key",
            "null",
            "NULL",
            "0",
            "00",
            "1e0",
            "1",
            "~!")) {
      all.add(answer(key, 1, WHEN));
      all.add(answer(key, 2, WHEN));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.keyedAnswers()::insert),
        unit -> {
          for (KeyedAnswer it : all) {
            assertThat(unit.keyedAnswers().find(it.key(), it.place())).contains(it);
          }
        });
  }

  @Test
  default void theLongestKeysAreToldApartByTheirLastCharacter() {
    List<KeyedAnswer> all = new ArrayList<>();
    for (String end : List.of("a", "b", "A")) {
      all.add(answer("k".repeat(127) + end, 1, WHEN));
    }

    assertAtOnceAndLater(
        unit -> all.forEach(unit.keyedAnswers()::insert),
        unit -> {
          for (KeyedAnswer it : all) {
            assertThat(unit.keyedAnswers().find(it.key(), 1)).contains(it);
          }
          for (int common : List.of(1, 31, 63, 64, 99, 100, 126, 127)) {
            String unknown = "k".repeat(common) + "z".repeat(128 - common);
            assertThat(unit.keyedAnswers().find(IdempotencyKey.of(unknown), 1))
                .as(unknown)
                .isEmpty();
          }
          assertThat(unit.keyedAnswers().find(IdempotencyKey.of("k".repeat(127)), 1)).isEmpty();
        });
  }

  @Test
  default void anAnswerIsGivenOnce() {
    KeyedAnswer first = answer("key", 1, WHEN);
    KeyedAnswer other =
        new KeyedAnswer(
            first.key(), 1, Hash.of("another"), aggregate("other"), 3, WHEN.plusSeconds(1));

    assertConflict(unit -> List.of(first, other).forEach(unit.keyedAnswers()::insert));
    commit(unit -> unit.keyedAnswers().insert(first));
    assertConflict(unit -> unit.keyedAnswers().insert(other));
    assertConflict(unit -> unit.keyedAnswers().insert(first));

    look(unit -> assertThat(unit.keyedAnswers().find(first.key(), 1)).contains(first));
  }

  @Test
  default void oneOfTwoUnitsGivesTheAnswer() {
    assertOneWins(
        unit -> {
          unit.parties().insert(city("One"));
          unit.keyedAnswers().insert(answer("key", 1, WHEN));
        },
        unit -> {
          unit.parties().insert(city("Other"));
          unit.keyedAnswers().insert(answer("key", 1, WHEN.plusSeconds(1)));
        });
    look(
        unit ->
            assertThat(
                    List.of(
                        unit.parties().find(city("One").id()).isPresent(),
                        unit.parties().find(city("Other").id()).isPresent()))
                .as("what each of the two did")
                .containsExactlyInAnyOrder(true, false));
  }

  @Test
  default void anAnswerIsForgottenWithItsUnit() {
    KeyedAnswer it = answer("key", 1, WHEN);
    forget(
        unit -> {
          unit.keyedAnswers().insert(it);
          assertThat(unit.keyedAnswers().find(it.key(), 1)).contains(it);
        });
    look(unit -> assertThat(unit.keyedAnswers().find(it.key(), 1)).isEmpty());

    commit(unit -> unit.keyedAnswers().insert(it));
    forget(unit -> unit.keyedAnswers().forgetBefore(WHEN.plusSeconds(1)));

    look(unit -> assertThat(unit.keyedAnswers().find(it.key(), 1)).contains(it));
  }

  @Test
  default void whatIsOlderIsForgottenToTheMicrosecond() {
    for (Instant instant : List.of(WHEN, Instant.EPOCH, Instant.parse("2024-03-10T10:00:00Z"))) {
      String key = "at " + instant;
      KeyedAnswer older = answer(key.replace(' ', '-'), 1, instant.minus(1, ChronoUnit.MICROS));
      KeyedAnswer even = answer(key.replace(' ', '-'), 2, instant);
      KeyedAnswer later = answer(key.replace(' ', '-'), 3, instant.plus(1, ChronoUnit.MICROS));
      commit(unit -> List.of(later, older, even).forEach(unit.keyedAnswers()::insert));

      assertAtOnceAndLater(
          unit -> unit.keyedAnswers().forgetBefore(instant),
          unit -> {
            assertThat(unit.keyedAnswers().find(older.key(), 1)).isEmpty();
            assertThat(unit.keyedAnswers().find(even.key(), 2)).contains(even);
            assertThat(unit.keyedAnswers().find(later.key(), 3)).contains(later);
          });
      commit(unit -> unit.keyedAnswers().forgetBefore(instant.plusSeconds(1)));
    }
  }

  @Test
  default void whatIsOlderIsForgottenHoweverMuchItIs() {
    int many = 2_101;
    KeyedAnswer kept = answer("kept", 1, WHEN);
    commit(
        unit -> {
          for (int i = 1; i <= many; i++) {
            unit.keyedAnswers().insert(answer("old", i, WHEN.minusSeconds(i)));
          }
          unit.keyedAnswers().insert(kept);
          assertThat(unit.keyedAnswers().page(Optional.empty(), many + 2)).hasSize(many + 1);
        });

    assertAtOnceAndLater(
        unit -> unit.keyedAnswers().forgetBefore(WHEN),
        unit -> assertThat(unit.keyedAnswers().page(Optional.empty(), many)).containsExactly(kept));
  }

  @Test
  default void anAnswerCanBeForgottenByTheUnitThatGaveIt() {
    KeyedAnswer old = answer("old", 1, WHEN);
    KeyedAnswer own = answer("own", 1, WHEN.plusSeconds(1));
    KeyedAnswer later = answer("later", 1, WHEN.plusSeconds(2));
    commit(unit -> unit.keyedAnswers().insert(old));

    assertAtOnceAndLater(
        unit -> {
          List.of(own, later).forEach(unit.keyedAnswers()::insert);
          unit.keyedAnswers().forgetBefore(WHEN.plusSeconds(2));
        },
        unit -> assertThat(unit.keyedAnswers().page(Optional.empty(), 9)).containsExactly(later));
  }

  @Test
  default void aKeyThatWasForgottenCanBeUsedAgainInTheSameUnit() {
    KeyedAnswer old = answer("key", 1, WHEN);
    KeyedAnswer again = answer("key", 1, WHEN.plusSeconds(5));
    commit(unit -> unit.keyedAnswers().insert(old));

    assertAtOnceAndLater(
        unit -> {
          unit.keyedAnswers().forgetBefore(WHEN.plusSeconds(1));
          unit.keyedAnswers().insert(again);
        },
        unit -> assertThat(unit.keyedAnswers().find(old.key(), 1)).contains(again));
  }
}
