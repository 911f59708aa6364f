package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Lies about which texts are the same. */
final class CollationLies {

  private CollationLies() {}

  /** A unique index that takes some outside ids for the same. */
  private abstract static class Folding extends LyingStorage {
    private final Map<String, OutsideId> taken = new ConcurrentHashMap<>();

    abstract String folded(String text);

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          if (party instanceof City city) {
            city.profile().outsideIds().forEach(Folding.this::take);
          }
          honest.insert(party);
        }
      };
    }

    private void take(OutsideId id) {
      OutsideId other = taken.putIfAbsent(id.scheme() + folded(id.value()), id);
      if (other != null && !other.equals(id)) {
        throw new ConflictException(id + " is taken like " + other);
      }
    }
  }

  /** Capital letters are taken for small ones. */
  @CaughtBy({"outsideIdsThatLookAlikeHaveAHolderEach", "outsideIdsAreToldApartExactly"})
  static final class FoldsCase extends Folding {
    @Override
    String folded(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  /** Letters with accents are taken for those without. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsAccents extends Folding {
    @Override
    String folded(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }
  }

  /** Texts that Unicode calls canonically equal are taken for the same. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsForms extends Folding {
    @Override
    String folded(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
  }

  /** Wide, half-wide, circled and joined letters are taken for plain ones. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsWidth extends Folding {
    @Override
    String folded(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
  }

  /** All characters beyond the Basic Multilingual Plane are taken for the same one. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsAstral extends Folding {
    @Override
    String folded(String text) {
      return text.replaceAll("[^\\x{0}-\\x{FFFF}]", "\uFFFD");
    }
  }

  /** White space and what cannot be seen at the end of a text does not count. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsTheEnd extends Folding {
    @Override
    String folded(String text) {
      return text.replaceAll("[\\s\\u00A0\\p{Cf}]+$", "");
    }
  }

  /** The sharp s is taken for two of the other. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsSharpS extends Folding {
    @Override
    String folded(String text) {
      return text.replace("\u00DF", "ss");
    }
  }

  /** The i without a dot is taken for the one with a dot. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class FoldsDots extends Folding {
    @Override
    String folded(String text) {
      return text.replace('\u0131', 'i').replace('\u0130', 'I');
    }
  }

  /** What looks like a number is compared as one. */
  @CaughtBy("outsideIdsThatLookAlikeHaveAHolderEach")
  static final class ComparesNumbers extends Folding {
    @Override
    String folded(String text) {
      return text.matches("[+-]?[0-9.e]*[0-9]") ? "" + Double.parseDouble(text) : text;
    }
  }

  /** Names of subscriptions are taken for the same if only capital letters differ. */
  @CaughtBy("subscriptionsAreToldApartByEveryLetter")
  static final class FoldsSubscriptions extends LyingStorage {
    @Override
    FeedPartitionStore feedPartitions(LyingUnit unit, FeedPartitionStore partitions) {
      UnaryOperator<FeedPartition> folded =
          it ->
              new FeedPartition(
                  it.subscription().toLowerCase(Locale.ROOT),
                  it.slice(),
                  it.version(),
                  it.acknowledged(),
                  it.lease());
      return new ForwardingPartitions(partitions) {
        @Override
        public List<FeedPartition> of(String subscription) {
          return honest.of(subscription.toLowerCase(Locale.ROOT));
        }

        @Override
        public void insert(FeedPartition partition) {
          honest.insert(folded.apply(partition));
        }

        @Override
        public void update(FeedPartition partition, long expected) {
          honest.update(folded.apply(partition), expected);
        }
      };
    }
  }

  /** Idempotency keys are taken for the same if only capital letters differ. */
  @CaughtBy("keysAreToldApartByEveryLetter")
  static final class FoldsKeys extends LyingStorage {
    @Override
    KeyedAnswerStore keyedAnswers(LyingUnit unit, KeyedAnswerStore answers) {
      return new ForwardingAnswers(answers) {
        @Override
        public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
          Optional<KeyedAnswer> exact = honest.find(key, place);
          IdempotencyKey lower = IdempotencyKey.of(key.text().toLowerCase(Locale.ROOT));
          return exact.isPresent() ? exact : honest.find(lower, place);
        }

        @Override
        public void insert(KeyedAnswer answer) {
          if (find(answer.key(), answer.place()).isPresent()) {
            throw new ConflictException(answer.key() + " is taken");
          }
          honest.insert(answer);
        }
      };
    }
  }

  /** Kinds are sorted as in a dictionary, which passes over the hyphens. */
  @CaughtBy("kindsOfThingsAreSortedByTheirLettersAsTheyAre")
  static final class SortsLikeADictionary extends LyingStorage {
    private static final Comparator<Event> ORDER =
        Comparator.comparing((Event it) -> it.aggregate().value().toString())
            .thenComparing(it -> it.aggregate().kind().replace("-", ""))
            .thenComparing(it -> it.aggregate().kind())
            .thenComparing(Event::sequence);

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public List<Event> page(Optional<Event> after, int limit) {
          honest.page(after, limit);
          return honest.page(Optional.empty(), Integer.MAX_VALUE).stream()
              .sorted(ORDER)
              .filter(it -> after.isEmpty() || ORDER.compare(it, after.get()) > 0)
              .limit(limit)
              .toList();
        }
      };
    }
  }
}
