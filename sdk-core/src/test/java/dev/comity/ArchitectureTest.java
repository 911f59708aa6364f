package dev.comity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of ranks in docs/architecture.md, and the habits of the house, to the code. */
class ArchitectureTest {

  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| `([\\w.]+)` \\|.*");
  private static final String ROOT = "dev.comity";
  private static final Path CLASSES = Path.of("target", "classes");

  /** Whose types may stand in our public signatures: the host binds to them. */
  private static final List<String> HOSTS_MAY_SEE =
      List.of("java.", "dev.comity", "jakarta.validation.", "org.jspecify.");

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPath(CLASSES);

  private static Map<String, Integer> ranks() throws IOException {
    Map<String, Integer> ranks = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "architecture.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String name = row.group(2).equals(ROOT) ? ROOT : ROOT + "." + row.group(2);
        ranks.put(name, Integer.valueOf(row.group(1)));
      }
    }
    return ranks;
  }

  @Test
  void everyPackageStandsInTheTableAndEveryRowIsAPackage() throws IOException {
    Set<String> packages =
        CODE.stream()
            .map(JavaClass::getPackageName)
            .filter(it -> it.startsWith(ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(packages).isEqualTo(ranks().keySet());
  }

  @Test
  void aPackageUsesPackagesOfLowerRankOnly() throws IOException {
    Map<String, Integer> ranks = ranks();
    List<String> upwards = new ArrayList<>();
    for (JavaClass user : CODE) {
      for (Dependency use : user.getDirectDependenciesFromSelf()) {
        String from = user.getPackageName();
        String to = use.getTargetClass().getBaseComponentType().getPackageName();
        if (to.startsWith(ROOT) && !from.equals(to) && ranks.get(from) <= ranks.get(to)) {
          upwards.add(use.getDescription());
        }
      }
    }
    assertThat(upwards).isEmpty();
  }

  @Test
  void theModuleExportsExactlyItsPackages() throws IOException {
    try (var in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
      ModuleDescriptor module = ModuleDescriptor.read(in);

      assertThat(module.name()).isEqualTo("dev.comity");
      assertThat(module.exports())
          .allMatch(it -> !it.isQualified())
          .extracting(ModuleDescriptor.Exports::source)
          .containsExactlyInAnyOrderElementsOf(ranks().keySet());
    }
  }

  @Test
  void onlyTheJdbcModuleKnowsOfSql() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..").check(CODE);
  }

  @Test
  void noClassIsNamedForNothing() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Data|Info)$")
        .check(CODE);
  }

  @Test
  void noMethodIsAGetter() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(ROOT + "..")
        .and()
        .areDeclaredInClassesThat()
        .areNotAnonymousClasses()
        .should()
        .haveNameNotMatching("get[A-Z].*")
        .check(CODE);
  }

  @Test
  void nothingStaticCanChange() {
    fields().that().areStatic().should().beFinal().check(CODE);
  }

  @Test
  void aHostSeesNoTypeOfOurLibraries() {
    List<String> seen = new ArrayList<>();
    for (JavaClass owner : CODE) {
      if (!owner.getModifiers().contains(JavaModifier.PUBLIC)) {
        continue;
      }
      for (JavaMethod method : owner.getMethods()) {
        if (method.getModifiers().contains(JavaModifier.PUBLIC)
            || method.getModifiers().contains(JavaModifier.PROTECTED)) {
          Stream.concat(
                  Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
              .map(JavaClass::getBaseComponentType)
              .filter(it -> !it.isPrimitive())
              .filter(it -> HOSTS_MAY_SEE.stream().noneMatch(it.getName()::startsWith))
              .forEach(it -> seen.add(method.getFullName() + " shows " + it.getName()));
        }
      }
    }
    assertThat(seen).isEmpty();
  }
}
