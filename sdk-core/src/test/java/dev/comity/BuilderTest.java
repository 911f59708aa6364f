package dev.comity;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.comity.storage.InMemoryStorage;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BuilderTest {

  private static Comity.Builder builder() {
    return Comity.on(new InMemoryStorage());
  }

  @SuppressWarnings({"NullAway", "DataFlowIssue"}) // what a caller does who is not checked
  static Stream<Arguments> callsWithNothing() {
    Comity comity = builder().build();
    return Stream.of(
        call("storage", () -> Comity.on(null)),
        call("clock", () -> builder().clock(null)),
        call("ids", () -> builder().ids(null)),
        call("kinds", () -> builder().kinds(null)),
        call("authorizer", () -> builder().authorizer(null)),
        call("tenant", () -> builder().tenant(null)),
        call("actor", () -> builder().actor(null)),
        call("actor", () -> comity.actingAs(null)),
        call("tenant", () -> comity.forTenant(null)),
        call("key", () -> comity.withKey(null)),
        call("instant", () -> comity.forgetKeysBefore(null)),
        call("reading", () -> comity.read(null)),
        call("writing", () -> comity.write(null)),
        call("writing", () -> comity.tryOut(null)),
        call("within", () -> comity.join(null, work -> true)),
        call("working", () -> comity.join(new InMemoryStorage(), null)));
  }

  private static Arguments call(String name, ThrowingCallable calling) {
    return Arguments.of(name, calling);
  }

  @ParameterizedTest
  @MethodSource("callsWithNothing")
  void whoeverGivesNothingIsToldWhatIsMissing(String name, ThrowingCallable calling) {
    assertThatNullPointerException().isThrownBy(calling).withMessage(name);
  }
}
