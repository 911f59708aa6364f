package dev.comity.jdbc;

import static dev.comity.jdbc.Saying.say;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.Subscription;
import dev.comity.failure.StorageException;
import dev.comity.partnership.PartnershipId;
import java.time.Duration;
import java.util.Random;

/**
 * A program that writes to a register for ever, and says on its standard output what it is about to
 * do and what it was told to be kept. Two threads write, and one reads the feed. It is there to be
 * killed.
 */
final class Scribe {

  /** Of the subscription that the scribes read. */
  static final String SUBSCRIPTION = "scribes";

  private static final int WRITERS = 2;
  private static final int POLLED = 20;
  private static final Duration LEASE = Duration.ofMillis(300);

  private final Comity comity;
  private final PartnershipId common;
  private final String name;

  private Scribe(Comity comity, PartnershipId common, String name) {
    this.comity = comity;
    this.common = common;
    this.name = name;
  }

  /** Takes the URL, the user, the common partnership, and a name that is also the seed. */
  public static void main(String[] arguments) {
    Comity comity =
        Comity.on(JdbcStorage.on(pool(arguments[0], arguments[1])).build()).attempts(40).build();
    PartnershipId common = PartnershipId.parse(arguments[2]);
    Scribe scribe = new Scribe(comity, common, arguments[3]);
    comity.tryOut(
        work -> new Deed(scribe.name, Deed.Kind.TWINNING, false).doneIn(work, scribe.common));
    say(OtherJvm.READY); // after it has done everything once, or it would be killed while loading
    // classes
    for (int i = 0; i < WRITERS; i++) {
      String hand = arguments[3] + "-" + i;
      new Thread(() -> scribe.write(hand)).start();
    }
    scribe.listen();
  }

  static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(WRITERS + 1);
    config.setConnectionTimeout(500);
    return new HikariDataSource(config);
  }

  private void write(String hand) {
    Random random = new Random(hand.hashCode());
    for (int i = 0; ; i++) {
      Deed deed = Deed.any(hand + "-" + i, random);
      say(Testimony.BEGUN, deed.mark(), deed.kind(), deed.keyed());
      try {
        deed.doneOn(comity, common);
        say(Testimony.DONE, deed.mark());
      } catch (StorageException e) {
        say(Testimony.FAILED, deed.mark(), e.getClass().getSimpleName());
      }
    }
  }

  private void listen() {
    Subscription all = comity.feed().subscription(SUBSCRIPTION, name).withLease(LEASE);
    while (true) {
      try {
        all.poll(POLLED, it -> say(Testimony.HEARD, it.position()));
      } catch (StorageException e) {
        say(Testimony.DEAF, e.getClass().getSimpleName());
      }
    }
  }
}
