package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.storage.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about the answers under idempotency keys. */
final class AnswerLies {

  private AnswerLies() {}

  /** A second answer under one key takes the place of the first. */
  @CaughtBy({"anAnswerIsGivenOnce", "aUnitThatSwallowedAConflictCannotBeCommitted"})
  static final class WritesAnswersOver extends LyingStorage {
    private final Map<List<Object>, KeyedAnswer> over = new ConcurrentHashMap<>();

    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void insert(KeyedAnswer it) {
          if (honest.find(it.key(), it.place()).isPresent()) {
            over.put(List.of(unit.tenant(), it.key(), it.place()), it);
          } else {
            honest.insert(it);
          }
        }

        @Override
        public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
          Optional<KeyedAnswer> found = honest.find(key, place);
          return Optional.ofNullable(over.get(List.of(unit.tenant(), key, place))).or(() -> found);
        }
      };
    }
  }

  /** Two units that give the answer at once are both kept. */
  @CaughtBy("oneOfTwoUnitsGivesTheAnswer")
  static final class AnswersTwice extends SwitchboardStorage {
    @Override
    void commit(LyingUnit unit) {
      boolean isFirst = !unit.isCommitted();
      try {
        super.commit(unit);
      } catch (ConflictException e) {
        List<Call> others =
            written(unit).stream().filter(it -> !it.isOf(KeyedAnswerStore.class)).toList();
        if (!isFirst || others.size() == written(unit).size()) {
          throw e;
        }
        commitElsewhere(unit, others);
      }
    }
  }

  /** An answer of the very instant up to which is forgotten goes too. */
  @CaughtBy("whatIsOlderIsForgottenToTheMicrosecond")
  static final class ForgetsTheVeryInstant extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void forgetBefore(Instant instant) {
          honest.forgetBefore(instant.plus(1, ChronoUnit.MICROS));
        }
      };
    }
  }

  /** Nothing is ever forgotten. */
  @CaughtBy({
    "whatIsOlderIsForgottenToTheMicrosecond",
    "aKeyThatWasForgottenCanBeUsedAgainInTheSameUnit"
  })
  static final class ForgetsNothing extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void forgetBefore(Instant instant) {
          honest.forgetBefore(Instant.MIN);
        }
      };
    }
  }

  /** Old answers of all tenants are forgotten. */
  @CaughtBy("whatOneTenantChangesOrForgetsTheOthersKeep")
  static final class ForgetsForEverybody extends LyingStorage {
    private final Set<TenantId> tenants = ConcurrentHashMap.newKeySet();

    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void insert(KeyedAnswer answer) {
          tenants.add(unit.tenant());
          honest.insert(answer);
        }

        @Override
        public void forgetBefore(Instant instant) {
          honest.forgetBefore(instant);
          for (TenantId tenant : tenants) {
            if (!tenant.equals(unit.tenant())) {
              try (UnitOfWork other = honest().begin(tenant, Access.WRITE)) {
                other.keyedAnswers().forgetBefore(instant);
                other.commit();
              }
            }
          }
        }
      };
    }
  }

  /** An answer is kept even if its unit of work is not. */
  @CaughtBy({"anAnswerIsForgottenWithItsUnit", "whatIsNotCommittedIsForgotten"})
  static final class KeepsAnswersOfForgottenUnits extends SwitchboardStorage {
    @Override
    void close(LyingUnit unit) {
      List<Call> answers =
          written(unit).stream()
              .filter(it -> it.isOf(KeyedAnswerStore.class) && it.arguments().size() == 1)
              .filter(it -> it.arguments().get(0) instanceof KeyedAnswer)
              .toList();
      boolean keep = !unit.isCommitted() && !answers.isEmpty();
      super.close(unit);
      if (keep) {
        commitElsewhere(unit, answers);
      }
    }
  }

  /** The first answer under a key is given for every command under it. */
  @CaughtBy("anAnswerComesBackEqualInEveryField")
  static final class TakesNoNoticeOfThePlace extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
          return honest.find(key, place).or(() -> honest.find(key, place + 1));
        }
      };
    }
  }

  /** Keys are compared by their beginnings. */
  private abstract static class ComparesBeginnings extends LyingStorage {
    private final int length;

    private ComparesBeginnings(int length) {
      this.length = length;
    }

    @Override
    final KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
          Optional<KeyedAnswer> found = honest.find(key, place);
          if (found.isPresent() || key.text().length() < length) {
            return found;
          }
          String beginning = key.text().substring(0, length);
          return honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
              .filter(it -> it.place() == place && it.key().text().startsWith(beginning))
              .findFirst();
        }
      };
    }
  }

  /** A hundred characters of a key count. */
  @CaughtBy("theLongestKeysAreToldApartByTheirLastCharacter")
  static final class ComparesAHundredCharacters extends ComparesBeginnings {
    ComparesAHundredCharacters() {
      super(100);
    }
  }

  /** All characters of a key count but the last of the longest. */
  @CaughtBy("theLongestKeysAreToldApartByTheirLastCharacter")
  static final class ComparesAllButTheLastCharacter extends ComparesBeginnings {
    ComparesAllButTheLastCharacter() {
      super(127);
    }
  }

  /** Five hundred answers are forgotten at a time. */
  @CaughtBy("whatIsOlderIsForgottenHoweverMuchItIs")
  static final class ForgetsFiveHundred extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public void forgetBefore(Instant instant) {
          List<KeyedAnswer> kept =
              honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
                  .filter(it -> it.recorded().isBefore(instant))
                  .skip(500)
                  .toList();
          honest.forgetBefore(instant);
          kept.forEach(honest::insert);
        }
      };
    }
  }

  /** What the unit itself has written is not forgotten. */
  @CaughtBy("anAnswerCanBeForgottenByTheUnitThatGaveIt")
  static final class ForgetsNoAnswerOfItsOwn extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        private final List<KeyedAnswer> own = new ArrayList<>();

        @Override
        public void insert(KeyedAnswer answer) {
          honest.insert(answer);
          own.add(answer);
        }

        @Override
        public void forgetBefore(Instant instant) {
          honest.forgetBefore(instant);
          own.stream().filter(it -> it.recorded().isBefore(instant)).forEach(honest::insert);
        }
      };
    }
  }

  /** What comes of a page behind an answer that is there no more. */
  private abstract static class LosesItsPlace extends LyingStorage {
    abstract List<KeyedAnswer> instead(KeyedAnswerStore answers, int limit);

    @Override
    final KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
          List<KeyedAnswer> page = honest.page(after, limit);
          boolean isThere =
              after.map(it -> honest.find(it.key(), it.place()).isPresent()).orElse(true);
          return isThere ? page : instead(honest, limit);
        }
      };
    }
  }

  /** Pages end behind an answer that was forgotten. */
  @CaughtBy("aPageOfAnswersGoesOnAfterOneThatWasForgotten")
  static final class EndsBehindAForgottenAnswer extends LosesItsPlace {
    @Override
    List<KeyedAnswer> instead(KeyedAnswerStore answers, int limit) {
      return List.of();
    }
  }

  /** Pages begin again behind an answer that was forgotten. */
  @CaughtBy("aPageOfAnswersGoesOnAfterOneThatWasForgotten")
  static final class BeginsAgainBehindAForgottenAnswer extends LosesItsPlace {
    @Override
    List<KeyedAnswer> instead(KeyedAnswerStore answers, int limit) {
      return answers.page(Optional.empty(), limit);
    }
  }
}
