package dev.comity.register;

import dev.comity.failure.Outcome;
import dev.comity.failure.Refusal;
import dev.comity.journal.AsOf;
import dev.comity.journal.PartialDate;
import dev.comity.partnership.Kind;
import dev.comity.partnership.Kinds;
import dev.comity.partnership.Pair;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Partnerships;
import dev.comity.partnership.Recording;
import dev.comity.partnership.Status;
import dev.comity.party.Cities;
import dev.comity.party.City;
import dev.comity.party.CityId;
import dev.comity.party.CityRegistration;
import dev.comity.register.SideResult.Fresh;
import dev.comity.register.SideResult.Held;
import dev.comity.register.SideResult.Unclear;
import dev.comity.table.TableFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes over one list of pairs, line by line, in one unit of work. */
final class RegisterImport {

  /** A kind that is not named is the one that nearly every list is about. */
  private static final String DEFAULT_KIND = "sister-city";

  private final Cities cities;
  private final Partnerships partnerships;
  private final Kinds kinds;
  private final SideResolver sides;
  private final String source;
  private final LocalDate today;

  /** The lines that were understood: pair and kind, to the line and its first side. */
  private final Map<String, Seen> seen = new HashMap<>();

  /** The cities that this import registered: nothing is known of them from before. */
  private final Set<CityId> registered = new HashSet<>();

  private record Seen(long line, CityId first) {}

  RegisterImport(
      Cities cities,
      Partnerships partnerships,
      Kinds kinds,
      SideResolver sides,
      String source,
      LocalDate today) {
    this.cities = cities;
    this.partnerships = partnerships;
    this.kinds = kinds;
    this.sides = sides;
    this.source = source;
    this.today = today;
  }

  /** Has the storage asked at once for what the next lines are going to look for. */
  void expect(PairColumns columns, List<TableFile.Row> rows) {
    List<PairLine> lines = rows.stream().flatMap(row -> readable(columns, row).stream()).toList();
    sides.expect(lines.stream().flatMap(it -> Stream.of(it.a(), it.b())).toList());
    Map<String, List<Pair>> pairs = new HashMap<>();
    for (PairLine line : lines) {
      Optional<Kind> kind = kinds.meant(line.kind().orElse(DEFAULT_KIND));
      if (kind.isPresent()
          && line.a().known().isEmpty()
          && sides.resolve(line.a()) instanceof Held one
          && sides.resolve(line.b()) instanceof Held other
          && !one.city().id().equals(other.city().id())) {
        pairs
            .computeIfAbsent(kind.get().code(), it -> new ArrayList<>())
            .add(Pair.of(one.city().id(), other.city().id()));
      }
    }
    pairs.forEach((kind, all) -> partnerships.expectBetween(all, kind));
  }

  private static Optional<PairLine> readable(PairColumns columns, TableFile.Row row) {
    try {
      return Optional.of(columns.read(row));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // take() reports it
    }
  }

  ReportLine take(PairColumns columns, TableFile.Row row) {
    PairLine line;
    try {
      line = columns.read(row);
    } catch (IllegalArgumentException e) {
      return new ReportLine(
          row.line(),
          ImportOutcome.UNREADABLE,
          Optional.empty(),
          Optional.empty(),
          String.valueOf(e.getMessage()),
          List.of());
    }
    SideResult a = sides.resolve(line.a());
    SideResult b = sides.resolve(line.b());
    return judge(line, a, b);
  }

  private ReportLine judge(PairLine line, SideResult a, SideResult b) {
    List<String> contradictions = new ArrayList<>(contradictions(line));
    String word = line.kind().orElse(DEFAULT_KIND);
    Optional<Kind> kind = kinds.meant(word);
    if (kind.isEmpty()) {
      contradictions.add(
          "the kind '" + word + "' is not known; known are " + String.join(", ", kinds.codes()));
    }
    List<Unclear> unclear =
        Stream.of(a, b)
            .filter(Unclear.class::isInstance)
            .map(Unclear.class::cast)
            .sorted(Comparator.comparing(it -> -it.outcome().ordinal()))
            .toList();
    if (!contradictions.isEmpty() || !unclear.isEmpty() || kind.isEmpty()) {
      ImportOutcome outcome =
          contradictions.isEmpty() ? unclear.get(0).outcome() : ImportOutcome.CONTRADICTORY;
      Stream<String> reasons =
          Stream.concat(contradictions.stream(), unclear.stream().map(Unclear::reason));
      List<String> candidates = unclear.stream().flatMap(it -> it.candidates().stream()).toList();
      return report(line, outcome, a, b, reasons.collect(Collectors.joining("; ")), candidates);
    }
    if (samePlace(a, b)) {
      return contradictory(line, a, b, "both sides are the same place");
    }
    return compare(line, a, b, kind.get());
  }

  private List<String> contradictions(PairLine line) {
    List<String> found = new ArrayList<>();
    for (Optional<PartialDate> date : List.of(line.since(), line.ended())) {
      date.filter(it -> it.first().isAfter(today))
          .ifPresent(it -> found.add(it + " has not come yet; today is " + today));
    }
    if (line.since().isPresent()
        && line.ended().isPresent()
        && line.ended().get().last().isBefore(line.since().get().first())) {
      found.add("it ended in " + line.ended().get() + ", before it began in " + line.since().get());
    }
    return found;
  }

  private static boolean samePlace(SideResult a, SideResult b) {
    if (a instanceof Held one && b instanceof Held other) {
      return one.city().id().equals(other.city().id());
    }
    if (a instanceof Fresh one && b instanceof Fresh other) {
      return one.place().isPresent()
          && one.place().map(it -> it.id()).equals(other.place().map(it -> it.id()));
    }
    return false;
  }

  private ReportLine compare(PairLine line, SideResult a, SideResult b, Kind kind) {
    if (a instanceof Held one && b instanceof Held other) {
      Pair pair = Pair.of(one.city().id(), other.city().id());
      String key = key(line, pair, kind);
      Seen before = seen.putIfAbsent(key, new Seen(line.line(), one.city().id()));
      if (before != null) {
        return before.first().equals(one.city().id())
            ? report(
                line,
                ImportOutcome.ALREADY_THERE,
                a,
                b,
                "the same pair as on line " + before.line(),
                List.of())
            : contradictory(
                line, a, b, "the same pair as on line " + before.line() + ", in the other order");
      }
      if (isOverByOurOwn(line)) {
        return partnerships.allBetween(pair, kind.code()).stream().anyMatch(it -> tells(line, it))
            ? report(line, ImportOutcome.ALREADY_THERE, a, b, remarks(a, b), List.of())
            : add(line, a, b, kind);
      }
      boolean ours = line.a().known().isPresent();
      Optional<Partnership> held =
          partnerships.between(pair, kind.code()).filter(it -> it.isOpen() || !ours);
      if (held.isPresent()) {
        return againstHeld(line, a, b, held.get());
      }
    }
    return add(line, a, b, kind);
  }

  /** Our own export has a line for each partnership, also for those that ended before another. */
  private static boolean isOverByOurOwn(PairLine line) {
    return line.a().known().isPresent() && line.status().filter(it -> !it.isOpen()).isPresent();
  }

  private static boolean tells(PairLine line, Partnership it) {
    return line.status().equals(Optional.of(it.status()))
        && line.since().equals(it.inForceSince())
        && line.ended().equals(it.endedOn());
  }

  private static String key(PairLine line, Pair pair, Kind kind) {
    String key = pair.first() + " " + pair.second() + " " + kind.code();
    return isOverByOurOwn(line) ? key + " " + line.since() + " " + line.ended() : key;
  }

  private ReportLine againstHeld(PairLine line, SideResult a, SideResult b, Partnership held) {
    List<String> differences = new ArrayList<>();
    Status told = line.status().orElse(Status.SIGNED);
    if (told.isOpen() != held.isOpen()) {
      differences.add(
          "the register has the pair as "
              + held.status()
              + held.endedOn().map(on -> " since " + on).orElse("")
              + ", the line as "
              + told);
    }
    if (line.since().isPresent()
        && held.inForceSince().isPresent()
        && !held.inForceSince().get().agreesWith(line.since().get())) {
      differences.add(
          "the register has the pair in force since "
              + held.inForceSince().get()
              + ", the line since "
              + line.since().get());
    }
    return differences.isEmpty()
        ? report(line, ImportOutcome.ALREADY_THERE, a, b, remarks(a, b), List.of())
        : contradictory(line, a, b, String.join("; ", differences));
  }

  private ReportLine add(PairLine line, SideResult a, SideResult b, Kind kind) {
    Optional<String> early =
        line.since().flatMap(since -> before(a, since).or(() -> before(b, since)));
    if (early.isPresent()) {
      return contradictory(line, a, b, early.get());
    }
    Outcome<City> one = city(a);
    Outcome<City> other = city(b);
    if (!one.isDone() || !other.isDone()) {
      return contradictory(
          line, a, b, words(Stream.concat(one.reasons().stream(), other.reasons().stream())));
    }
    City first = one.orElseThrow();
    City second = other.orElseThrow();
    Outcome<Partnership> added =
        partnerships.record(
            new Recording(
                first.id(),
                second.id(),
                kind.code(),
                line.status().orElse(Status.SIGNED),
                line.since(),
                line.ended(),
                source));
    if (!added.isDone()) {
      return contradictory(line, a, b, words(added.reasons().stream()));
    }
    Pair pair = Pair.of(first.id(), second.id());
    seen.put(key(line, pair, kind), new Seen(line.line(), first.id()));
    return report(line, ImportOutcome.ADDED, a, b, remarks(a, b), List.of());
  }

  /** A date before the first thing that the register knows of a place cannot be right. */
  private Optional<String> before(SideResult side, PartialDate since) {
    if (side instanceof Held held
        && !registered.contains(held.city().id())
        && cities.asOf(held.city().id(), AsOf.on(since.last())).isEmpty()) {
      return Optional.of(
          since + " lies before everything that the register knows of " + held.city().name());
    }
    return Optional.empty();
  }

  private Outcome<City> city(SideResult side) {
    if (side instanceof Held held) {
      return Outcome.done(held.city());
    }
    Fresh fresh = (Fresh) side;
    Outcome<City> city = cities.register(new CityRegistration(fresh.profile()));
    if (city.isDone()) {
      registered.add(city.orElseThrow().id());
      fresh.theirs().ifPresent(id -> sides.takenOver(id, city.orElseThrow()));
    }
    return city;
  }

  private static String words(Stream<Refusal> reasons) {
    return reasons.map(Refusal::message).collect(Collectors.joining(" "));
  }

  private static String remarks(SideResult a, SideResult b) {
    return Stream.of(a.remark(), b.remark())
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static ReportLine contradictory(
      PairLine line, SideResult a, SideResult b, String reason) {
    return report(line, ImportOutcome.CONTRADICTORY, a, b, reason, List.of());
  }

  private static ReportLine report(
      PairLine line,
      ImportOutcome outcome,
      SideResult a,
      SideResult b,
      String reason,
      List<String> candidates) {
    return new ReportLine(line.line(), outcome, a.geonameId(), b.geonameId(), reason, candidates);
  }
}
