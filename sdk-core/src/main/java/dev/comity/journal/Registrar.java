package dev.comity.journal;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.failure.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes every command of one unit of work: checks its form, asks the authorizer, lets the feature's
 * rules decide, and enters what was decided in the journal under the actor's name.
 */
public final class Registrar {

  private final TenantId tenant;
  private final Actor actor;
  private final Authorizer authorizer;
  private final CommandCheck check;
  private final Journal journal;
  private final Clock clock;
  private final IdSource ids;
  private final Optional<KeyedCommands> keyed;
  private int underWay;

  /**
   * Sets up a registrar for one unit of work.
   *
   * @param tenant whose journal it writes
   * @param actor who acts
   * @param authorizer the host's say
   * @param check the check of a command's form
   * @param journal where entries go
   * @param clock gives the recorded instant and the day of today
   * @param ids gives the ids of new things
   * @param keyed the idempotency key under which the commands are given, if there is one
   */
  public Registrar(
      TenantId tenant,
      Actor actor,
      Authorizer authorizer,
      CommandCheck check,
      Journal journal,
      Clock clock,
      IdSource ids,
      Optional<KeyedCommands> keyed) {
    this.tenant = tenant;
    this.actor = actor;
    this.authorizer = authorizer;
    this.check = check;
    this.journal = journal;
    this.clock = clock;
    this.ids = ids;
    this.keyed = keyed;
  }

  /**
   * Takes a command whose answer can be told again, should it come a second time under the same
   * idempotency key. Its place under the key is its place among the commands that were given, also
   * if its form or the authorizer speaks against some of them. A command that another one gives in
   * its turn belongs to that one, and has no key of its own.
   *
   * @param command the command
   * @param retelling how the answer is told again
   * @param rules decides it and, if it is to be done, enters it; asked only if the form is right,
   *     the authorizer has no objection, and it was not carried out before
   * @param <T> the type of the new state
   * @return what came of it, now or the first time
   */
  public <T> Outcome<T> take(Record command, Retelling<T> retelling, Supplier<Outcome<T>> rules) {
    if (keyed.isEmpty() || underWay > 0) {
      return take(command, rules);
    }
    KeyedCommands commands = keyed.get();
    int place = commands.next(); // whatever comes of it, so that it is the same when sent again
    return take(command, () -> commands.take(place, command, retelling, journal, now(), rules));
  }

  /**
   * Takes a command. An idempotency key does not count: for commands that can be repeated as they
   * are, such as an import.
   *
   * @param command the command
   * @param rules decides it and, if it is to be done, enters it; asked only if the form is right
   *     and the authorizer has no objection
   * @param <T> the type of the new state
   * @return what came of it
   */
  public <T> Outcome<T> take(Record command, Supplier<Outcome<T>> rules) {
    List<Refusal> malformed = check.violations(command);
    if (!malformed.isEmpty()) {
      return Outcome.refused(malformed);
    }
    List<Refusal> objections = authorizer.objections(tenant, actor, command);
    if (!objections.isEmpty()) {
      return Outcome.refused(objections);
    }
    underWay++;
    try {
      return rules.get();
    } finally {
      underWay--;
    }
  }

  /**
   * Enters the first event about something new.
   *
   * @param aggregate what is new
   * @param draft what happened
   * @return the entry
   */
  public Event open(AggregateId aggregate, Draft draft) {
    return enter(aggregate, Optional.empty(), draft);
  }

  /**
   * Enters the next event about something known.
   *
   * @param aggregate what it is about
   * @param version the version that the decision was made on: the sequence of the last entry
   * @param draft what happened
   * @return the entry
   * @throws StaleVersionException if that is no longer the last entry
   */
  public Event enter(AggregateId aggregate, long version, Draft draft) {
    Optional<Event> last = journal.last(aggregate);
    if (last.map(Event::sequence).orElse(0L) != version) {
      throw new StaleVersionException(aggregate.toString(), version);
    }
    return enter(aggregate, last, draft);
  }

  private Event enter(AggregateId aggregate, Optional<Event> last, Draft draft) {
    Instant recorded = now();
    if (last.isPresent() && recorded.isBefore(last.get().recorded())) {
      recorded = last.get().recorded(); // a clock set back must not turn the journal around
    }
    Event event = Chain.next(tenant, aggregate, last, draft, recorded, actor.id());
    journal.append(event);
    return event;
  }

  /**
   * The entries about one aggregate, read on both time axes.
   *
   * @param aggregate which
   * @return its timeline; empty if there are no entries
   */
  public Timeline timeline(AggregateId aggregate) {
    return Timeline.of(journal.events(aggregate));
  }

  /**
   * The minutes of one aggregate.
   *
   * @param aggregate which
   * @return all entries, corrections included, in the order of their sequence
   */
  public List<Event> minutes(AggregateId aggregate) {
    return List.copyOf(journal.events(aggregate));
  }

  /**
   * Who acts.
   *
   * @return the actor
   */
  public Actor actor() {
    return actor;
  }

  /**
   * The instant of now.
   *
   * @return in whole microseconds, which every database keeps
   */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The day of today.
   *
   * @return in the clock's time zone
   */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  /**
   * A new id.
   *
   * @return an id that was never given before
   */
  public UUID newId() {
    return ids.next();
  }
}
