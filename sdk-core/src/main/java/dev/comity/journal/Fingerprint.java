package dev.comity.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A hash over the last hash of every chain. Two registers with the same fingerprint have the same
 * history. Noted down elsewhere, it shows later whether anything was cut off or left out, which no
 * register can see in itself.
 */
public final class Fingerprint {

  private final MessageDigest heads = Hash.sha256();
  private Optional<Event> head = Optional.empty();

  /** Begins with an empty register. */
  public Fingerprint() {}

  /**
   * Adds an entry.
   *
   * @param event the next entry in the order of {@link Journal#page}
   */
  public void add(Event event) {
    head.filter(last -> !last.aggregate().equals(event.aggregate())).ifPresent(this::seal);
    head = Optional.of(event);
  }

  /**
   * Ends.
   *
   * @return the hash over the last entry of every aggregate, each as id and hash on a line
   */
  public Hash finish() {
    head.ifPresent(this::seal);
    head = Optional.empty();
    return Hash.of(heads.digest());
  }

  private void seal(Event last) {
    heads.update((last.aggregate() + " " + last.hash() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
