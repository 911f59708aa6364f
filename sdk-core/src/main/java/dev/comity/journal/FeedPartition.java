package dev.comity.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the readers of a subscription have come in one part of the feed, and who is at it.
 *
 * @param subscription the subscription's name: 1 to 64 letters, digits, dots, hyphens or
 *     underscores
 * @param slice which part
 * @param version goes up by one with every change
 * @param acknowledged the last position that was read and acknowledged; 0 for none
 * @param lease who is reading it, if somebody is
 */
public record FeedPartition(
    String subscription, Slice slice, long version, long acknowledged, Optional<Lease> lease) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * The right to read a part, for a while.
   *
   * @param reader who has it: 1 to 64 characters like a subscription's name
   * @param until when it ends, in whole microseconds
   */
  public record Lease(String reader, Instant until) {
    /** Checks the name. */
    public Lease {
      checkName("reader", reader);
    }
  }

  /** Checks the name. */
  public FeedPartition {
    checkName("subscription", subscription);
  }

  private static void checkName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot name a "
              + what
              + ": 1 to 64 letters, digits or . _ - are needed, a letter or digit first. Maybe"
              + " 'search-index'?");
    }
  }

  /**
   * A part of which nothing was read yet.
   *
   * @param subscription the subscription's name
   * @param slice which part
   * @return the part, in its first version
   */
  public static FeedPartition unread(String subscription, Slice slice) {
    return new FeedPartition(subscription, slice, 1, 0, Optional.empty());
  }

  /**
   * Tells whether somebody else may take it.
   *
   * @param now the instant of now
   * @return true if there is no lease, or it has ended
   */
  public boolean isFree(Instant now) {
    return lease.map(it -> !it.until().isAfter(now)).orElse(true);
  }

  /**
   * The part with somebody at it.
   *
   * @param reader who
   * @param until how long
   * @return the next version
   */
  public FeedPartition leased(String reader, Instant until) {
    return new FeedPartition(
        subscription, slice, version + 1, acknowledged, Optional.of(new Lease(reader, until)));
  }

  /**
   * The part with nobody at it any more.
   *
   * @param position the last position that was read
   * @return the next version
   */
  public FeedPartition acknowledged(long position) {
    return new FeedPartition(subscription, slice, version + 1, position, Optional.empty());
  }
}
