package dev.comity.jdbc;

import dev.comity.storage.Storage;
import dev.comity.storage.StorageContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class H2FileContractTest extends StorageContract {

  @TempDir Path folder;

  @Override
  protected Storage emptyStorage() {
    String url = "jdbc:h2:file:" + folder.resolve(UUID.randomUUID().toString()).toAbsolutePath();
    return JdbcStorage.on(H2.at(url)).schemaMode(SchemaMode.APPLY).build();
  }
}
