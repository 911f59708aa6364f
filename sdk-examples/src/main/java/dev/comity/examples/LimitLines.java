package dev.comity.examples;

import dev.comity.failure.BadFileException;
import dev.comity.matching.instance.Market;
import dev.comity.matching.instance.PlacementMarket;
import dev.comity.matching.instance.TypedMarketBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sections of types, coordinators and siblings behind those of applicants and homes. */
final class LimitLines {

  private static final String SIBLINGS = "siblings";

  static final Set<String> SECTIONS = Set.of("types", "coordinators", SIBLINGS);

  private static final Pattern TOGETHER = Pattern.compile("\\s*\\+\\s*");
  private static final String NOWHERE = "-";

  private final String file;
  private final List<PreferenceLines.Entry> entries;
  private final Set<String> together = new HashSet<>(); // who has siblings
  private int passedOver;

  LimitLines(String file, List<PreferenceLines.Entry> all) {
    this.file = file;
    entries = all.stream().filter(it -> SECTIONS.contains(it.section())).toList();
  }

  boolean any() {
    return !entries.isEmpty();
  }

  /** Applicants, but siblings with the homes of their wishes in place of their own lists. */
  List<PreferenceLines.Entry> applicants(
      List<PreferenceLines.Entry> alone, List<PreferenceLines.Entry> others, Names known) {
    if (entries.stream().anyMatch(it -> it.section().equals(SIBLINGS))) {
      alone.forEach(this::checkName);
      others.forEach(this::checkName);
    }
    Map<String, Set<String>> wished = new HashMap<>();
    for (PreferenceLines.Entry entry : entries) {
      String[] members = TOGETHER.split(entry.name());
      for (int k = 0; entry.section().equals(SIBLINGS) && k < members.length; k++) {
        Set<String> homes = wished.computeIfAbsent(members[k], it -> new LinkedHashSet<>());
        for (String words : strict(file, entry)) {
          String[] wish = TOGETHER.split(words);
          if (k < wish.length && !wish[k].equals(NOWHERE)) {
            find(entry, wish[k], known);
            homes.add(wish[k]);
          }
        }
      }
    }
    alone.stream()
        .filter(it -> wished.containsKey(it.name()))
        .forEach(it -> it.groups().forEach(group -> group.forEach(h -> find(it, h, known))));
    return alone.stream()
        .map(
            it ->
                wished.containsKey(it.name())
                    ? it.listing(wished.get(it.name()).stream().map(List::of).toList())
                    : it)
        .toList();
  }

  private void checkName(PreferenceLines.Entry entry) {
    if (entry.name().equals(NOWHERE) || entry.name().contains("+")) {
      throw BadFileException.at(
          file,
          entry.line(),
          "'"
              + entry.name()
              + "' is a name, but in [siblings] a - means nowhere, and a + stands between names."
              + " Maybe another spelling?");
    }
  }

  /** How many wishes of siblings name a home that does not list them. */
  int passedOver() {
    return passedOver;
  }

  TypedMarketBuilder builder(PlacementMarket conditions, Names applicants, Names homes) {
    Market market = conditions.market();
    TypedMarketBuilder builder = new TypedMarketBuilder(conditions);
    for (PreferenceLines.Entry entry : entries) {
      if (entry.least().isPresent()) {
        throw BadFileException.at(
            file, entry.line(), "only a home can need some at least. Maybe leave that number out?");
      }
      try {
        switch (entry.section()) {
          case "types" ->
              builder.type(
                  find(entry, entry.name(), homes),
                  most(entry),
                  strict(file, entry).stream()
                      .mapToInt(it -> find(entry, it, applicants))
                      .toArray());
          case "coordinators" -> {
            int[] owned =
                strict(file, entry).stream().mapToInt(it -> find(entry, it, homes)).toArray();
            builder.coordinator(most(entry), byPlace(market, owned), owned);
          }
          default -> siblings(entry, builder, market, applicants, homes);
        }
      } catch (IllegalArgumentException e) {
        throw BadFileException.at(
            file, entry.line(), "counted from 0, in the order of the lines: " + e.getMessage());
      }
    }
    return builder;
  }

  /** All pairs of some homes: by their places on the lists of the homes, then as homes stand. */
  private static int[][] byPlace(Market market, int[] owned) {
    List<int[]> order = new ArrayList<>();
    for (int h : owned) {
      for (int place = 0; place < market.listed(h); place++) {
        order.add(new int[] {market.applicantAt(h, place), h, place});
      }
    }
    order.sort(Comparator.comparingInt(it -> it[2]));
    return order.stream().map(it -> new int[] {it[0], it[1]}).toArray(int[][]::new);
  }

  private void siblings(
      PreferenceLines.Entry entry,
      TypedMarketBuilder builder,
      Market market,
      Names applicants,
      Names homes) {
    if (entry.capacity().isPresent()) {
      throw BadFileException.at(
          file, entry.line(), "siblings are no home, and take nobody. Maybe leave the number out?");
    }
    String[] named = TOGETHER.split(entry.name());
    if (Arrays.stream(named).distinct().count() < named.length) {
      throw BadFileException.at(
          file, entry.line(), "'" + entry.name() + "' names somebody twice. Maybe once?");
    }
    int[] members = Arrays.stream(named).mapToInt(it -> sibling(entry, it, applicants)).toArray();
    if (members.length < 2) {
      throw BadFileException.at(
          file, entry.line(), "'" + entry.name() + "' is alone. Maybe 'Ana + Chi: ...'?");
    }
    List<int[]> wishes = new ArrayList<>();
    for (String words : strict(file, entry)) {
      int[] wish =
          Arrays.stream(TOGETHER.split(words))
              .mapToInt(it -> it.equals(NOWHERE) ? -1 : find(entry, it, homes))
              .toArray();
      if (wish.length != members.length) {
        throw BadFileException.at(
            file,
            entry.line(),
            "'"
                + words
                + "' is not one home for each of '"
                + entry.name()
                + "'. Maybe - for who goes nowhere?");
      }
      if (Arrays.stream(wish).allMatch(it -> it < 0)) {
        throw BadFileException.at(
            file, entry.line(), "'" + words + "' names no home at all. Maybe leave the wish out?");
      }
      if (wishes.stream().anyMatch(it -> Arrays.equals(it, wish))) {
        throw BadFileException.at(
            file, entry.line(), "'" + words + "' stands twice. Maybe keep the better place?");
      }
      if (isOnBothLists(market, members, wish)) {
        wishes.add(wish);
      } else {
        passedOver++;
      }
    }
    builder.siblings(members, wishes.toArray(int[][]::new));
  }

  private int sibling(PreferenceLines.Entry entry, String name, Names applicants) {
    if (!together.add(name)) {
      throw BadFileException.at(
          file, entry.line(), "'" + name + "' has siblings already. Maybe make one group of all?");
    }
    return find(entry, name, applicants);
  }

  /** A wish for a home that does not list one of them cannot come true. */
  private static boolean isOnBothLists(Market market, int[] members, int[] wish) {
    for (int k = 0; k < members.length; k++) {
      if (wish[k] >= 0 && market.pair(members[k], wish[k]) < 0) {
        return false;
      }
    }
    return true;
  }

  private int most(PreferenceLines.Entry entry) {
    return entry
        .capacity()
        .orElseThrow(
            () ->
                BadFileException.at(
                    file,
                    entry.line(),
                    "how many at most? Maybe '" + entry.name() + " (1): ...'?"));
  }

  /** The names of a line whose order means something, or nothing, but never ties. */
  static List<String> strict(String file, PreferenceLines.Entry entry) {
    List<String> names = new ArrayList<>();
    for (List<String> group : entry.groups()) {
      if (group.size() > 1) {
        throw BadFileException.at(
            file, entry.line(), "braces have no meaning here. Maybe leave them out?");
      }
      names.add(group.get(0));
    }
    return names;
  }

  private int find(PreferenceLines.Entry entry, String name, Names names) {
    return PreferenceLines.index(file, entry, name, names);
  }
}
