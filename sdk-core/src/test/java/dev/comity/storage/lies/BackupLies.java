package dev.comity.storage.lies;

import dev.comity.journal.Event;
import dev.comity.journal.FeedEntry;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lies about what a backup lists and puts back. */
final class BackupLies {

  private BackupLies() {}

  /** Names of subscriptions are told apart without their capitals. */
  @CaughtBy("everySubscriptionIsNamedOnceInTheOrderOfItsCharacters")
  static final class NamesSubscriptionsWithoutCapitals extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      return new ForwardingPartitions(partitions) {
        @Override
        public SortedSet<String> subscriptions() {
          SortedSet<String> folded =
              new TreeSet<>(Comparator.comparing((String it) -> it.toLowerCase(Locale.ROOT)));
          folded.addAll(honest.subscriptions());
          return folded;
        }
      };
    }
  }

  /** A page of answers begins with the next key, whatever is left of the one before. */
  @CaughtBy("answersComeInPagesInTheOrderOfTheirCharactersAndPlaces")
  static final class PassesOverPlaces extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
          return honest.page(after, Integer.MAX_VALUE).stream()
              .filter(it -> after.isEmpty() || !it.key().equals(after.get().key()))
              .limit(limit)
              .toList();
        }
      };
    }
  }

  /** Places are sorted as texts: 10 before 2. */
  @CaughtBy("answersComeInPagesInTheOrderOfTheirCharactersAndPlaces")
  static final class SortsPlacesAsTexts extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      Comparator<KeyedAnswer> order =
          Comparator.comparing((KeyedAnswer it) -> it.key().text())
              .thenComparing(it -> String.valueOf(it.place()));
      return new ForwardingAnswers(answers) {
        @Override
        public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
          return honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
              .sorted(order)
              .filter(it -> after.isEmpty() || order.compare(it, after.get()) > 0)
              .limit(limit)
              .toList();
        }
      };
    }
  }

  /** What has no position yet is left out of a backup. */
  @CaughtBy("whatHasNoPositionIsListedUntilItHasOne")
  static final class ListsNothingUnnumbered extends LateFeedStorage {
    @Override
    List<Event> listed(List<Event> unnumbered) {
      return List.of();
    }
  }

  /** What is restored gets a position as if it were new. */
  @CaughtBy({"whatIsRestoredKeepsItsPosition"})
  static final class NumbersWhatIsRestoredAnew extends LyingStorage {
    @Override
    FeedStore feed(LyingUnit unit, FeedStore feed) {
      return new ForwardingFeed(feed) {
        private final List<FeedEntry> waiting = new java.util.ArrayList<>();

        @Override
        public void restore(FeedEntry entry) {
          waiting.add(0, entry);
          if (waiting.size() == 12) {
            waiting.sort(Comparator.comparing((FeedEntry it) -> it.event().aggregate()));
            waiting.stream()
                .map(FeedEntry::event)
                .sorted(Comparator.comparing(Event::aggregate).thenComparing(Event::sequence))
                .forEach(unit.honest().journal()::append);
          }
        }
      };
    }
  }

  /** What is restored is kept even if its unit of work is not. */
  @CaughtBy("whatIsRestoredIsSeenInItsUnitAndForgottenWithIt")
  static final class KeepsRestoredEntriesOfForgottenUnits extends SwitchboardStorage {
    @Override
    void close(LyingUnit unit) {
      List<Call> restored = written(unit).stream().filter(it -> it.isOf(FeedStore.class)).toList();
      boolean keep = !unit.isCommitted() && unit.access() == Access.WRITE && !restored.isEmpty();
      super.close(unit);
      if (keep) {
        commitElsewhere(unit, restored);
      }
    }
  }

  /** An entry of another tenant is passed over in silence. */
  @CaughtBy("anEntryOfAnotherTenantIsNotRestored")
  static final class PassesOverEntriesOfOthers extends LyingStorage {
    @Override
    FeedStore feed(LyingUnit unit, FeedStore feed) {
      return new ForwardingFeed(feed) {
        @Override
        public void restore(FeedEntry entry) {
          if (entry.event().tenant().equals(unit.tenant())) {
            honest.restore(entry);
          }
        }
      };
    }
  }
}
