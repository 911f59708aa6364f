package dev.comity;

import dev.comity.backup.Backup;
import dev.comity.failure.CommitInDoubtException;
import dev.comity.failure.Outcome;
import dev.comity.failure.StorageException;
import dev.comity.gazetteer.CacheFigures;
import dev.comity.journal.Actor;
import dev.comity.journal.Authorizer;
import dev.comity.journal.IdSource;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Kinds;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import dev.comity.storage.Verification;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The register of city partnerships, ready to be used. Built once, immutable, safe to use from
 * several threads; there may be several in one JVM.
 *
 * <pre>{@code
 * try (Comity comity = Comity.inMemory()) {
 *   Outcome<City> vallejo =
 *       comity.write(
 *           work ->
 *               work.cities()
 *                   .register(
 *                       new CityRegistration(CityProfile.of("Vallejo", CountryCode.of("US")))));
 * }
 * }</pre>
 */
public final class Comity implements AutoCloseable {

  /** Between these lies what every database can hold. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private final Wiring wiring;
  private final TenantId tenant;
  private final Actor actor;
  private final Optional<IdempotencyKey> key;

  private Comity(Wiring wiring, TenantId tenant, Actor actor, Optional<IdempotencyKey> key) {
    this.wiring = wiring;
    this.tenant = tenant;
    this.actor = actor;
    this.key = key;
  }

  /**
   * A register in memory, empty, gone when it is closed.
   *
   * @return the register
   */
  public static Comity inMemory() {
    return on(new InMemoryStorage()).build();
  }

  /**
   * Begins to build a register on a storage.
   *
   * @param storage where it is kept
   * @return the builder
   */
  public static Builder on(Storage storage) {
    Objects.requireNonNull(storage, "storage");
    return new Builder(storage);
  }

  /**
   * The same register in the name of an actor. Cheap.
   *
   * @param who who acts, and for which parties
   * @return a view of this register
   */
  public Comity actingAs(Actor who) {
    Objects.requireNonNull(who, "actor");
    return new Comity(wiring, tenant, who, key);
  }

  /**
   * The same storage, with the data of a tenant. Cheap.
   *
   * @param id whose data
   * @return a view of this register
   */
  public Comity forTenant(TenantId id) {
    Objects.requireNonNull(id, "tenant");
    return new Comity(wiring, id, actor, key);
  }

  /**
   * The same register under an idempotency key: a unit of work that was kept once gives its first
   * answers again when it is sent again, and does nothing; another command under the same key is
   * refused. What was refused was not kept, and is decided anew. A key counts for its tenant.
   * Cheap.
   *
   * <p>The commands of one unit of work are told apart by their order. Imports take no notice of
   * the key, as they can be repeated anyway. No key should outlive an upgrade of this library: a
   * command that has got a component more is another command.
   *
   * @param name the key, made by whoever wants to be able to send the commands again
   * @return a view of this register, for one unit of work
   */
  public Comity withKey(IdempotencyKey name) {
    Objects.requireNonNull(name, "key");
    return new Comity(wiring, tenant, actor, Optional.of(name));
  }

  /**
   * Forgets the idempotency keys that were used before an instant. What is sent again under them
   * after that is done again.
   *
   * @param instant those used before it go
   * @throws StorageException if the storage cannot
   */
  public void forgetKeysBefore(Instant instant) {
    Objects.requireNonNull(instant, "instant");
    Instant latest = instant.isAfter(LATEST) ? LATEST : instant;
    Instant storable = latest.isBefore(EARLIEST) ? EARLIEST : latest;
    inUnit(
        unit -> {
          unit.keyedAnswers().forgetBefore(storable);
          return true;
        });
  }

  /**
   * All entries of the tenant, for listeners of the host.
   *
   * @return the feed
   */
  public Feed feed() {
    return new Feed(this, wiring.clock());
  }

  /**
   * Reads, from one consistent snapshot.
   *
   * <p>The function is run once and never again, so it may have effects outside, such as writing an
   * export. A storage that may cancel readers (a replica, a distributed database) then throws a
   * fault that {@link StorageException#isRetryable() can be retried}: call this again, if what you
   * read does no harm twice.
   *
   * @param reading what to read; commands given in it throw {@link IllegalStateException}
   * @param <R> the type of the answer
   * @return the answer
   * @throws StorageException if the storage cannot
   */
  public <R> R read(Function<? super Work, ? extends R> reading) {
    Objects.requireNonNull(reading, "reading");
    try (UnitOfWork unit = wiring.storage().begin(tenant, Access.READ)) {
      return reading.apply(wiring.work(unit, tenant, actor, key));
    }
  }

  /**
   * Reads and writes in one unit of work: all of it is kept, or nothing.
   *
   * <p>If the answer is a refused {@link Outcome}, nothing is kept. If the unit collides with
   * another one, it is run again from its beginning, a bounded number of times; so the function
   * must have no effects outside. Under a key ({@link #withKey}) that is also done if the storage
   * was lost during the commit; if it cannot be reached any more then, the commit is still in
   * doubt.
   *
   * @param writing what to do
   * @param <R> the type of the answer
   * @return the answer
   * @throws dev.comity.failure.ConflictException if it still collides after the last try
   * @throws CommitInDoubtException if the storage was lost during the commit; without a key it is
   *     then not known whether everything is kept, or nothing
   * @throws StorageException if the storage cannot; nothing is kept then
   */
  public <R> R write(Function<? super Work, ? extends R> writing) {
    Objects.requireNonNull(writing, "writing");
    return again(() -> once(wiring.storage(), writing));
  }

  /** Runs it again if it collides. */
  <R> R again(Supplier<R> unit) {
    return wiring.retries().run(key.isPresent(), unit);
  }

  /**
   * Reads the ports from one snapshot, again if the storage says so: what we read is repeatable.
   */
  <R> R look(Function<UnitOfWork, R> reading) {
    return again(() -> lookOnce(reading));
  }

  /** Reads the ports from one snapshot. */
  <R> R lookOnce(Function<UnitOfWork, R> reading) {
    try (UnitOfWork unit = wiring.storage().begin(tenant, Access.READ)) {
      return reading.apply(unit);
    }
  }

  /** Writes through the ports, again if it collides. */
  <R> R inUnit(Function<UnitOfWork, R> writing) {
    return again(() -> inOneUnit(writing));
  }

  /** Writes through the ports once. */
  <R> R inOneUnit(Function<UnitOfWork, R> writing) {
    try (UnitOfWork unit = wiring.storage().begin(tenant, Access.WRITE)) {
      R answer = writing.apply(unit);
      unit.commit();
      return answer;
    }
  }

  /**
   * Does work as {@link #write} does, but keeps nothing: a dry run, with the same answer.
   *
   * @param writing what to try
   * @param <R> the type of the answer
   * @return the answer
   * @throws StorageException if the storage cannot
   */
  public <R> R tryOut(Function<? super Work, ? extends R> writing) {
    Objects.requireNonNull(writing, "writing");
    try (UnitOfWork unit = wiring.storage().begin(tenant, Access.WRITE)) {
      return writing.apply(wiring.work(unit, tenant, actor, key));
    }
  }

  /**
   * Verifies everything of the tenant: hash chains, stored states, and the storage's own records.
   * Linear in what is stored.
   *
   * @return what was found
   * @throws StorageException if the storage cannot
   */
  public Verification verify() {
    return again(() -> read(Work::verify));
  }

  /**
   * How the caches of this register do, for the host's metrics. All views share them.
   *
   * @return the figures of each cache, always the same objects in the same order
   */
  public List<CacheFigures> caches() {
    return wiring.caches();
  }

  /**
   * Writes all data of all tenants into one file, and reads them back into a storage of any sort.
   *
   * @return backups of the whole storage, whichever tenant this view is of
   */
  public Backup backup() {
    return wiring.backup();
  }

  /**
   * Does work inside a transaction of the host's. What Comity did not open it does not commit, roll
   * back or close; if the answer is a refused {@link Outcome}, or the function throws, only what it
   * did itself is undone. Nothing is tried again: that is for the host, who knows its transaction.
   *
   * @param within the host's transaction, for example {@code jdbcStorage.joining(connection)}
   * @param working what to do
   * @param <R> the type of the answer
   * @return the answer
   * @throws dev.comity.failure.TransactionLostException if the database undid the host's whole
   *     transaction
   * @throws StorageException if the storage cannot
   */
  public <R> R join(Storage within, Function<? super Work, ? extends R> working) {
    Objects.requireNonNull(within, "within");
    Objects.requireNonNull(working, "working");
    return once(within, working);
  }

  private <R> R once(Storage storage, Function<? super Work, ? extends R> writing) {
    try (UnitOfWork unit = storage.begin(tenant, Access.WRITE)) {
      R answer = writing.apply(wiring.work(unit, tenant, actor, key));
      if (!(answer instanceof Outcome.Refused)) {
        unit.commit();
      }
      return answer;
    }
  }

  /** Closes the storage's own resources; never what the host gave to it. Closes every view too. */
  @Override
  public void close() {
    wiring.close();
  }

  /** Says how a register is to be built. Whatever is not said has a default. */
  public static final class Builder {

    private final Storage storage;
    private Clock clock = Clock.systemUTC();
    private IdSource ids = IdSource.timeOrdered();
    private Kinds kinds = Kinds.standard();
    private Authorizer authorizer = Authorizer.ALLOWING;
    private TenantId tenant = TenantId.DEFAULT;
    private Actor actor = Actor.SYSTEM;
    private int attempts = 10;

    private Builder(Storage storage) {
      this.storage = storage;
    }

    /**
     * Where the time comes from; its zone decides which day is today.
     *
     * @param source the clock; by default the system's, in UTC
     * @return this builder
     */
    public Builder clock(Clock source) {
      this.clock = Objects.requireNonNull(source, "clock");
      return this;
    }

    /**
     * Where new ids come from.
     *
     * @param source the source; by default UUIDs of version 7
     * @return this builder
     */
    public Builder ids(IdSource source) {
      this.ids = Objects.requireNonNull(source, "ids");
      return this;
    }

    /**
     * Which kinds of partnership there are.
     *
     * @param known the kinds; by default {@link Kinds#standard()}
     * @return this builder
     */
    public Builder kinds(Kinds known) {
      this.kinds = Objects.requireNonNull(known, "kinds");
      return this;
    }

    /**
     * Who has a say in who may do what.
     *
     * @param say asked before every command; by default all is allowed
     * @return this builder
     */
    public Builder authorizer(Authorizer say) {
      this.authorizer = Objects.requireNonNull(say, "authorizer");
      return this;
    }

    /**
     * Whose data it is.
     *
     * @param id the tenant; by default {@link TenantId#DEFAULT}
     * @return this builder
     */
    public Builder tenant(TenantId id) {
      this.tenant = Objects.requireNonNull(id, "tenant");
      return this;
    }

    /**
     * Who acts where {@link Comity#actingAs} says nothing.
     *
     * @param who the actor; by default {@link Actor#SYSTEM}
     * @return this builder
     */
    public Builder actor(Actor who) {
      this.actor = Objects.requireNonNull(who, "actor");
      return this;
    }

    /**
     * How often a unit of work that collides is run at most.
     *
     * @param most at least 1; by default 10
     * @return this builder
     */
    public Builder attempts(int most) {
      if (most < 1) {
        throw new IllegalArgumentException(
            most + " attempts would never do anything. Maybe 1, for no second try?");
      }
      this.attempts = most;
      return this;
    }

    /**
     * Builds the register.
     *
     * @return the register
     */
    public Comity build() {
      return new Comity(
          new Wiring(storage, clock, ids, kinds, authorizer, Retries.upTo(attempts)),
          tenant,
          actor,
          Optional.empty());
    }
  }
}
