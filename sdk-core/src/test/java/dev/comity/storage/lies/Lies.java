package dev.comity.storage.lies;

import dev.comity.storage.Storage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All lies. */
final class Lies {

  private Lies() {}

  /** Every class that names a case by which it is caught. */
  static List<Class<? extends Storage>> all() {
    return Stream.of(
            UnitLies.class,
            CommitLies.class,
            IsolationLies.class,
            PartyLies.class,
            PartnershipLies.class,
            JournalLies.class,
            FeedLies.class,
            SubscriptionLies.class,
            AnswerLies.class,
            BackupLies.class,
            PageLies.class,
            TextLies.class,
            CollationLies.class,
            TimeLies.class,
            PlaceLies.class,
            ExpectationLies.class,
            TenantLies.class,
            RandomLies.class)
        .flatMap(
            family ->
                Arrays.stream(family.getDeclaredClasses())
                    .sorted(Comparator.comparing(Class::getSimpleName)))
        .filter(it -> it.isAnnotationPresent(CaughtBy.class))
        .<Class<? extends Storage>>map(it -> it.asSubclass(Storage.class))
        .toList();
  }

  static List<String> casesThatCatch(Class<? extends Storage> lie) {
    return List.of(lie.getAnnotation(CaughtBy.class).value());
  }

  /** The storage of a class's name, or with the fault that a mutation's text tells. */
  static Storage storage(String name) {
    if (name.contains(" ")) {
      return Mutation.parse(name).storage();
    }
    try {
      return Class.forName(name).asSubclass(Storage.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
