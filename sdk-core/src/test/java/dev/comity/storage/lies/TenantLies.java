package dev.comity.storage.lies;

import dev.comity.failure.ConflictException;
import dev.comity.journal.Event;
import dev.comity.journal.Journal;
import dev.comity.journal.TenantId;
import dev.comity.party.City;
import dev.comity.party.OutsideId;
import dev.comity.party.Party;
import dev.comity.party.PartyStore;
import dev.comity.storage.UnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Lies about tenants. */
final class TenantLies {

  private TenantLies() {}

  /** A search by name finds the parties of all tenants. */
  @CaughtBy({"whatOneTenantWritesAnotherDoesNotSee", "tenantsCanUseTheSameIdsWithoutMeeting"})
  static final class SearchesEverywhere extends LyingStorage {
    private final Set<TenantId> known = ConcurrentHashMap.newKeySet();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      known.add(unit.tenant());
      return new ForwardingParties(parties) {
        @Override
        public List<Party> named(String key) {
          List<Party> all = new ArrayList<>(honest.named(key));
          for (TenantId tenant : known) {
            if (!tenant.equals(unit.tenant())) {
              try (UnitOfWork other = honest().begin(tenant, Access.READ)) {
                all.addAll(other.parties().named(key));
              }
            }
          }
          return all;
        }
      };
    }
  }

  /** An outside id has one holder among all tenants. */
  @CaughtBy("tenantsCanUseTheSameIdsWithoutMeeting")
  static final class GivesOutsideIdsToOneTenant extends LyingStorage {
    private final Map<OutsideId, TenantId> holders = new ConcurrentHashMap<>();

    @Override
    PartyStore parties(LyingUnit unit, PartyStore parties) {
      return new ForwardingParties(parties) {
        @Override
        public void insert(Party party) {
          honest.insert(party);
          for (OutsideId id : ((City) party).profile().outsideIds()) {
            TenantId holder = holders.putIfAbsent(id, unit.tenant());
            if (holder != null && !holder.equals(unit.tenant())) {
              throw new ConflictException(id + " is taken");
            }
          }
        }
      };
    }
  }

  /** Points and hyphens in the names of tenants are taken for the same. */
  @CaughtBy({"whatOneTenantWritesAnotherDoesNotSee", "tenantsCanUseTheSameIdsWithoutMeeting"})
  static final class FoldsTenants extends LyingStorage {
    @Override
    public UnitOfWork begin(TenantId tenant, Access access) {
      return super.begin(TenantId.of(tenant.name().replace('.', '-')), access);
    }
  }

  /** Whoever has begun a unit of work is told as a tenant. */
  @CaughtBy({"tenantsThatHaveAnEntryAreToldInTheirOrder", "aStorageBeginsEmpty"})
  static final class TellsWhoeverCame extends LyingStorage {
    private final Set<TenantId> came = ConcurrentHashMap.newKeySet();

    @Override
    public UnitOfWork begin(TenantId tenant, Access access) {
      came.add(tenant);
      return super.begin(tenant, access);
    }

    @Override
    public SortedSet<TenantId> tenants() {
      return new TreeSet<>(came);
    }
  }

  /** A tenant is told of as soon as it has written, committed or not. */
  @CaughtBy("tenantsThatHaveAnEntryAreToldInTheirOrder")
  static final class TellsTenantsTooEarly extends LyingStorage {
    private final Set<TenantId> writers = ConcurrentHashMap.newKeySet();

    @Override
    Journal journal(LyingUnit unit, Journal journal) {
      return new ForwardingJournal(journal) {
        @Override
        public void append(Event event) {
          honest.append(event);
          writers.add(unit.tenant());
        }
      };
    }

    @Override
    public SortedSet<TenantId> tenants() {
      return new TreeSet<>(writers);
    }
  }

  /** Tenants come in the order that the storage likes. */
  @CaughtBy("tenantsThatHaveAnEntryAreToldInTheirOrder")
  static final class TellsTenantsBackwards extends LyingStorage {
    @Override
    public SortedSet<TenantId> tenants() {
      SortedSet<TenantId> backwards = new TreeSet<>(Comparator.<TenantId>reverseOrder());
      backwards.addAll(super.tenants());
      return backwards;
    }
  }
}
