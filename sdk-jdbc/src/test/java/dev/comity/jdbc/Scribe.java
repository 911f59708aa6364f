package dev.comity.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.comity.Comity;
import dev.comity.Subscription;
import dev.comity.failure.StorageException;
import dev.comity.partnership.PartnershipId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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

  /** Unbuffered: what is written has left this process, and outlives it. */
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

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
    say("ready"); // after it has done everything once, or it would be killed while loading classes
    for (int i = 0; i < WRITERS; i++) {
      String hand = arguments[3] + "-" + i;
      new Thread(() -> scribe.write(hand)).start();
    }
    scribe.listen();
  }

  private static HikariDataSource pool(String url, String user) {
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

  private static void say(Object... words) {
    String line = String.join(" ", List.of(words).stream().map(Object::toString).toList()) + "\n";
    try {
      OUT.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("Nobody listens any more", e);
    }
  }
}
