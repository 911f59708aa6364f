package dev.comity.gazetteer;

import dev.comity.journal.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Hashes the places of an edition, so that a store can be verified later: another value in any
 * field of any place, a missing place or one too many give another digest.
 *
 * <pre>{@code
 * PlaceDigest digest = new PlaceDigest();
 * store.forEach(digest::add);
 * boolean whole = digest.hash().equals(edition.digest());
 * }</pre>
 *
 * <p>SHA-256 over the bytes of every place in the order of ids, each field after its length, behind
 * the name and version of the form. Not thread-safe.
 */
public final class PlaceDigest {

  private static final String FORM = "comity-places:1\n";

  private final MessageDigest sha256 = Hash.sha256();
  private long last;

  /** Starts with no place. */
  public PlaceDigest() {
    sha256.update(FORM.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes the next place.
   *
   * @param place the place
   * @throws IllegalArgumentException if its id is not above that of the place before
   */
  public void add(Place place) {
    if (place.id() <= last) {
      throw new IllegalArgumentException(
          "Place " + place.id() + " comes after " + last + ". Maybe not sorted by id?");
    }
    last = place.id();
    sha256.update(PlaceBytes.of(place));
  }

  /**
   * Ends the hashing and starts anew.
   *
   * @return the digest of the places taken so far
   */
  public Hash hash() {
    Hash hash = Hash.of(sha256.digest());
    last = 0;
    sha256.update(FORM.getBytes(StandardCharsets.UTF_8));
    return hash;
  }
}
