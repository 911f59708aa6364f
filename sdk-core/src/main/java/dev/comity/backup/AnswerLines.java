package dev.comity.backup;

import dev.comity.journal.AggregateId;
import dev.comity.journal.Hash;
import dev.comity.journal.IdempotencyKey;
import dev.comity.journal.KeyedAnswer;
import dev.comity.journal.KeyedAnswerStore;
import dev.comity.journal.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answers of one tenant under idempotency keys as lines. */
final class AnswerLines {

  private static final String ANSWER = "answer";
  private static final int PAGE = 1_000;

  private AnswerLines() {}

  static void write(KeyedAnswerStore store, BackupWriter out) {
    Optional<KeyedAnswer> last = Optional.empty();
    List<KeyedAnswer> page;
    do {
      page = store.page(last, PAGE);
      for (KeyedAnswer it : page) {
        last = Optional.of(it);
        out.line(ANSWER, json(it));
      }
    } while (page.size() == PAGE);
  }

  static void restore(BackupReader in, KeyedAnswerStore store) {
    while (in.isNext(ANSWER)) {
      store.insert(in.next(ANSWER, AnswerLines::answer));
    }
  }

  static void skip(BackupReader in) {
    while (in.isNext(ANSWER)) {
      in.skip();
    }
  }

  private static Payload json(KeyedAnswer it) {
    return Payload.builder()
        .text("key", it.key())
        .number("place", it.place())
        .text("command", it.command())
        .text("aggregate", it.aggregate())
        .number("version", it.version())
        .text("recorded", it.recorded())
        .build();
  }

  private static KeyedAnswer answer(Payload json) {
    return new KeyedAnswer(
        IdempotencyKey.of(json.text("key")),
        (int) json.number("place"),
        new Hash(json.text("command")),
        AggregateId.parse(json.text("aggregate")),
        json.number("version"),
        Instant.parse(json.text("recorded")));
  }
}
