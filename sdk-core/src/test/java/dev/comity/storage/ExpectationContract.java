package dev.comity.storage;

import static dev.comity.storage.PartnershipContract.BOTH;
import static dev.comity.storage.PartnershipContract.JINCHEON;
import static dev.comity.storage.PartnershipContract.VALLEJO;
import static dev.comity.storage.PlaceContract.FIRST;
import static dev.comity.storage.PlaceContract.SECOND;
import static dev.comity.storage.Samples.KIND;
import static dev.comity.storage.Samples.city;
import static dev.comity.storage.Samples.edition;
import static dev.comity.storage.Samples.holding;
import static dev.comity.storage.Samples.next;
import static dev.comity.storage.Samples.partnership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.gazetteer.NamedPlace;
import dev.comity.gazetteer.PlaceStore;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** To tell a port what will be asked for changes no answer, whatever is written after it. */
public interface ExpectationContract extends ContractCase {

  @Test
  default void whoWasExpectedByAnIdentifierIsFoundAsEver() {
    OutsideId one = new OutsideId("geonames", "1");
    OutsideId other = new OutsideId("geonames", "2");
    OutsideId third = OutsideId.wikidata("Q1");
    City held = holding(city("Held"), one);
    City fresh = holding(city("Fresh"), other);
    commit(unit -> unit.parties().insert(held));

    commit(
        unit -> {
          unit.parties().expect(List.of(one, other, third, one));
          assertThat(unit.parties().find(one)).contains(held);
          assertThat(unit.parties().find(other)).isEmpty();

          unit.parties().insert(fresh);
          assertThat(unit.parties().find(other)).contains(fresh);
          assertThat(unit.parties().page(Optional.empty(), 9)).contains(fresh);
          assertThat(unit.parties().find(other)).contains(fresh);

          City moved = next(held, holding(held, third).profile());
          unit.parties().update(moved, held.version());
          assertThat(unit.parties().find(third)).contains(moved);
          assertThat(unit.parties().find(one)).isEmpty();
        });
  }

  @Test
  default void whatWasExpectedBetweenTwoCitiesIsFoundAsEver() {
    Partnership held = partnership("held", VALLEJO, JINCHEON);
    Pair strangers = Pair.of(VALLEJO.id(), city("Third").id());
    commit(unit -> unit.partnerships().insert(held));

    commit(
        unit -> {
          unit.partnerships().expectOpen(List.of(BOTH, strangers, BOTH), KIND);
          assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(held);
          assertThat(unit.partnerships().findOpen(strangers, KIND)).isEmpty();
          assertThat(unit.partnerships().findOpen(BOTH, "friendship-city")).isEmpty();

          Partnership ended = next(held, Status.EXPIRED);
          unit.partnerships().update(ended, held.version());
          assertThat(unit.partnerships().findOpen(BOTH, KIND)).isEmpty();
          assertThat(unit.partnerships().find(held.id())).contains(ended);

          Partnership anew = partnership("anew", VALLEJO, JINCHEON);
          unit.partnerships().insert(anew);
          assertThat(unit.partnerships().findOpen(BOTH, KIND)).contains(anew);
        });
    look(
        unit ->
            assertThat(unit.partnerships().findOpen(BOTH, KIND))
                .contains(partnership("anew", VALLEJO, JINCHEON)));
  }

  @Test
  default void placesThatWereExpectedAreFoundAsEver() {
    commit(unit -> unit.places().replaceAll(edition(1, FIRST), FIRST));

    commit(
        unit -> {
          PlaceStore places = unit.places();
          List<String> names = Stream.of("vallejo", "benicia", "nowhere", "vallejo").toList();
          List<Long> ids = LongStream.range(0, 1_200).boxed().toList();
          assertThat(places.named("vallejo")).isNotEmpty();
          List<NamedPlace> known = places.named("vallejo");
          places.expect(ids, names);
          assertThat(places.named("vallejo")).isEqualTo(known);
          assertThat(places.named("nowhere")).isEmpty();
          assertThat(places.find(7)).contains(Samples.describedPlace(7));
          assertThat(places.find(1_100)).isEmpty();

          places.replaceAll(edition(2, SECOND), SECOND);
          assertThat(places.named("vallejo")).isEmpty();
          assertThat(places.named("benicia")).isNotEmpty();
          assertThat(places.find(7)).isEmpty();
          assertThat(places.find(6)).isPresent();
        });
  }
}
