package dev.comity.storage.lies;

import dev.comity.storage.Storage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which method has which fault.
 *
 * @param port the port
 * @param place the method's place among those of the port, sorted by their texts
 * @param fault what goes wrong
 */
record Mutation(Class<?> port, int place, Fault fault) {

  private static List<Method> sorted(Class<?> port) {
    return Arrays.stream(port.getMethods())
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  static Stream<Mutation> of(Class<?> port) {
    List<Method> methods = sorted(port);
    return IntStream.range(0, methods.size())
        .boxed()
        .flatMap(
            place ->
                Fault.of(port, methods.get(place)).stream()
                    .map(fault -> new Mutation(port, place, fault)));
  }

  Method method() {
    return sorted(port).get(place);
  }

  /** A storage with this fault, else honest. */
  Storage storage() {
    if (fault.isOfValues()) {
      return new SpoiledMutantStorage(this);
    }
    return fault.cases().isEmpty() ? new MutantStorage(this) : new BlindMutantStorage(this);
  }

  static Mutation parse(String text) {
    String[] parts = text.split(" ");
    try {
      return new Mutation(
          Class.forName(parts[0]), Integer.parseInt(parts[1]), Fault.valueOf(parts[2]));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** What {@link #parse} reads. */
  String text() {
    return port.getName() + " " + place + " " + fault;
  }

  @Override
  public String toString() {
    Method it = method();
    String parameters =
        String.join(", ", Arrays.stream(it.getParameterTypes()).map(Class::getSimpleName).toList());
    return port.getSimpleName()
        + "."
        + it.getName()
        + "("
        + parameters
        + ") "
        + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
