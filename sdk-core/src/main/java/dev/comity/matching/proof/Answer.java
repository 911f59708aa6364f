package dev.comity.matching.proof;

import dev.comity.matching.Certificate;
import dev.comity.matching.InstanceHash;
import dev.comity.matching.Standing;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of work under a budget: a solution that is its own certificate, or that it was stopped.
 * Immutable.
 *
 * @param <C> the certificate of a solution
 */
public final class Answer<C extends Certificate> {

  private final @Nullable C found;
  private final Certificate certificate;

  private Answer(@Nullable C found, Certificate certificate) {
    this.found = found;
    this.certificate = certificate;
  }

  /**
   * An answer.
   *
   * @param found the solution; empty if the work was stopped
   * @param instance the name of what was to be solved, asked for only if it was stopped, and later
   * @param <C> the certificate of a solution
   * @return the answer
   */
  public static <C extends Certificate> Answer<C> of(
      Optional<C> found, Supplier<InstanceHash> instance) {
    return found
        .map(it -> new Answer<C>(it, it))
        .orElseGet(() -> new Answer<>(null, Stopped.of(instance)));
  }

  /**
   * The solution.
   *
   * @return empty only if the work was stopped
   */
  public Optional<C> found() {
    return Optional.ofNullable(found);
  }

  /**
   * How sure it is.
   *
   * @return that of the solution, or stopped
   */
  public Standing standing() {
    return certificate.standing();
  }

  /**
   * The proof.
   *
   * @return the solution, or a {@link Stopped}
   */
  public Certificate certificate() {
    return certificate;
  }
}
