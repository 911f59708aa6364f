package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comity.Comity;
import dev.comity.Feed;
import dev.comity.Subscription;
import dev.comity.failure.ConflictException;
import dev.comity.jdbc.Testimony.Verdict;
import dev.comity.journal.FeedEntry;
import dev.comity.partnership.PartnershipId;
import dev.comity.storage.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Holds what is in a register, after a death, to what its scribes have said. */
final class Inquest {

  private static final int PAGE = 1_000;

  private final Comity comity;
  private final Testimony testimony;
  private final PartnershipId common;

  Inquest(Comity comity, Testimony testimony, PartnershipId common) {
    this.comity = comity;
    this.testimony = testimony;
    this.common = common;
  }

  /**
   * Whatever was said to be kept is there whole, and nothing is there half.
   *
   * @return for each mark, what was said of it and whether it is there
   */
  Map<String, String> hold() {
    Verification verified = comity.verify();
    assertThat(verified.findings()).isEmpty();
    List<FeedEntry> feed = feed();
    assertThat(feed).hasSizeGreaterThanOrEqualTo((int) verified.entries());
    gapless(feed);
    everyNoteCounts(feed);

    Map<String, String> told = new TreeMap<>();
    Map<String, Long> marks = marks(feed);
    for (Deed deed : testimony.deeds()) {
      long found = marks.getOrDefault(deed.mark(), 0L);
      Verdict verdict = testimony.verdictOn(deed);
      assertThat(found).as("entries of %s, %s", deed, verdict).isIn(allowed(deed, verdict));
      told.put(deed.mark(), verdict + (found > 0 ? " and there" : " and not there"));
    }
    marks.keySet().removeAll(told.keySet());
    assertThat(marks).as("whom nobody has heard of").containsOnlyKeys("system");
    return told;
  }

  private static List<Long> allowed(Deed deed, Verdict verdict) {
    long whole = deed.kind().entries;
    return switch (verdict) {
      case KEPT -> List.of(whole);
      case NOT_KEPT -> List.of(0L);
      case IN_DOUBT -> List.of(0L, whole);
    };
  }

  private void gapless(List<FeedEntry> feed) {
    assertThat(feed.stream().map(FeedEntry::position))
        .isEqualTo(LongStream.rangeClosed(1, feed.size()).boxed().toList());
    assertThat(feed.stream().map(it -> it.event().label())).doesNotHaveDuplicates();
  }

  private void everyNoteCounts(List<FeedEntry> feed) {
    long entries =
        feed.stream().filter(it -> it.event().aggregate().value().equals(common.value())).count();
    assertThat(comity.read(work -> work.partnerships().find(common)).orElseThrow().version())
        .isEqualTo(entries);
  }

  /** Whatever was begun under a key and not answered is sent again, and is there once. */
  void sendAgain() {
    List<Deed> keyed = testimony.deeds().stream().filter(Deed::keyed).toList();
    Map<Verdict, List<Deed>> byVerdict =
        keyed.stream().collect(Collectors.groupingBy(testimony::verdictOn));
    List<Deed> sent = new ArrayList<>(byVerdict.getOrDefault(Verdict.IN_DOUBT, List.of()));
    sent.addAll(byVerdict.getOrDefault(Verdict.NOT_KEPT, List.of()));
    byVerdict.getOrDefault(Verdict.KEPT, List.of()).stream().limit(3).forEach(sent::add);

    for (Deed deed : sent) {
      try {
        deed.doneOn(comity, common);
      } catch (ConflictException e) {
        throw new AssertionError("Nobody else writes, and still " + deed + " collides", e);
      }
      testimony.hear(Testimony.DONE + " " + deed.mark());
    }

    Map<String, Long> marks = marks(feed());
    assertThat(sent)
        .allSatisfy(
            it -> assertThat(marks.get(it.mark())).as("%s", it).isEqualTo(it.kind().entries));
  }

  /** A listener takes over where the dead have stopped; nobody was ever passed over. */
  void listenToTheEnd() {
    Subscription all = comity.feed().subscription(Scribe.SUBSCRIPTION, "inquest");
    while (all.poll(PAGE, it -> testimony.hear(Testimony.HEARD + " " + it.position())).delivered()
        > 0) {
      // the next page
    }
    long furthest = 0;
    for (long position : testimony.heard()) {
      assertThat(position).as("the position after %s", furthest).isLessThanOrEqualTo(furthest + 1);
      furthest = Math.max(furthest, position);
    }
    assertThat(furthest).isEqualTo(feed().size());
  }

  private static Map<String, Long> marks(List<FeedEntry> feed) {
    return feed.stream()
        .map(it -> it.event().actor())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private List<FeedEntry> feed() {
    Feed feed = comity.feed();
    List<FeedEntry> all = new ArrayList<>();
    for (List<FeedEntry> page = feed.after(0, PAGE);
        !page.isEmpty();
        page = feed.after(all.get(all.size() - 1).position(), PAGE)) {
      all.addAll(page);
    }
    return all;
  }
}
