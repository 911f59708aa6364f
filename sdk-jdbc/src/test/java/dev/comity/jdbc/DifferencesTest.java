package dev.comity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.ConflictException;
import dev.comity.failure.SchemaException;
import dev.comity.journal.FeedPartition;
import dev.comity.journal.Slice;
import dev.comity.journal.TenantId;
import dev.comity.partnership.Partnership;
import dev.comity.partnership.Status;
import dev.comity.party.City;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Samples;
import dev.comity.storage.Storage;
import dev.comity.storage.Storage.Access;
import dev.comity.storage.UnitOfWork;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a host has set up its database, a register is the same as in memory. */
class DifferencesTest {

  @TempDir static Path folder;

  private static List<Object> inMemory;

  @BeforeAll
  static void theRegisterInMemory() {
    Storage storage = new InMemoryStorage();
    Story.write(storage, folder);
    inMemory = Story.read(storage);
  }

  @ParameterizedTest
  @MethodSource("dev.comity.jdbc.Variant#all")
  void aRegisterIsTheSameAsInMemory(Variant variant) {
    try (TestDatabase database = variant.fresh().get()) {
      Storage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      Story.write(storage, folder);

      assertThat(Story.read(storage)).containsExactlyElementsOf(inMemory);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theZoneOfTheJvmCountsForNothing(Product product) {
    TimeZone before = TimeZone.getDefault();
    try (TestDatabase database = product.fresh()) {
      Storage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      Story.write(storage, folder);

      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      assertThat(Story.read(storage)).containsExactlyElementsOf(inMemory);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /** Some drivers can be told to send a batch as one statement, and then count otherwise. */
  @ParameterizedTest
  @MethodSource("dev.comity.jdbc.Variant#all")
  void aStaleVersionAmongManyIsFound(Variant variant) {
    List<City> cities = IntStream.range(0, 20).mapToObj(it -> Samples.city("City " + it)).toList();
    try (TestDatabase database = variant.fresh().get()) {
      Storage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.WRITE)) {
        cities.forEach(unit.parties()::insert);
        unit.parties().update(Samples.peopled(cities.get(13), 1), 1);
        unit.commit();
      }

      assertThatThrownBy(
              () -> {
                try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.WRITE)) {
                  cities.forEach(it -> unit.parties().update(Samples.peopled(it, 2), 1));
                  unit.commit();
                }
              })
          .isInstanceOf(ConflictException.class);

      try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.READ)) {
        assertThat(unit.parties().find(cities.get(0).id())).contains(cities.get(0));
        assertThat(unit.inspect()).isEmpty();
      }
    }
  }

  /** The same where nothing is sent before the commit. */
  @ParameterizedTest
  @MethodSource("dev.comity.jdbc.Variant#all")
  void aStaleVersionAmongManyThatWaitIsFound(Variant variant) {
    try (TestDatabase database = variant.fresh().get()) {
      Storage storage = JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build();
      List<Partnership> partnerships =
          IntStream.range(0, 20)
              .mapToObj(it -> Samples.partnership("P" + it, Samples.city("A" + it), HUB))
              .toList();
      List<FeedPartition> parts =
          IntStream.range(0, 16)
              .mapToObj(it -> FeedPartition.unread("mails", new Slice(it, 16)))
              .toList();
      within(
          storage,
          unit -> {
            unit.parties().insert(HUB);
            IntStream.range(0, 20).forEach(it -> unit.parties().insert(Samples.city("A" + it)));
            partnerships.forEach(unit.partnerships()::insert);
            parts.forEach(unit.feedPartitions()::insert);
          });
      within(
          storage,
          unit -> {
            Partnership next = Samples.next(partnerships.get(13), Status.SIGNED);
            unit.partnerships().update(next, next.version() - 1);
            FeedPartition read = parts.get(13).acknowledged(1);
            unit.feedPartitions().update(read, read.version() - 1);
          });

      assertThatThrownBy(
              () ->
                  within(
                      storage,
                      unit ->
                          partnerships.forEach(
                              it ->
                                  unit.partnerships()
                                      .update(Samples.next(it, Status.SIGNED), it.version()))))
          .isInstanceOf(ConflictException.class);
      assertThatThrownBy(
              () ->
                  within(
                      storage,
                      unit ->
                          parts.forEach(
                              it ->
                                  unit.feedPartitions().update(it.acknowledged(2), it.version()))))
          .isInstanceOf(ConflictException.class);

      try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.READ)) {
        assertThat(unit.partnerships().find(partnerships.get(0).id()))
            .contains(partnerships.get(0));
        assertThat(unit.feedPartitions().of("mails").get(0)).isEqualTo(parts.get(0));
      }
      within(
          storage,
          unit ->
              parts.stream()
                  .limit(13)
                  .forEach(it -> unit.feedPartitions().update(it.acknowledged(2), it.version())));
    }
  }

  private static final City HUB = Samples.city("Hub");

  private static void within(Storage storage, Consumer<UnitOfWork> use) {
    try (UnitOfWork unit = storage.begin(TenantId.DEFAULT, Access.WRITE)) {
      use.accept(unit);
      unit.commit();
    }
  }

  /** Empty texts that become NULL, texts that are compared without case, letters that get lost. */
  @ParameterizedTest
  @MethodSource("dev.comity.jdbc.Variant#unsuitable")
  void aDatabaseThatWouldChangeARegisterIsRefused(Variant variant) {
    try (TestDatabase database = variant.fresh().get()) {
      assertThatThrownBy(
              () -> JdbcStorage.on(database.source()).schemaMode(SchemaMode.APPLY).build())
          .isInstanceOf(SchemaException.class);
    }
  }
}
