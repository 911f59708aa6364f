package dev.comity.storage.lies;

import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import dev.comity.party.City;
import dev.comity.party.CityProfile;
import dev.comity.party.NameKey;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lies about letters. */
final class TextLies {

  private TextLies() {}

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
}
