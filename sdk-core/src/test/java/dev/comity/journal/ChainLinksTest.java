package dev.comity.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a chain behind its back is found, and the entry is named. */
class ChainLinksTest {

  private static final AggregateId ABOUT =
      new AggregateId("partnership", UUID.fromString("01a20dab-aee9-71ce-9eec-1f4d178f67d5"));

  private static List<Event> chain(int length, Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Optional<Event> last = events.isEmpty() ? Optional.empty() : Optional.of(events.get(i - 1));
      Payload facts = Payload.builder().text("what", "진 " + random.nextInt()).build();
      Draft draft = new Draft("noted", 1, LocalDate.of(2001, 1, 1).plusDays(i), facts);
      Instant recorded = Instant.ofEpochSecond(1_000_000L + i);
      events.add(Chain.next(TenantId.DEFAULT, ABOUT, last, draft, recorded, "clerk"));
    }
    return events;
  }

  @Property(tries = 50)
  void anUntouchedChainHolds(@ForAll @IntRange(min = 0, max = 12) int length, @ForAll long seed) {
    assertThat(Chain.verify(chain(length, new Random(seed)))).isEmpty();
  }

  @Property(tries = 300)
  void aChangedFieldIsFoundAndItsEntryNamed(
      @ForAll @IntRange(min = 1, max = 8) int length,
      @ForAll @IntRange(min = 0, max = 9) int field,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = chain(length, random);
    int at = random.nextInt(length);
    Event it = events.get(at);
    events.set(at, changed(it, field));

    assertThat(Chain.verify(events))
        .anySatisfy(
            finding ->
                assertThat(finding.subject())
                    .contains("entry " + (at + (field == 1 ? 2 : 1)) + " of"));
  }

  private static Event changed(Event it, int field) {
    return new Event(
        field == 0 ? TenantId.of("other") : it.tenant(),
        it.aggregate(),
        field == 1 ? it.sequence() + 1 : it.sequence(),
        field == 2 ? it.effective().plusDays(1) : it.effective(),
        field == 3 ? it.recorded().plusNanos(1_000) : it.recorded(),
        field == 4 ? "other" : it.actor(),
        field == 5 ? "other" : it.type(),
        field == 6 ? it.format() + 1 : it.format(),
        field == 7 ? it.payload() + " " : it.payload(),
        field == 8 ? Optional.of(Hash.of("other")) : it.previous(),
        field == 9 ? Hash.of("other") : it.hash());
  }

  @Property(tries = 100)
  void aDroppedOrSwappedEntryIsFound(
      @ForAll @IntRange(min = 3, max = 8) int length, @ForAll long seed) {
    Random random = new Random(seed);
    List<Event> events = chain(length, random);
    int at = random.nextInt(length - 1);

    List<Event> dropped = new ArrayList<>(events);
    dropped.remove(at);
    List<Event> swapped = new ArrayList<>(events);
    swapped.set(at, events.get(at + 1));
    swapped.set(at + 1, events.get(at));

    assertThat(Chain.verify(dropped)).isNotEmpty();
    assertThat(Chain.verify(swapped)).isNotEmpty();
  }

  @Property(tries = 100)
  void onlyTheFingerprintKnowsOfACutEnd(
      @ForAll @IntRange(min = 2, max = 8) int length, @ForAll long seed) {
    List<Event> events = chain(length, new Random(seed));
    List<Event> cut = events.subList(0, length - 1);

    assertThat(Chain.verify(cut)).isEmpty();
    assertThat(fingerprint(cut)).isNotEqualTo(fingerprint(events));
  }

  private static Hash fingerprint(List<Event> events) {
    Fingerprint fingerprint = new Fingerprint();
    events.forEach(fingerprint::add);
    return fingerprint.finish();
  }
}
