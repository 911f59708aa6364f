package dev.comity.storage;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Event;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.Journal;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.NameKey;
import dev.comity.party.Organization;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A register as one would keep it in a notebook: lists that are read from top to bottom. It says
 * what every storage must answer, in the plainest way; it refuses nothing.
 */
final class Notebook {

  private final List<Party> parties;
  private final List<Partnership> partnerships;
  private final List<Event> entries;
  private final List<FeedPartition> parts;
  private final List<KeyedAnswer> answers;

  Notebook() {
    this(List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private Notebook(
      List<Party> parties,
      List<Partnership> partnerships,
      List<Event> entries,
      List<FeedPartition> parts,
      List<KeyedAnswer> answers) {
    this.parties = new ArrayList<>(parties);
    this.partnerships = new ArrayList<>(partnerships);
    this.entries = new ArrayList<>(entries);
    this.parts = new ArrayList<>(parts);
    this.answers = new ArrayList<>(answers);
  }

  Notebook copy() {
    return new Notebook(parties, partnerships, entries, parts, answers);
  }

  List<Event> entries() {
    return entries;
  }

  private static <T, K extends Comparable<K>> List<T> page(
      Stream<T> rows, Comparator<T> order, Optional<T> after, int limit) {
    return rows.sorted(order)
        .filter(row -> after.isEmpty() || order.compare(row, after.get()) > 0)
        .limit(limit)
        .toList();
  }

  Ports ports() {
    return new Ports(parties(), partnerships(), journal(), feedPartitions(), keyedAnswers());
  }

  private PartyStore parties() {
    return new PartyStore() {

      private final Comparator<Party> order =
          Comparator.comparing(it -> it.id().value().toString());

      private Stream<Party> sorted() {
        return parties.stream().sorted(order);
      }

      @Override
      public Optional<Party> find(PartyId id) {
        return parties.stream().filter(it -> it.id().equals(id)).findFirst();
      }

      @Override
      public Optional<Party> find(OutsideId id) {
        return parties.stream().filter(it -> outsideIds(it).contains(id)).findFirst();
      }

      @Override
      public List<Party> named(String key) {
        return sorted().filter(it -> names(it).map(NameKey::of).anyMatch(key::equals)).toList();
      }

      @Override
      public List<City> mergedInto(CityId city) {
        return sorted()
            .filter(City.class::isInstance)
            .map(City.class::cast)
            .filter(it -> it.mergedInto().equals(Optional.of(city)))
            .toList();
      }

      @Override
      public void insert(Party party) {
        parties.add(party);
      }

      @Override
      public void update(Party party, long expected) {
        parties.removeIf(it -> it.id().equals(party.id()));
        parties.add(party);
      }

      @Override
      public List<Party> page(Optional<PartyId> after, int limit) {
        return Notebook.page(parties.stream(), order, after.flatMap(this::find), limit);
      }
    };
  }

  private static Stream<String> names(Party party) {
    Stream<String> others =
        party instanceof City city
            ? Stream.concat(city.profile().otherNames().stream(), city.formerNames().stream())
            : ((Organization) party).formerNames().stream();
    return Stream.concat(Stream.of(party.name()), others);
  }

  private static Set<OutsideId> outsideIds(Party party) {
    return party instanceof City city
        ? city.profile().outsideIds()
        : ((Organization) party).outsideIds();
  }

  private PartnershipStore partnerships() {
    return new PartnershipStore() {

      private final Comparator<Partnership> order =
          Comparator.comparing(it -> it.id().value().toString());

      @Override
      public Optional<Partnership> find(PartnershipId id) {
        return partnerships.stream().filter(it -> it.id().equals(id)).findFirst();
      }

      @Override
      public Optional<Partnership> findOpen(Pair pair, String kind) {
        return partnerships.stream()
            .filter(it -> it.isOpen() && it.pair().equals(pair) && it.kind().equals(kind))
            .findFirst();
      }

      @Override
      public List<Event> entriesOf(CityId city) {
        return partnerships.stream()
            .filter(it -> it.pair().has(city))
            .sorted(order)
            .flatMap(it -> journal().events(it.id().aggregate()).stream())
            .toList();
      }

      @Override
      public void insert(Partnership partnership) {
        partnerships.add(partnership);
      }

      @Override
      public void update(Partnership partnership, long expected) {
        partnerships.removeIf(it -> it.id().equals(partnership.id()));
        partnerships.add(partnership);
      }

      @Override
      public List<Partnership> page(
          PartnershipFilter filter, Optional<PartnershipId> after, int limit) {
        return Notebook.page(
            partnerships.stream().filter(filter::accepts), order, after.flatMap(this::find), limit);
      }
    };
  }

  private Journal journal() {
    return new Journal() {

      private final Comparator<Event> order =
          Comparator.comparing(Event::aggregate).thenComparing(Event::sequence);

      @Override
      public void append(Event event) {
        entries.add(event);
      }

      @Override
      public List<Event> events(AggregateId aggregate) {
        return entries.stream()
            .filter(it -> it.aggregate().equals(aggregate))
            .sorted(order)
            .toList();
      }

      @Override
      public Optional<Event> last(AggregateId aggregate) {
        return events(aggregate).stream().reduce((first, second) -> second);
      }

      @Override
      public List<Event> page(Optional<Event> after, int limit) {
        return Notebook.page(entries.stream(), order, after, limit);
      }
    };
  }

  private FeedPartitionStore feedPartitions() {
    return new FeedPartitionStore() {

      @Override
      public SortedSet<String> subscriptions() {
        return parts.stream()
            .map(FeedPartition::subscription)
            .collect(Collectors.toCollection(TreeSet::new));
      }

      @Override
      public List<FeedPartition> of(String subscription) {
        return parts.stream()
            .filter(it -> it.subscription().equals(subscription))
            .sorted(Comparator.comparing(it -> it.slice().index()))
            .toList();
      }

      @Override
      public void insert(FeedPartition partition) {
        parts.add(partition);
      }

      @Override
      public void update(FeedPartition partition, long expected) {
        parts.removeIf(
            it ->
                it.subscription().equals(partition.subscription())
                    && it.slice().equals(partition.slice()));
        parts.add(partition);
      }

      @Override
      public void remove(String subscription) {
        parts.removeIf(it -> it.subscription().equals(subscription));
      }
    };
  }

  private KeyedAnswerStore keyedAnswers() {
    return new KeyedAnswerStore() {

      @Override
      public Optional<KeyedAnswer> find(IdempotencyKey key, int place) {
        return answers.stream()
            .filter(it -> it.key().equals(key) && it.place() == place)
            .findFirst();
      }

      @Override
      public List<KeyedAnswer> page(Optional<KeyedAnswer> after, int limit) {
        Comparator<KeyedAnswer> order =
            Comparator.comparing((KeyedAnswer it) -> it.key().text())
                .thenComparing(KeyedAnswer::place);
        return Notebook.page(answers.stream(), order, after, limit);
      }

      @Override
      public void insert(KeyedAnswer answer) {
        answers.add(answer);
      }

      @Override
      public void forgetBefore(Instant instant) {
        answers.removeIf(it -> it.recorded().isBefore(instant));
      }
    };
  }
}
