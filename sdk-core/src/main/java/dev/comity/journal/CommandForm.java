package dev.comity.journal;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The canonical form of a command, by which two commands are told apart or found to be the same:
 * the record's simple name and its components, sets in the order of their texts. Only its hash is
 * kept.
 */
final class CommandForm {

  private CommandForm() {}

  static Hash hashOf(Record command) {
    return Hash.of(
        Payload.builder()
            .text("command", command.getClass().getSimpleName())
            .object("of", object(command))
            .build()
            .canonical());
  }

  private static Payload object(Record record) {
    Payload.Builder members = Payload.builder();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      members.texts(component.getName(), texts(value(record, component)));
    }
    return members.build();
  }

  private static List<String> texts(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(it -> List.of(text(it))).orElse(List.of());
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(CommandForm::text).sorted().toList();
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(CommandForm::text).toList();
    }
    return List.of(text(value));
  }

  private static String text(Object value) {
    return value instanceof Record record ? object(record).canonical() : value.toString();
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component + " of a command", e);
    }
  }
}
