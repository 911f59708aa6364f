package dev.comity.gazetteer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;

/**
 * What was looked up in the gazetteer lately, kept for the next unit of work. Made once per Comity,
 * shared by all its threads, tenants and units of work.
 *
 * <p>It cannot show one unit of work what belongs to another: everything is kept under the edition
 * with its digest, the hash of all its places. Who sees the same digest in his own unit of work
 * holds the same places, so whatever is kept under it is true for him too, even if it was put here
 * by a unit of work that was rolled back later. And what is kept was read while the store showed
 * that same edition before and after, so a store that lets another's commit shine through (read
 * committed) cannot put new places under an old edition.
 */
public final class PlaceLookup {

  private record Id(Edition edition, String key) {}

  private final Cache<Id, List<NamedPlace>> names;

  /** Of the edition of now, and that of a unit of work that imports; 4 MB for 135,000 places. */
  private final Cache<Edition, Spellings> spellings = cache(2);

  /** Kept here, as some libraries of metrics hold on to what they ask by weak references only. */
  private final List<CacheFigures> figures;

  private PlaceLookup(long names) {
    this.names = cache(names);
    this.figures =
        List.of(
            new CacheFigures("gazetteer-names", this.names),
            new CacheFigures("gazetteer-spellings", spellings));
  }

  private static <K, V> Cache<K, V> cache(long most) {
    return Caffeine.newBuilder().executor(Runnable::run).maximumSize(most).recordStats().build();
  }

  /**
   * An empty lookup.
   *
   * @param names how many names to keep at most, at least 0; the least used make room. A name takes
   *     some 2 kB, so that 10,000 are a fair number
   * @return the lookup
   */
  public static PlaceLookup keeping(long names) {
    return new PlaceLookup(names);
  }

  /**
   * How the caches do.
   *
   * @return the figures of {@code gazetteer-names} and {@code gazetteer-spellings}, in this order;
   *     always the same objects
   */
  public List<CacheFigures> figures() {
    return figures;
  }

  Optional<List<NamedPlace>> names(Edition edition, String key) {
    return Optional.ofNullable(names.getIfPresent(new Id(edition, key)));
  }

  void keep(Edition edition, String key, List<NamedPlace> places) {
    names.put(new Id(edition, key), places);
  }

  Optional<Spellings> spellings(Edition edition) {
    return Optional.ofNullable(spellings.getIfPresent(edition));
  }

  void keep(Edition edition, Spellings all) {
    spellings.put(edition, all);
  }
}
