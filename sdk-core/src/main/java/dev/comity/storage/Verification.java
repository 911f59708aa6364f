package dev.comity.storage;

import dev.comity.failure.DamagedRecordException;
import dev.comity.journal.AggregateId;
import dev.comity.journal.Chain;
import dev.comity.journal.Event;
import dev.comity.journal.Finding;
import dev.comity.journal.Fingerprint;
import dev.comity.journal.Hash;
import dev.comity.journal.Timeline;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.partnership.PartnershipId;
import dev.comity.partnership.PartnershipStore;
import dev.comity.partnership.Partnerships;
import dev.comity.party.Cities;
import dev.comity.party.CityId;
import dev.comity.party.OrganizationId;
import dev.comity.party.Organizations;
import dev.comity.party.Party;
import dev.comity.party.PartyId;
import dev.comity.party.PartyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything of one tenant, verified: each hash chain; that every stored state is what its entries
 * tell; and what the storage finds in its own records. Linear in what is stored; holds the entries
 * of one aggregate and a page of states in memory at a time, and what the storage's own inspection
 * holds.
 *
 * @param entries how many journal entries there are
 * @param aggregates how many things they are about
 * @param fingerprint what {@link Fingerprint} makes of all entries
 * @param findings what is wrong; empty if nothing is
 */
public record Verification(
    long entries, long aggregates, Hash fingerprint, List<Finding> findings) {

  private static final int PAGE = 1_000;

  /** Copies the findings. */
  public Verification {
    findings = List.copyOf(findings);
  }

  /**
   * Tells whether nothing is wrong.
   *
   * @return true if there are no findings
   */
  public boolean holds() {
    return findings.isEmpty();
  }

  /**
   * Verifies everything of one tenant.
   *
   * @param unit a unit of work of the tenant
   * @param cities the cities in it
   * @param organizations the organizations in it
   * @param partnerships the partnerships in it
   * @return what was found
   */
  public static Verification of(
      UnitOfWork unit, Cities cities, Organizations organizations, Partnerships partnerships) {
    Run run = new Run(unit, cities, organizations, partnerships);
    run.findings.addAll(unit.inspect());
    run.chains();
    run.parties.finish();
    run.partnershipStates.finish();
    return new Verification(run.entries, run.aggregates, run.fingerprint.finish(), run.findings);
  }

  private static final class Run {

    private final UnitOfWork unit;
    private final Cities cities;
    private final Organizations organizations;
    private final Partnerships partnerships;
    private final List<Finding> findings = new ArrayList<>();
    private final Fingerprint fingerprint = new Fingerprint();
    private final StateCursor<Party> parties;
    private final StateCursor<Partnership> partnershipStates;
    private long entries;
    private long aggregates;

    Run(UnitOfWork unit, Cities cities, Organizations organizations, Partnerships partnerships) {
      this.unit = unit;
      this.cities = cities;
      this.organizations = organizations;
      this.partnerships = partnerships;
      this.parties = cursor(new Parties(unit.parties()), it -> it.id().aggregate());
      this.partnershipStates =
          cursor(new PartnershipStates(unit.partnerships()), it -> it.id().aggregate());
    }

    void chains() {
      List<Event> events = new ArrayList<>();
      Optional<Event> last = Optional.empty();
      try {
        List<Event> page;
        do {
          page = unit.journal().page(last, PAGE);
          for (Event event : page) {
            if (!events.isEmpty() && !events.get(0).aggregate().equals(event.aggregate())) {
              chain(events);
              events.clear();
            }
            events.add(event);
            last = Optional.of(event);
          }
        } while (page.size() == PAGE);
      } catch (DamagedRecordException e) {
        findings.add(new Finding("the journal", String.valueOf(e.getMessage())));
      }
      if (!events.isEmpty()) {
        chain(events);
      }
    }

    private void chain(List<Event> events) {
      Event head = events.get(events.size() - 1);
      AggregateId id = head.aggregate();
      entries += events.size();
      aggregates++;
      fingerprint.add(head);
      List<Finding> broken = Chain.verify(events);
      findings.addAll(broken);
      if (broken.isEmpty()) {
        state(id, Timeline.of(events));
      }
    }

    private void state(AggregateId id, Timeline timeline) {
      Supplier<Optional<?>> told =
          switch (id.kind()) {
            case "city" -> () -> cities.told(new CityId(id.value()), timeline);
            case "organization" ->
                () -> organizations.told(new OrganizationId(id.value()), timeline);
            case "partnership" -> () -> partnerships.told(new PartnershipId(id.value()), timeline);
            default -> Optional::empty;
          };
      try {
        if (!told.get().equals(held(id))) {
          findings.add(new Finding(id.toString(), "what is stored is not what its entries tell"));
        }
      } catch (IllegalArgumentException | DamagedRecordException e) {
        findings.add(new Finding(id.toString(), "cannot be told: " + e.getMessage()));
      }
    }

    private Optional<?> held(AggregateId id) {
      return switch (id.kind()) {
        case "city", "organization" -> parties.at(id);
        case "partnership" -> partnershipStates.at(id);
        default -> Optional.empty();
      };
    }

    /** What has no entries at all was never seen by the chains. */
    private void told(AggregateId id) {
      try {
        if (unit.journal().last(id).isEmpty()) {
          findings.add(new Finding(id.toString(), "is stored, but no entry tells of it"));
        }
      } catch (DamagedRecordException e) {
        findings.add(new Finding(id.toString(), String.valueOf(e.getMessage())));
      }
    }

    private <T> StateCursor<T> cursor(StateCursor.Source<T> source, Function<T, AggregateId> id) {
      return new StateCursor<>(
          source,
          id,
          this::told,
          it -> findings.add(new Finding("the register", String.valueOf(it.getMessage()))));
    }
  }

  private record Parties(PartyStore store) implements StateCursor.Source<Party> {

    @Override
    public List<Party> page(Optional<Party> after, int limit) {
      return store.page(after.map(Party::id), limit);
    }

    @Override
    public Optional<Party> find(AggregateId id) {
      return store.find(PartyId.of(id));
    }
  }

  private record PartnershipStates(PartnershipStore store)
      implements StateCursor.Source<Partnership> {

    @Override
    public List<Partnership> page(Optional<Partnership> after, int limit) {
      return store.page(PartnershipFilter.ALL, after.map(Partnership::id), limit);
    }

    @Override
    public Optional<Partnership> find(AggregateId id) {
      return store.find(new PartnershipId(id.value()));
    }
  }
}
