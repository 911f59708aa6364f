package dev.comity.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.Comity;
import dev.comity.failure.BadFileException;
import dev.comity.journal.Hash;
import dev.comity.storage.InMemoryStorage;
import dev.comity.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened to the file, it is restored as it was written, or not at all. */
class SealTest {

  private final Storage target = new InMemoryStorage();
  private final Backup backup = BackupTest.backup(target);

  private Path file;
  private byte[] whole;

  @BeforeEach
  void writeASmallBackup(@TempDir Path folder) throws IOException {
    file = folder.resolve("small.comity");
    try (Comity comity = Comity.inMemory()) {
      BackupTest.register(comity, "Vallejo");
      BackupTest.register(comity, "Jincheon-gun 진천군");
      comity.feed().subscription("search-index", "a").poll(1, entry -> {});
      comity.backup().writeTo(file);
    }
    whole = Files.readAllBytes(file);
  }

  @Test
  void aFlippedBitIsRefusedWhereverItIs() throws IOException {
    for (int bit = 0; bit < whole.length * 8; bit += 7) { // every byte, and each of its places
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      refused(changed, "bit " + bit);
    }
  }

  @Test
  void aCutIsRefusedWhereverItIs() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "cut after " + length);
    }
  }

  @Test
  void aLongerFileIsRefused() throws IOException {
    refused(Arrays.copyOf(whole, whole.length + 1), "one byte more");
    byte[] twice = Arrays.copyOf(whole, whole.length * 2);
    System.arraycopy(whole, 0, twice, whole.length, whole.length);
    refused(twice, "twice");
  }

  private void refused(byte[] content, String how) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> backup.restoreFrom(file))
        .as(how)
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("small.comity");
    assertThat(target.tenants()).as(how).isEmpty();
  }

  @Test
  void anyToolUnpacksItAndTheLastLineIsTheHashOfAllBytesBefore() throws Exception {
    String text = text(whole);

    List<String> lines = text.lines().toList();
    assertThat(lines.get(0)).contains("\"format\":\"comity-backup\"", "\"version\":1");
    String seal = lines.get(lines.size() - 1);
    assertThat(seal).matches("\\{\"line\":\"seal\",\"sha256\":\"sha-256:[0-9a-f]{64}\"}");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(whole, 0, whole.length - 123);
    assertThat(seal).contains(Hash.of(digest.digest()).text());
  }

  @Test
  void somethingElseAltogetherIsRefused() throws IOException {
    refused("geonameid\tname\n".repeat(100).getBytes(StandardCharsets.UTF_8), "a table");
    Files.delete(file);
    assertThatThrownBy(() -> backup.restoreFrom(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void aFileThatWasSealedAnewIsStillHeldToItsChains() throws IOException {
    sealedAnew(text -> text.replace("Vallejo", "Vellejo"), "entry 1 of city:");
    sealedAnew(text -> text.replaceFirst("\"position\":1", "\"position\":2"), "positions");
    sealedAnew(text -> text.replaceFirst(",\"position\":1", ""), "positions");
    sealedAnew(text -> text.replaceFirst("(?m)^.*Vallejo.*\n", ""), "positions");
    sealedAnew(text -> text.replaceFirst("(?m)^.*진천군.*\n", ""), "a line 'entry'");
    sealedAnew(text -> text.replace("\"entries\":2", "\"entries\":1"), "fingerprint");
    sealedAnew(text -> text.replaceFirst("\"fingerprint\":\"sha-256:.", fingerprint()), "finger");
    sealedAnew(text -> text.replace("\"version\":1,", "").replace("backup\",", ""), "line 1");
    sealedAnew(text -> text.replace("\"tenants\":[\"default\"]", "\"tenants\":[\"x\"]"), "default");
    sealedAnew(text -> text.replace("city:", "town:"), "entry 1 of town:");
    sealedAnew(text -> text.substring(0, text.length() / 2), "line");
  }

  private String fingerprint() throws IOException {
    boolean zero = text(whole).contains("\"fingerprint\":\"sha-256:0");
    return "\"fingerprint\":\"sha-256:" + (zero ? '1' : '0');
  }

  /** A change of the lines. */
  @FunctionalInterface
  private interface Change {
    String of(String text) throws IOException;
  }

  private void sealedAnew(Change change, String why) throws IOException {
    String before = text(whole);
    String after = change.of(before);
    assertThat(after).isNotEqualTo(before);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(
          after.replaceFirst("\\{\"line\":\"seal\".*\n", "").getBytes(StandardCharsets.UTF_8));
    }
    MessageDigest digest = Hash.sha256();
    digest.update(out.toByteArray());
    out.write(Seal.of(digest));
    Files.write(file, out.toByteArray());
    assertThatThrownBy(() -> backup.restoreFrom(file))
        .isInstanceOf(BadFileException.class)
        .hasMessageContaining(why);
    assertThat(Everything.of(target)).isEqualTo(Everything.NOTHING);
  }

  private static String text(byte[] gzip) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
