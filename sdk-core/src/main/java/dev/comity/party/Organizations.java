package dev.comity.party;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.AsOf;
import dev.comity.journal.DateRefusal;
import dev.comity.journal.Event;
import dev.comity.journal.Registrar;
import dev.comity.journal.Retelling;
import dev.comity.journal.Timeline;
import dev.comity.party.PartyRefusal.NoSuchParty;
import dev.comity.party.PartyRefusal.NotSpeakingFor;
import dev.comity.party.PartyRefusal.OutsideIdTaken;
import dev.comity.party.PartyRefusal.SameName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The organizations of the register, in one unit of work. */
public final class Organizations {

  private final Registrar registrar;
  private final PartyStore store;
  private final Retelling<Organization> retelling =
      new Retelling<>(
          organization -> organization.id().aggregate(),
          Organization::version,
          (id, timeline) -> told(new OrganizationId(id), timeline));

  /**
   * Sets up the service for one unit of work. {@code Work.organizations()} does it for you.
   *
   * @param registrar takes the commands
   * @param store holds the parties
   */
  public Organizations(Registrar registrar, PartyStore store) {
    this.registrar = registrar;
    this.store = store;
  }

  /**
   * Enters an organization.
   *
   * @param registration what is said of it
   * @return the organization, or {@link OutsideIdTaken} for each identifier that another party
   *     holds
   */
  public Outcome<Organization> register(OrganizationRegistration registration) {
    return registrar.take(registration, retelling, () -> decide(registration));
  }

  private Outcome<Organization> decide(OrganizationRegistration registration) {
    List<Refusal> reasons = new ArrayList<>();
    for (OutsideId outsideId : registration.outsideIds()) {
      store
          .find(outsideId)
          .ifPresent(holder -> reasons.add(new OutsideIdTaken(outsideId, holder.named())));
    }
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    OrganizationId id = new OrganizationId(registrar.newId());
    Event event =
        registrar.open(
            id.aggregate(), OrganizationStory.registered(registration, Cities.BEGINNING));
    Organization organization = OrganizationStory.after(id, Optional.empty(), event);
    store.insert(organization);
    return Outcome.done(organization);
  }

  /**
   * Gives an organization a new name.
   *
   * @param renaming the new name and from when it holds
   * @return the organization, or every reason why not
   */
  public Outcome<Organization> rename(OrganizationRenaming renaming) {
    return registrar.take(renaming, retelling, () -> decide(renaming));
  }

  private Outcome<Organization> decide(OrganizationRenaming renaming) {
    Optional<Organization> found = find(renaming.organization());
    if (found.isEmpty()) {
      return Outcome.refused(new NoSuchParty(renaming.organization()));
    }
    Organization it = found.get();
    List<Event> entries = registrar.timeline(it.id().aggregate()).now();
    LocalDate latest = entries.get(entries.size() - 1).effective();
    List<Refusal> reasons = new ArrayList<>();
    if (!registrar.actor().speaksFor(it.id().value())) {
      reasons.add(new NotSpeakingFor(registrar.actor().id(), it.named()));
    }
    reasons.addAll(DateRefusal.against(renaming.on(), latest, registrar.today()));
    if (it.name().equals(renaming.name())) {
      reasons.add(new SameName(it.name()));
    }
    if (!reasons.isEmpty()) {
      return Outcome.refused(reasons);
    }
    Event event =
        registrar.enter(
            it.id().aggregate(),
            it.version(),
            OrganizationStory.renamed(renaming.name(), renaming.on()));
    Organization after = OrganizationStory.after(it.id(), Optional.of(it), event);
    store.update(after, it.version());
    return Outcome.done(after);
  }

  /**
   * Finds an organization.
   *
   * @param id its id
   * @return the organization of now, if there is one
   */
  public Optional<Organization> find(OrganizationId id) {
    return store.find(id).map(Organization.class::cast);
  }

  /**
   * Finds organizations by any of their names, present or former; case, accents and punctuation do
   * not matter.
   *
   * @param name the name
   * @return the organizations, in the order of their ids
   */
  public List<Organization> named(String name) {
    return store.named(NameKey.of(name)).stream()
        .filter(Organization.class::isInstance)
        .map(Organization.class::cast)
        .toList();
  }

  /**
   * An organization as it was.
   *
   * @param id the organization
   * @param asOf the point on both time axes
   * @return the organization, if it was there and known
   */
  public Optional<Organization> asOf(OrganizationId id, AsOf asOf) {
    return OrganizationStory.tell(id, registrar.timeline(id.aggregate()), asOf);
  }

  /**
   * The organization that its entries tell of: what the store must hold, for verification.
   *
   * @param id the organization
   * @param timeline all its entries
   * @return the fold of all entries
   */
  public Optional<Organization> told(OrganizationId id, Timeline timeline) {
    return OrganizationStory.tell(id, timeline, AsOf.on(LocalDate.MAX));
  }
}
