package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.TenantId;
import dev.comity.storage.UnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
}
