package dev.comity.backup;

import dev.comity.backup.BackupContent.TenantContent;
import dev.comity.failure.BadFileException;
import dev.comity.failure.Outcome;
import dev.comity.gazetteer.Edition;
import dev.comity.journal.TenantId;
import dev.comity.register.Telling;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/**
 * Everything that a storage holds, in one file, and back into a storage of any other sort: every
 * tenant's entries with their positions in the feed, subscriptions and answers under idempotency
 * keys, and the gazetteer. The file is described in {@code docs/formats.md}; nothing in it depends
 * on a database.
 *
 * <p>For whoever operates the host: no authorizer is asked.
 */
public final class Backup {

  private final Storage storage;
  private final BiFunction<TenantId, UnitOfWork, Telling> tellings;
  private final Clock clock;
  private final LongConsumer progress;

  /**
   * Sets up backups of a storage. {@code Comity.backup()} does it for you.
   *
   * @param storage the storage
   * @param tellings tells a tenant's entries in a unit of work
   * @param clock says when a backup was begun
   */
  public Backup(Storage storage, BiFunction<TenantId, UnitOfWork, Telling> tellings, Clock clock) {
    this(storage, tellings, clock, lines -> {});
  }

  private Backup(
      Storage storage,
      BiFunction<TenantId, UnitOfWork, Telling> tellings,
      Clock clock,
      LongConsumer progress) {
    this.storage = storage;
    this.tellings = tellings;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * The same backups with a listener.
   *
   * @param listener told the number of lines so far, after each
   * @return backups that tell how far they have come
   */
  public Backup reporting(LongConsumer listener) {
    return new Backup(storage, tellings, clock, listener);
  }

  /**
   * Writes a backup into a file. It is written beside the file and put in its place when it is
   * whole and on the disk, so an older backup of that name stays until then.
   *
   * @param file where; only its owner can read it, on file systems that know owners
   * @return what was written
   * @throws BadFileException if the file cannot be written
   * @throws dev.comity.failure.DamagedRecordException if a chain does not hold
   * @throws dev.comity.failure.StorageException if the storage cannot
   * @see #writeTo(OutputStream)
   */
  public BackupContent writeTo(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path part = Files.createTempFile(folder, file.getFileName() + "-", ".part");
      try {
        BackupContent content = writeAndForce(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return content;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw BadFileException.of(file.toString(), "cannot be written (" + e + ")", e);
    }
  }

  private BackupContent writeAndForce(Path part) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      BackupContent content = writeTo(out);
      channel.force(true);
      return content;
    }
  }

  /**
   * Writes a backup while others read and write. Each tenant is written from one snapshot, the
   * gazetteer from that of the first one; memory does not grow with what is written. The journal is
   * read twice, and a chain that does not hold ends the backup.
   *
   * @param out where; it is not closed
   * @return what was written
   * @throws BadFileException if it cannot be written
   * @throws dev.comity.failure.DamagedRecordException if a chain does not hold
   * @throws dev.comity.failure.StorageException if the storage cannot
   */
  public BackupContent writeTo(OutputStream out) {
    BackupWriter lines = new BackupWriter(out, progress);
    Header header = Header.of(clock.instant().truncatedTo(ChronoUnit.MICROS), storage.tenants());
    header.write(lines);
    Optional<Edition> gazetteer = Optional.empty();
    List<TenantContent> contents = new ArrayList<>();
    for (TenantId tenant : header.tenants()) {
      try (UnitOfWork unit = storage.begin(tenant, Access.READ)) {
        if (contents.isEmpty()) {
          gazetteer = GazetteerLines.write(unit.places(), lines);
        }
        contents.add(TenantLines.write(tenant, unit, lines));
      }
    }
    lines.seal();
    return new BackupContent(header.begun(), gazetteer, contents);
  }

  /**
   * Restores a backup into an empty storage of any sort. The file is read as a whole and refused if
   * it was cut off or changed, before anything is kept. Then each tenant is one unit of work, and
   * the gazetteer belongs to that of the first: what a restoration that breaks off has kept of a
   * tenant is all of it or nothing, and restoring the same file again goes on with the others.
   * Every chain is verified, and the states are told from the entries anew.
   *
   * <p>Nobody else should write meanwhile. The gazetteer's places are held in memory, packed.
   *
   * @param file the backup
   * @return what was restored; or every tenant's entries, readers and keys, and the gazetteer, that
   *     the storage holds and the backup does not. Subscriptions that have read nothing yet are
   *     replaced
   * @throws BadFileException if it is no whole and unchanged backup, or one that this library
   *     cannot read
   * @throws dev.comity.failure.StorageException if the storage cannot; what was kept before stays
   */
  public Outcome<Restoration> restoreFrom(Path file) {
    return new Restoring(file, storage, tellings).run(progress);
  }
}
