package dev.comity.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.journal.AggregateId;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.party.NameKey;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.storage.Storage.Access;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written at random, a storage answers as a {@link Notebook} does. */
public interface AgreementContract extends ContractCase {

  @Test
  default void everyAnswerIsThatOfANotebook() {
    for (int seed = 1; seed <= 6; seed++) {
      TenantId tenant = TenantId.of("seed-" + seed);
      Random random = new Random(seed);
      Notebook kept = new Notebook();
      FeedFollower follower = new FeedFollower(storage(), tenant, Slice.WHOLE);
      for (int i = 0; i < 30; i++) {
        kept = afterAUnit(tenant, random, kept);
        if (i % 6 == 5) {
          FeedFollower.numberAll(storage(), tenant, 4);
          follower.readOn(5).assertHasSeen(kept.entries());
        }
      }
      FeedContract.assertPositionsFromOne(follower.seen());
      try (UnitOfWork unit = storage().begin(tenant, Access.READ)) {
        assertAgree(Ports.of(unit), kept.ports());
        assertThat(unit.inspect()).isEmpty();
      }
    }
  }

  private Notebook afterAUnit(TenantId tenant, Random random, Notebook kept) {
    Notebook draft = kept.copy();
    try (UnitOfWork unit = storage().begin(tenant, Access.WRITE)) {
      Clerk clerk = new Clerk(tenant, random, Ports.of(unit));
      clerk.write(random.nextInt(12));
      clerk.acts().forEach(act -> act.writing().accept(draft.ports()));
      if (random.nextInt(4) == 0) {
        assertAgree(Ports.of(unit), draft.ports());
        assertThat(unit.inspect()).isEmpty();
      }
      if (random.nextInt(4) == 0) {
        return kept;
      }
      unit.commit();
      return draft;
    }
  }

  /**
   * Asks both everything that can be asked.
   *
   * @param actual the ports that are to be proved
   * @param expected the ports that are right
   */
  static void assertAgree(Ports actual, Ports expected) {
    List<Party> parties = expected.parties().page(Optional.empty(), Integer.MAX_VALUE);
    assertThat(actual.parties().page(Optional.empty(), Integer.MAX_VALUE)).isEqualTo(parties);
    for (Party party : parties) {
      City city = (City) party;
      assertThat(actual.parties().find(city.id())).contains(city);
      assertThat(actual.parties().mergedInto(city.id()))
          .isEqualTo(expected.parties().mergedInto(city.id()));
      assertThat(actual.parties().page(Optional.of(city.id()), 3))
          .isEqualTo(expected.parties().page(Optional.of(city.id()), 3));
      PartnershipFilter ofCity = PartnershipFilter.ALL.withCity(city.id());
      assertThat(actual.partnerships().page(ofCity, Optional.empty(), Integer.MAX_VALUE))
          .isEqualTo(expected.partnerships().page(ofCity, Optional.empty(), Integer.MAX_VALUE));
    }
    for (String name : Clerk.NAMES) {
      assertThat(actual.parties().named(NameKey.of(name)))
          .isEqualTo(expected.parties().named(NameKey.of(name)));
    }
    for (OutsideId id : Clerk.OUTSIDE_IDS) {
      assertThat(actual.parties().find(id)).isEqualTo(expected.parties().find(id));
    }
    assertPartnershipsAgree(actual, expected);
    assertJournalsAgree(actual, expected);
    for (String subscription : Clerk.SUBSCRIPTIONS) {
      assertThat(actual.feedPartitions().of(subscription))
          .isEqualTo(expected.feedPartitions().of(subscription));
    }
    for (IdempotencyKey key : Clerk.KEYS) {
      for (int place = 1; place <= 5; place++) {
        assertThat(actual.keyedAnswers().find(key, place))
            .isEqualTo(expected.keyedAnswers().find(key, place));
      }
    }
  }

  private static void assertPartnershipsAgree(Ports actual, Ports expected) {
    PartnershipFilter all = PartnershipFilter.ALL;
    List<Partnership> partnerships =
        expected.partnerships().page(all, Optional.empty(), Integer.MAX_VALUE);
    assertThat(actual.partnerships().page(all, Optional.empty(), Integer.MAX_VALUE))
        .isEqualTo(partnerships);
    PartnershipFilter open =
        all.withKind(Samples.KIND).withStatuses(EnumSet.range(Status.PROSPECT, Status.SIGNED));
    for (Partnership it : partnerships) {
      assertThat(actual.partnerships().find(it.id())).contains(it);
      for (String kind : Clerk.KINDS) {
        assertThat(actual.partnerships().findOpen(it.pair(), kind))
            .isEqualTo(expected.partnerships().findOpen(it.pair(), kind));
      }
      PartnershipFilter ofSide = open.withCity(it.pair().first());
      for (PartnershipFilter filter : List.of(all, open, ofSide)) {
        if (filter.accepts(it)) {
          assertThat(actual.partnerships().page(filter, Optional.of(it.id()), 2))
              .isEqualTo(expected.partnerships().page(filter, Optional.of(it.id()), 2));
        }
      }
    }
  }

  private static void assertJournalsAgree(Ports actual, Ports expected) {
    assertThat(actual.journal().page(Optional.empty(), Integer.MAX_VALUE))
        .isEqualTo(expected.journal().page(Optional.empty(), Integer.MAX_VALUE));
    for (AggregateId aggregate : Clerk.AGGREGATES) {
      assertThat(actual.journal().events(aggregate))
          .isEqualTo(expected.journal().events(aggregate));
      assertThat(actual.journal().last(aggregate)).isEqualTo(expected.journal().last(aggregate));
      assertThat(actual.journal().page(expected.journal().last(aggregate), 3))
          .isEqualTo(expected.journal().page(expected.journal().last(aggregate), 3));
    }
  }
}
