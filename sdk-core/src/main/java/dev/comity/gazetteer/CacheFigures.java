package dev.comity.gazetteer;

import com.github.benmanes.caffeine.cache.Cache;

/**
 * How one of our caches does, at the moment of asking: for the host's own metrics. Hits, misses and
 * evictions only ever grow, so they are counters; the entries are a gauge. Cheap; safe to ask from
 * any thread.
 */
public final class CacheFigures {

  private final String name;
  private final Cache<?, ?> cache;

  CacheFigures(String name, Cache<?, ?> cache) {
    this.name = name;
    this.cache = cache;
  }

  /**
   * Which cache.
   *
   * @return its name: lower-case letters and hyphens, never changed between versions
   */
  public String name() {
    return name;
  }

  /**
   * How often it had the answer.
   *
   * @return the number since it was made
   */
  public long hits() {
    return cache.stats().hitCount();
  }

  /**
   * How often the storage had to be asked.
   *
   * @return the number since it was made
   */
  public long misses() {
    return cache.stats().missCount();
  }

  /**
   * How many answers had to make room for others.
   *
   * @return the number since it was made
   */
  public long evictions() {
    return cache.stats().evictionCount();
  }

  /**
   * How many answers it holds.
   *
   * @return about the number of now
   */
  public long entries() {
    return cache.estimatedSize();
  }

  /** Name and figures, for a log. */
  @Override
  public String toString() {
    return name
        + ": "
        + hits()
        + " hits, "
        + misses()
        + " misses, "
        + evictions()
        + " evictions, "
        + entries()
        + " entries";
  }
}
