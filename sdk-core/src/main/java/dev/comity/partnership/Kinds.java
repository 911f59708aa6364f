package dev.comity.partnership;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of partnership that a register knows. Immutable. */
public final class Kinds {

  private final Map<String, Kind> byCode;

  private Kinds(Collection<Kind> kinds) {
    Map<String, Kind> all = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      all.put(kind.code(), kind);
    }
    this.byCode = Map.copyOf(all);
  }

  /**
   * The kinds that ship with the library: the resource {@code kinds.tsv} beside this class.
   *
   * @return the kinds
   */
  public static Kinds standard() {
    try (InputStream in = Kinds.class.getResourceAsStream("kinds.tsv")) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks kinds.tsv");
      }
      String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Kinds(
          table.lines().filter(line -> !line.startsWith("#")).skip(1).map(Kinds::read).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read kinds.tsv in the jar", e);
    }
  }

  private static Kind read(String line) {
    String[] fields = line.split("\t", -1);
    return new Kind(
        fields[0], fields[1], List.of(fields[2].split("\\|")), fields[3].equals("each-party"));
  }

  /**
   * The same with one kind more; a kind of the same code is replaced.
   *
   * @param kind the kind
   * @return the changed kinds
   */
  public Kinds with(Kind kind) {
    List<Kind> all = new ArrayList<>(byCode.values());
    all.removeIf(it -> it.code().equals(kind.code()));
    all.add(kind);
    return new Kinds(all);
  }

  /**
   * Finds a kind by its code.
   *
   * @param code the code
   * @return the kind, if it is known
   */
  public Optional<Kind> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * Finds the kind that a register means: by code, title or other word; case does not matter.
   *
   * @param word the word
   * @return the kind, if exactly one is meant
   */
  public Optional<Kind> meant(String word) {
    String folded = word.strip().toLowerCase(Locale.ROOT);
    List<Kind> fitting =
        byCode.values().stream()
            .filter(
                kind ->
                    kind.code().equals(folded)
                        || kind.title().equals(folded)
                        || kind.otherWords().contains(folded))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /**
   * All kinds.
   *
   * @return the codes, sorted
   */
  public List<String> codes() {
    return byCode.keySet().stream().sorted().toList();
  }
}
