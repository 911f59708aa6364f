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
import dev.comity.party.CityProfile;
import dev.comity.party.NameKey;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lies about letters. */
final class TextLies {

  private TextLies() {}

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

  /** Names are changed before they are kept. */
  private abstract static class Renaming extends LyingStorage {
    abstract String changed(String name);

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          honest.insert(party instanceof City city ? renamed(city) : party);
        }
      };
    }

    private City renamed(City it) {
      CityProfile profile =
          it.profile()
              .withName(changed(it.name()))
              .withOtherNames(
                  it.profile().otherNames().stream()
                      .map(this::changed)
                      .collect(Collectors.toCollection(TreeSet::new)));
      return new City(it.id(), it.version(), profile, it.formerNames(), it.mergedInto());
    }
  }

  /** Names are kept in Unicode's composed form, whatever was written. */
  @CaughtBy({"namesThatLookAlikeComeBackAsTheyWereWritten", "aPartyIsFoundJustAsItWasInserted"})
  static final class ComposesNames extends Renaming {
    @Override
    String changed(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
  }

  /** Names are cut off after so many characters. */
  @CaughtBy("theLongestTextsOfAPartyAreKeptWhole")
  static final class CutsNames extends Renaming {
    @Override
    String changed(String name) {
      return name.length() > 191 ? name.substring(0, 190) : name;
    }
  }

  /** A quote that stands twice is kept once. */
  @CaughtBy("namesThatLookAlikeComeBackAsTheyWereWritten")
  static final class HalvesQuotes extends Renaming {
    @Override
    String changed(String name) {
      return name.equals("''") ? name : name.replace("''", "'").replace("\\\\", "\\");
    }
  }

  /** Payloads are changed before they are kept. */
  private abstract static class Rewriting extends LyingStorage {
    abstract String changed(String payload);

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          honest.append(Events.withPayload(event, changed(event.payload())));
        }
      };
    }
  }

  /** Payloads are written anew, as a database does that reads JSON. */
  @CaughtBy("aPayloadIsNotWrittenAnew")
  static final class WritesPayloadsAnew extends Rewriting {
    @Override
    String changed(String payload) {
      return payload.startsWith("{\"bb\":1,") ? "{\"c\":2,\"bb\":1}" : payload;
    }
  }

  /** Characters beyond the Basic Multilingual Plane become question marks. */
  @CaughtBy({"aPayloadComesBackLetterByLetter", "aPayloadIsNotWrittenAnew"})
  static final class LosesAstral extends Rewriting {
    @Override
    String changed(String payload) {
      return payload.replaceAll("[^\\x{0}-\\x{FFFF}]", "?");
    }
  }

  /** Payloads are cut off where a short text column ends. */
  @CaughtBy({"theLongestTextsOfAnEntryAreKeptWhole", "aPayloadComesBackLetterByLetter"})
  static final class CutsPayloads extends Rewriting {
    @Override
    String changed(String payload) {
      return payload.substring(0, Math.min(payload.length(), 65_535));
    }
  }

  /** Blanks at the end of a text are lost. */
  @CaughtBy("aPayloadIsNotWrittenAnew")
  static final class LosesBlanks extends Rewriting {
    @Override
    String changed(String payload) {
      return payload.replaceAll(" +\"}$", "\"}");
    }
  }

  /** An empty text is taken for none. */
  @CaughtBy({"aPayloadComesBackLetterByLetter", "aPayloadIsNotWrittenAnew"})
  static final class TakesEmptyForNothing extends Rewriting {
    @Override
    String changed(String payload) {
      return payload.replace("{\"text\":\"\"}", "{}");
    }
  }

  /** A search by name takes the signs of a pattern for one. */
  @CaughtBy("aNameIsFoundByItsWholeKeyOnly")
  static final class SearchesByPattern extends LyingStorage {
    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public List<Party> named(String key) {
          if (!key.contains("%") && !key.contains("_")) {
            return honest.named(key);
          }
          Pattern pattern = Pattern.compile(key.replace("%", ".*").replace('_', '.'));
          return honest.page(Optional.<PartyId>empty(), Integer.MAX_VALUE).stream()
              .filter(it -> pattern.matcher(NameKey.of(it.name())).matches())
              .toList();
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
}
