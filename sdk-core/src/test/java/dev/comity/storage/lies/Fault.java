package dev.comity.storage.lies;

import dev.comity.gazetteer.PlaceStore;
import dev.comity.journal.FeedPartitionStore;
import dev.comity.journal.FeedStore;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes wrong in one method of one port, and by which cases that is caught. */
enum Fault {
  LACKS_THE_FIRST_ROW,
  LACKS_THE_LAST_ROW,
  REPEATS_THE_FIRST_ROW,
  COMES_BACKWARDS,
  IS_EMPTY,
  IS_NOT_FOUND,
  IS_THE_OPPOSITE,
  IS_NOTHING,
  DOES_NOTHING,
  DOES_IT_IN_A_UNIT_OF_ITS_OWN,
  COMES_WITH_SHORT_TEXTS("everyQuestionAnswersARecordInFull", "everyQuestionAnswersAnEntryInFull"),
  COMES_WITH_CUT_PAYLOADS("everyQuestionAnswersAnEntryInFull"),
  COMES_WITH_SMALL_NUMBERS(
      "everyQuestionAnswersARecordInFull", "everyQuestionAnswersAnEntryInFull"),
  COMES_TO_THE_MILLISECOND(
      "everyQuestionAnswersARecordInFull", "everyQuestionAnswersAnEntryInFull"),
  LACKS_WHAT_ITS_UNIT_WROTE("whatIsCommittedIsWhatTheUnitSawItself"),
  IS_READ_ANEW("aReaderSeesNothingOfWhatOthersCommitMeanwhile"),
  COMES_FROM_ANOTHER_TENANT("whatOneTenantWritesAnotherDoesNotSee"),
  COMES_AFTER_THE_END("aClosedUnitRefusesEverything"),
  IS_REMEMBERED_OVER_A_COMMIT("whatOneUnitCommitsTheNextOneSees"),
  IS_REMEMBERED_BY_ITS_THREAD("aWriterThatHasReadOneThingSeesNothingNewAnywhere"),
  STOPS_AT_A_THOUSAND_ROWS(
      "thousandsOfWritesAreKeptWhole",
      "whatIsOlderIsForgottenHoweverMuchItIs",
      "hundredsOfCitiesComeWithWhatWasMergedIntoThem",
      "thousandsOfEntriesOfACitysPartnershipsComeAtOnce"),
  STOPS_AT_A_HUNDRED_ROWS("partsComeInTheOrderOfTheirNumbers"),
  IS_COMMITTED_AFTER_A_CONFLICT("aUnitThatSwallowedAConflictCannotBeCommitted"),
  IS_KEPT_THOUGH_ITS_COMMIT_CONFLICTS("whoComesTooLateKeepsNothingInAnyPort");

  private static final Set<String> ENTRIES = Set.of("Event", "FeedEntry");
  private static final Set<String> DATED =
      Set.of("Event", "FeedEntry", "KeyedAnswer", "FeedPartition", "Edition");

  private final List<String> cases;

  Fault(String... cases) {
    this.cases = List.of(cases);
  }

  /** The cases of which at least one catches it; empty where the parts about the port do. */
  List<String> cases() {
    return cases;
  }

  /** Whether a method can have it, and must not. */
  boolean fits(Class<?> port, Method method) {
    if (method.getName().startsWith("expect")) {
      return false; // to do nothing is as right as anything
    }
    Class<?> type = method.getReturnType();
    boolean isRead = Call.isRead(method);
    return switch (this) {
      case LACKS_THE_FIRST_ROW,
          LACKS_THE_LAST_ROW,
          REPEATS_THE_FIRST_ROW,
          COMES_BACKWARDS,
          IS_EMPTY ->
          type == List.class;
      case IS_NOT_FOUND -> type == Optional.class;
      case IS_THE_OPPOSITE -> type == boolean.class;
      case IS_NOTHING -> type == int.class;
      case DOES_NOTHING, DOES_IT_IN_A_UNIT_OF_ITS_OWN -> type == void.class && !isRead;
      case COMES_WITH_SHORT_TEXTS, COMES_WITH_SMALL_NUMBERS -> answersRecords(method);
      case COMES_WITH_CUT_PAYLOADS -> ENTRIES.contains(answer(method));
      case COMES_TO_THE_MILLISECOND -> DATED.contains(answer(method));
      // a unit's own entries have a position at once, at its commit, or later: that is left open
      case LACKS_WHAT_ITS_UNIT_WROTE -> isRead && port != FeedStore.class;
      case IS_REMEMBERED_OVER_A_COMMIT, IS_REMEMBERED_BY_ITS_THREAD ->
          isRead && type != void.class && port != FeedStore.class;
      // isAnyUnnumbered tells whether it is worth while to number, which sees what others commit
      case IS_READ_ANEW -> isRead && type != boolean.class;
      // the gazetteer is shared
      case COMES_FROM_ANOTHER_TENANT -> isRead && port != PlaceStore.class;
      case COMES_AFTER_THE_END -> isRead;
      // a subscription has no more than 256 parts
      case STOPS_AT_A_THOUSAND_ROWS -> type == List.class && port != FeedPartitionStore.class;
      case STOPS_AT_A_HUNDRED_ROWS -> type == List.class && port == FeedPartitionStore.class;
      case IS_COMMITTED_AFTER_A_CONFLICT ->
          Set.of("append", "restore", "insert", "update").contains(method.getName());
      case IS_KEPT_THOUGH_ITS_COMMIT_CONFLICTS ->
          Set.of("append", "insert").contains(method.getName());
    };
  }

  /** Whether it spoils single values of what is answered. */
  boolean isOfValues() {
    return name().startsWith("COMES_WITH_") || this == COMES_TO_THE_MILLISECOND;
  }

  private static boolean answersRecords(Method method) {
    return method.getReturnType() == List.class || method.getReturnType() == Optional.class;
  }

  /** The name of what is answered, one or many of it. */
  private static String answer(Method method) {
    String type = method.getGenericReturnType().getTypeName();
    return type.replaceAll(".*[.<]", "").replace(">", "");
  }

  /** All that a method can have. */
  static List<Fault> of(Class<?> port, Method method) {
    return Arrays.stream(values()).filter(it -> it.fits(port, method)).toList();
  }
}
