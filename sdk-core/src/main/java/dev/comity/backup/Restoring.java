package dev.comity.backup;

import dev.comity.backup.BackupContent.TenantContent;
import dev.comity.backup.BackupRefusal.OtherEntries;
import dev.comity.backup.BackupRefusal.OtherGazetteer;
import dev.comity.backup.BackupRefusal.OtherKeys;
import dev.comity.backup.BackupRefusal.OtherReaders;
import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.gazetteer.Edition;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.TenantId;
import dev.comity.partnership.PartnershipFilter;
import dev.comity.register.Telling;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/** One restoration: a unit of work for each tenant, in the first of them the gazetteer too. */
final class Restoring {

  private final Path file;
  private final Storage storage;
  private final BiFunction<TenantId, UnitOfWork, Telling> tellings;
  private final SortedSet<TenantId> held;
  private final Optional<Edition> heldGazetteer;

  Restoring(Path file, Storage storage, BiFunction<TenantId, UnitOfWork, Telling> tellings) {
    this.file = file;
    this.storage = storage;
    this.tellings = tellings;
    this.held = storage.tenants();
    try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.READ)) {
      this.heldGazetteer = unit.places().edition();
    }
  }

  /** What an earlier restoration of the same file has kept is passed over: so it can be resumed. */
  Outcome<Restoration> run(LongConsumer progress) {
    List<Refusal> refusals = held.isEmpty() && heldGazetteer.isEmpty() ? List.of() : otherThings();
    if (!refusals.isEmpty()) {
      return Outcome.refused(refusals);
    }
    try (BackupReader in = BackupReader.open(file, progress)) {
      Header header = Header.read(in);
      List<Refusal> obstacles = obstacles(header);
      if (!obstacles.isEmpty()) {
        return Outcome.refused(obstacles);
      }
      Optional<Edition> gazetteer = Optional.empty();
      List<TenantContent> contents = new ArrayList<>();
      for (TenantId tenant : header.tenants()) {
        try (UnitOfWork unit = storage.begin(tenant, Access.WRITE)) {
          if (contents.isEmpty()) {
            gazetteer = gazetteer(in, unit);
          }
          TenantContent content = TenantLines.next(tenant, in);
          if (held.contains(tenant)) {
            TenantLines.skip(in);
          } else {
            List<Refusal> since = obstacles(tenant, unit);
            if (!since.isEmpty()) {
              return Outcome.refused(since); // somebody has written meanwhile
            }
            unit.feedPartitions().subscriptions().forEach(unit.feedPartitions()::remove);
            TenantLines.restore(content, in, unit, tellings.apply(tenant, unit));
          }
          contents.add(content);
          in.expect(contents.size() == header.tenants().size() ? Seal.LINE : TenantLines.TENANT);
          unit.commit();
        }
      }
      return Outcome.done(
          new Restoration(new BackupContent(header.begun(), gazetteer, contents), held));
    }
  }

  private Optional<Edition> gazetteer(BackupReader in, UnitOfWork unit) {
    return heldGazetteer.isEmpty()
        ? GazetteerLines.restore(in, unit.places())
        : GazetteerLines.skip(in);
  }

  /** What the storage holds and the backup does not; nothing has been kept yet. */
  private List<Refusal> otherThings() {
    List<Refusal> refusals = new ArrayList<>();
    BackupContent theirs = content();
    for (TenantId tenant : held) {
      try (UnitOfWork unit = storage.begin(tenant, Access.READ)) {
        if (!theirs.tenants().contains(TenantLines.content(tenant, unit))) {
          refusals.add(new OtherEntries(file.toString(), tenant));
        }
      }
    }
    heldGazetteer
        .filter(ours -> !theirs.gazetteer().equals(Optional.of(ours)))
        .ifPresent(ours -> refusals.add(new OtherGazetteer(file.toString(), ours.source())));
    return refusals;
  }

  private BackupContent content() {
    try (BackupReader in = BackupReader.open(file, lines -> {})) {
      Header header = Header.read(in);
      Optional<Edition> gazetteer = GazetteerLines.skip(in);
      List<TenantContent> contents = new ArrayList<>();
      for (TenantId tenant : header.tenants()) {
        contents.add(TenantLines.next(tenant, in));
        TenantLines.skip(in);
      }
      return new BackupContent(header.begun(), gazetteer, contents);
    }
  }

  /** What else is there of tenants that have no entry, and so are not among the storage's. */
  private List<Refusal> obstacles(Header header) {
    List<Refusal> obstacles = new ArrayList<>();
    for (TenantId tenant : header.tenants()) {
      if (!held.contains(tenant)) {
        try (UnitOfWork unit = storage.begin(tenant, Access.READ)) {
          obstacles.addAll(obstacles(tenant, unit));
        }
      }
    }
    return obstacles;
  }

  /** A subscription that has read nothing is none: it begins with what is restored. */
  private List<Refusal> obstacles(TenantId tenant, UnitOfWork unit) {
    List<Refusal> obstacles = new ArrayList<>();
    if (isAnyState(unit)) {
      obstacles.add(new OtherEntries(file.toString(), tenant));
    }
    FeedPartitionStore readers = unit.feedPartitions();
    List<String> underWay =
        readers.subscriptions().stream()
            .filter(name -> readers.of(name).stream().anyMatch(it -> it.acknowledged() > 0))
            .toList();
    if (!underWay.isEmpty()) {
      obstacles.add(new OtherReaders(file.toString(), tenant, underWay));
    }
    if (!unit.keyedAnswers().page(Optional.empty(), 1).isEmpty()) {
      obstacles.add(new OtherKeys(file.toString(), tenant));
    }
    return obstacles;
  }

  private static boolean isAnyState(UnitOfWork unit) {
    return !unit.journal().page(Optional.empty(), 1).isEmpty()
        || !unit.parties().page(Optional.empty(), 1).isEmpty()
        || !unit.partnerships().page(PartnershipFilter.ALL, Optional.empty(), 1).isEmpty();
  }
}
