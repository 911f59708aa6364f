package dev.comity.storage;

import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.entries;
import static dev.comity.storage.Samples.merged;
import static dev.comity.storage.Samples.partnership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.Event;
import dev.comity.partnership.Partnership;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.PartyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions about many things, and answers that do not come in pages: no limit cuts them. */
public interface LargeAnswerContract extends ContractCase {

  /** Cities, each with one that was merged into it. */
  List<City> HEIRS = IntStream.range(0, 550).mapToObj(it -> city("Heir " + it)).toList();

  /** Those that were merged into them. */
  List<City> VILLAGES = HEIRS.stream().map(it -> merged(city("in " + it.name()), it)).toList();

  @Test
  default void hundredsOfCitiesComeWithWhatWasMergedIntoThem() {
    List<City> all = new ArrayList<>(HEIRS);
    all.addAll(VILLAGES);
    all.sort(PartyStore.BY_ID);
    List<CityId> asked = new ArrayList<>(HEIRS.stream().map(City::id).toList());
    Collections.shuffle(asked, new Random(550));
    commit(unit -> all.subList(0, 300).forEach(unit.parties()::insert));

    assertAtOnceAndLater(
        unit -> all.subList(300, all.size()).forEach(unit.parties()::insert),
        unit -> assertThat(unit.parties().withMerged(asked)).isEqualTo(all));
  }

  /**
   * More than the 65,535 values that some databases take in one statement, if each counts twice.
   */
  @Test
  default void tensOfThousandsOfCitiesCanBeAskedForAtOnce() {
    List<City> some = new ArrayList<>(HEIRS.subList(0, 20));
    some.addAll(VILLAGES.subList(0, 20));
    List<CityId> asked = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      City known = HEIRS.get(i / 2_000);
      asked.add(i % 2_000 == 0 ? known.id() : city(Samples.uuid("unknown " + i), "X").id());
    }

    commit(unit -> some.forEach(unit.parties()::insert));

    look(
        unit ->
            assertThat(unit.parties().withMerged(asked))
                .containsExactlyElementsOf(some.stream().sorted(PartyStore.BY_ID).toList()));
  }

  @Test
  default void thousandsOfEntriesOfACitysPartnershipsComeAtOnce() {
    City home = city("Home");
    List<Partnership> links = new ArrayList<>();
    List<Event> all = new ArrayList<>();
    for (int i = 0; i < 550; i++) {
      links.add(partnership("link " + i, home, HEIRS.get(i)));
      all.addAll(entries(TENANT, links.get(i).id().aggregate(), i == 0 ? 1_001 : 3));
    }
    commit(unit -> all.forEach(unit.journal()::append));

    assertAtOnceAndLater(
        unit -> links.forEach(unit.partnerships()::insert),
        unit ->
            assertThat(unit.partnerships().entriesOf(home.id()))
                .isEqualTo(
                    all.stream()
                        .sorted(
                            Comparator.comparing(Event::aggregate).thenComparing(Event::sequence))
                        .toList()));
  }
}
