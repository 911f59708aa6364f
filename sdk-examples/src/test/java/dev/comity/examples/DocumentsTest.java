package dev.comity.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.comity.partnership.Status;
import dev.comity.partnership.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds README.md and docs/ to the code: every block of Java is compiled and run, what a block is
 * said to print is what it prints, every relative link leads somewhere, the life of a partnership
 * is drawn as it is, and the two commands of the README are two commands.
 */
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final Path LIFE = ROOT.resolve("docs/domain.md");

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#\\s]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
  private static final Pattern STEP =
      Pattern.compile("\\| ([a-z ]+) \\| ([a-z ,]+) \\| ([a-z ,]+) \\|");
  private static final Pattern EDGE = Pattern.compile("(\\w+) --> (\\w+): (.+)");

  @TempDir Path folder;

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(README, ROOT.resolve("CHANGELOG.md")),
              docs.filter(it -> it.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @TestFactory
  List<DynamicTest> everyProgramRunsAndPrintsWhatIsSaid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : documents()) {
      for (DocumentBlock block : DocumentBlock.of(document)) {
        if (block.language().equals("java")) {
          tests.add(
              dynamicTest(
                  block.toString(),
                  () -> {
                    String printed =
                        Snippet.of(block).run(Files.createTempDirectory(folder, "run"));
                    block.printed().ifPresent(it -> assertThat(printed).isEqualTo(it));
                  }));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(2);
    return tests;
  }

  @Test
  void theFirstTwoBlocksOfTheReadmeAreOneCommandEach() throws IOException {
    List<DocumentBlock> commands = commands();

    assertThat(commands.get(0).text().strip())
        .startsWith("mvn ")
        .endsWith("exec:java -Dexec.args=story")
        .doesNotContain("\n", ";", "&", "|");
    assertThat(commands.get(1).text().strip()).isEqualTo("mvn verify");
    assertThat(commands.get(0).line()).isLessThan(60);
  }

  private static List<DocumentBlock> commands() throws IOException {
    return DocumentBlock.of(README).stream()
        .filter(block -> block.language().equals("sh"))
        .limit(2)
        .toList();
  }

  @Test
  void continuousIntegrationRunsTheSecondCommand() throws IOException {
    Path run = ROOT.resolve(".ci/run");

    assertThat(Files.readAllLines(run)).contains(commands().get(1).text().strip());
    assertThat(Files.isExecutable(run)).isTrue();
  }

  @Test
  void theFirstProgramIsShort() throws IOException {
    DocumentBlock first =
        DocumentBlock.of(README).stream()
            .filter(block -> block.language().equals("java"))
            .findFirst()
            .orElseThrow();

    assertThat(first.text().lines()).hasSizeLessThan(30);
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    List<String> astray = new ArrayList<>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(DocumentBlock.withoutBlocks(document));
      while (link.find()) {
        if (link.group(1).startsWith("http")) {
          continue;
        }
        Path target = document.resolveSibling(link.group(1)).normalize();
        Path file = link.group(1).isEmpty() ? document : target;
        if (!Files.exists(file)
            || (link.group(2) != null && !headings(file).contains(link.group(2)))) {
          astray.add(document.getFileName() + ": " + link.group());
        }
      }
    }
    assertThat(astray).isEmpty();
  }

  private static Set<String> headings(Path document) throws IOException {
    return DocumentBlock.withoutBlocks(document)
        .lines()
        .map(HEADING::matcher)
        .filter(Matcher::matches)
        .map(it -> it.group(1).toLowerCase(Locale.ROOT))
        .map(it -> it.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private record Move(String from, String step, String to) {}

  /** The moves of the table in docs/domain.md, a step that may lead to several statuses as each. */
  private static Set<Move> table() throws IOException {
    Set<Move> moves = new HashSet<>();
    for (String line : Files.readAllLines(LIFE)) {
      Matcher row = STEP.matcher(line);
      if (row.matches() && isStep(row.group(1))) {
        for (String from : row.group(2).split(", ")) {
          for (String to : row.group(3).split(", ")) {
            moves.add(new Move(from, row.group(1), to.equals("the same") ? from : to));
          }
        }
      }
    }
    return moves;
  }

  private static boolean isStep(String words) {
    return Arrays.stream(Step.values()).anyMatch(step -> step.toString().equals(words));
  }

  @Test
  void theTableOfStepsIsThatOfTheCode() throws IOException {
    TreeMap<String, Set<String>> written = new TreeMap<>();
    for (Move move : table()) {
      written.computeIfAbsent(move.step(), it -> new TreeSet<>()).add(move.from());
      Status.parse(move.to());
    }
    TreeMap<String, Set<String>> coded = new TreeMap<>();
    for (Step step : Step.values()) {
      coded.put(
          step.toString(),
          step.from().stream()
              .map(Status::toString)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(written).isEqualTo(coded);
  }

  @Test
  void theDrawingOfALifeShowsEveryMoveOfTheTable() throws IOException {
    String drawing =
        DocumentBlock.of(LIFE).stream()
            .filter(block -> block.language().equals("mermaid"))
            .findFirst()
            .orElseThrow()
            .text();
    Set<Move> drawn = new HashSet<>();
    Matcher edge = EDGE.matcher(drawing);
    while (edge.find()) {
      for (String step : edge.group(3).split(" / ")) {
        drawn.add(new Move(words(edge.group(1)), step, words(edge.group(2))));
      }
    }
    Set<Move> moving =
        table().stream().filter(it -> !it.from().equals(it.to())).collect(Collectors.toSet());

    assertThat(drawn).isEqualTo(moving);
  }

  private static String words(String state) {
    return state.replace('_', ' ');
  }
}
