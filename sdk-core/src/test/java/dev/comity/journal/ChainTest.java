package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever is done to a chain, verification says so and names the entry. */
class ChainTest {

  @Provide
  Arbitrary<List<Event>> chains() {
    return AnyEntry.chains();
  }

  /** The fields of an entry, each with a way to falsify it. */
  enum Field {
    TENANT,
    KIND,
    AGGREGATE,
    SEQUENCE,
    FAR_SEQUENCE,
    EFFECTIVE,
    RECORDED,
    ACTOR,
    TYPE,
    FORMAT,
    PAYLOAD,
    PREVIOUS,
    NO_PREVIOUS,
    HASH;

    Event falsified(Event it) {
      AggregateId about = it.aggregate();
      return switch (this) {
        case TENANT -> with(it, TenantId.of("another"), about, it.sequence(), it.payload());
        case KIND ->
            with(
                it,
                it.tenant(),
                new AggregateId("city", about.value()),
                it.sequence(),
                it.payload());
        case AGGREGATE ->
            with(
                it,
                it.tenant(),
                new AggregateId(about.kind(), new UUID(7, 43)),
                it.sequence(),
                it.payload());
        case SEQUENCE -> with(it, it.tenant(), about, it.sequence() + 1, it.payload());
        case FAR_SEQUENCE -> with(it, it.tenant(), about, Long.MIN_VALUE, it.payload());
        case PAYLOAD -> with(it, it.tenant(), about, it.sequence(), it.payload() + " ");
        case EFFECTIVE -> rest(it, it.effective().plusDays(1), it.actor(), it.type(), it.format());
        case ACTOR -> rest(it, it.effective(), it.actor() + "8", it.type(), it.format());
        case TYPE -> rest(it, it.effective(), it.actor(), it.type() + "s", it.format());
        case FORMAT -> rest(it, it.effective(), it.actor(), it.type(), it.format() + 1);
        case RECORDED -> links(it, 1, it.previous(), it.hash());
        case PREVIOUS -> links(it, 0, Optional.of(Hash.of("another")), it.hash());
        case NO_PREVIOUS -> links(it, 0, Optional.empty(), it.hash());
        case HASH -> links(it, 0, it.previous(), Hash.of("another"));
      };
    }

    private static Event with(
        Event it, TenantId tenant, AggregateId aggregate, long sequence, String payload) {
      return new Event(
          tenant,
          aggregate,
          sequence,
          it.effective(),
          it.recorded(),
          it.actor(),
          it.type(),
          it.format(),
          payload,
          it.previous(),
          it.hash());
    }

    private static Event rest(
        Event it, LocalDate effective, String actor, String type, int format) {
      return new Event(
          it.tenant(),
          it.aggregate(),
          it.sequence(),
          effective,
          it.recorded(),
          actor,
          type,
          format,
          it.payload(),
          it.previous(),
          it.hash());
    }

    private static Event links(Event it, long later, Optional<Hash> previous, Hash hash) {
      return new Event(
          it.tenant(),
          it.aggregate(),
          it.sequence(),
          it.effective(),
          it.recorded().plus(later, ChronoUnit.MICROS),
          it.actor(),
          it.type(),
          it.format(),
          it.payload(),
          previous,
          hash);
    }
  }

  @Property(tries = 100)
  void aChainHoldsAsItWasMade(@ForAll("chains") List<Event> chain) {
    assertThat(Chain.verify(chain)).isEmpty();
  }

  @Property(tries = 400)
  void whoeverFalsifiesAFieldIsFoundOut(
      @ForAll("chains") List<Event> chain, @ForAll Field field, @ForAll @IntRange(max = 5) int at) {
    int victim = at % chain.size();
    Event forged = field.falsified(chain.get(victim));
    Assume.that(!forged.equals(chain.get(victim)));
    List<Event> tampered = new ArrayList<>(chain);
    tampered.set(victim, forged);

    assertThat(Chain.verify(tampered)).extracting(Finding::subject).contains(forged.label());
  }

  @Property(tries = 300)
  void whoeverChangesOneCharacterOfAPayloadIsFoundOut(
      @ForAll("chains") List<Event> chain,
      @ForAll @IntRange(max = 5) int at,
      @ForAll @IntRange(max = 999) int where,
      @ForAll char letter) {
    int victim = at % chain.size();
    Event it = chain.get(victim);
    StringBuilder payload = new StringBuilder(it.payload());
    payload.setCharAt(where % payload.length(), letter);
    Assume.that(!payload.toString().equals(it.payload()));
    List<Event> tampered = new ArrayList<>(chain);
    tampered.set(
        victim, Field.with(it, it.tenant(), it.aggregate(), it.sequence(), payload.toString()));

    assertThat(Chain.verify(tampered)).extracting(Finding::subject).containsExactly(it.label());
  }

  @Property(tries = 100)
  void whoeverAlsoComputesTheHashAnewBreaksTheLinkBehindIt(
      @ForAll("chains") List<Event> chain, @ForAll @IntRange(max = 5) int at) {
    Assume.that(chain.size() > 1);
    int victim = at % (chain.size() - 1);
    Event changed = Field.TYPE.falsified(chain.get(victim));
    List<Event> tampered = new ArrayList<>(chain);
    tampered.set(victim, Field.links(changed, 0, changed.previous(), Chain.hashOf(changed)));

    assertThat(Chain.verify(tampered))
        .containsExactly(
            new Finding(chain.get(victim + 1).label(), "it is not linked to the entry before it"));
  }

  @Property(tries = 100)
  void whoeverComputesAllThatFollowAnewChangesTheFingerprint(
      @ForAll("chains") List<Event> chain, @ForAll @IntRange(max = 5) int at) {
    int victim = at % chain.size();
    List<Event> forged = new ArrayList<>(chain.subList(0, victim));
    for (Event it : chain.subList(victim, chain.size())) {
      Optional<Event> last = forged.stream().reduce((before, after) -> after);
      Draft draft = new Draft(it.type() + "x", it.format(), it.effective(), it.facts());
      forged.add(Chain.next(it.tenant(), it.aggregate(), last, draft, it.recorded(), it.actor()));
    }

    assertThat(Chain.verify(forged)).isEmpty();
    assertThat(fingerprint(forged)).isNotEqualTo(fingerprint(chain));
  }

  @Property(tries = 100)
  void whoeverDropsAnEntryIsFoundOutAtTheNext(
      @ForAll("chains") List<Event> chain, @ForAll @IntRange(max = 5) int at) {
    Assume.that(chain.size() > 1);
    int victim = at % (chain.size() - 1);
    List<Event> tampered = new ArrayList<>(chain);
    tampered.remove(victim);

    assertThat(Chain.verify(tampered))
        .containsExactly(
            new Finding(
                chain.get(victim + 1).label(),
                "entry " + (victim + 1) + " should stand here; it is missing"));
  }

  @Property(tries = 50)
  void whoeverCutsOffTheEndChangesTheFingerprintOnly(@ForAll("chains") List<Event> chain) {
    List<Event> cut = chain.subList(0, chain.size() - 1);

    assertThat(Chain.verify(cut)).isEmpty();
    assertThat(fingerprint(cut)).isNotEqualTo(fingerprint(chain));
  }

  @Property(tries = 100)
  void whoeverSwapsTwoEntriesIsFoundOutAtBoth(
      @ForAll("chains") List<Event> chain,
      @ForAll @IntRange(max = 5) int one,
      @ForAll @IntRange(max = 5) int other) {
    int a = one % chain.size();
    int b = other % chain.size();
    Assume.that(a != b);
    List<Event> tampered = new ArrayList<>(chain);
    Collections.swap(tampered, a, b);

    assertThat(Chain.verify(tampered))
        .extracting(Finding::subject)
        .contains(chain.get(a).label(), chain.get(b).label());
  }

  @Property(tries = 100)
  void whoeverInsertsAnEntryIsFoundOut(
      @ForAll("chains") List<Event> chain, @ForAll @IntRange(max = 5) int at) {
    int behind = at % chain.size();
    Optional<Event> last = Optional.of(chain.get(behind));
    Draft draft = new Draft("forged", 1, last.get().effective(), Payload.empty());
    Event forged =
        Chain.next(
            TenantId.DEFAULT, AnyEntry.SUBJECT, last, draft, last.get().recorded(), "clerk-17");
    List<Event> tampered = new ArrayList<>(chain);
    tampered.add(behind + 1, forged);

    boolean appended = behind == chain.size() - 1;
    assertThat(Chain.verify(tampered)).hasSize(appended ? 0 : 1);
    assertThat(fingerprint(tampered).equals(fingerprint(chain))).isEqualTo(!appended);
  }

  private static Hash fingerprint(List<Event> chain) {
    Fingerprint fingerprint = new Fingerprint();
    chain.forEach(fingerprint::add);
    return fingerprint.finish();
  }

  /**
   * The bytes that are hashed are a promise: what was entered years ago must still verify. The
   * expected values were computed by another program, by the rule in docs/algorithms.md.
   */
  @Test
  void theHashOfTheFirstFormatIsForGood() {
    Draft draft =
        new Draft(
            "signed",
            1,
            LocalDate.of(2002, 4, 9),
            Payload.parse("{\"on\":\"2002-04-09\",\"instrument\":\"양해각서 \\\"\\u0007\\\"\"}"));
    List<Event> chain = AnyEntry.chained(List.of(draft, draft));

    assertThat(chain.get(0).payload())
        .isEqualTo("{\"instrument\":\"양해각서 \\\"\\u0007\\\"\",\"on\":\"2002-04-09\"}");
    assertThat(chain)
        .extracting(it -> it.hash().text())
        .containsExactly(
            "sha-256:95ea0874a79c17d8a1a56bfe7a739edc3c2baa863105daf2ace7a8b43c784cc3",
            "sha-256:9732ca19ed9e577f1769294874a28535e84023b45878f312f025f81f36422714");
  }
}
