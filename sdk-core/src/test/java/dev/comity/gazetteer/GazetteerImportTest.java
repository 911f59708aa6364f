package dev.comity.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comity.failure.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerImportTest {

  private static final String HEADER = "geonameid\tname\tlat\tlon\tcountry\n";

  private final ListJournal journal = new ListJournal();
  private final NaivePlaceStore store = new NaivePlaceStore();
  private final Gazetteer gazetteer =
      new Gazetteer(
          journal.registrar(),
          store,
          PlaceLookup.keeping(100),
          Countries.with(Regions.standard()),
          Regions.standard());

  private Path file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = folder.resolve("towns.tsv");
  }

  @Test
  void anImportMakesTheNextEdition() throws IOException {
    Edition first = importing("7\tWindhoek\t-22.5\t17\tNA\n");
    Edition second = importing("8\tTsumeb\t-19.2\t17.7\tNA\n");

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.source()).isEqualTo("towns.tsv");
    assertThat(first.imported()).isEqualTo(ListJournal.NOON);
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.places()).isEqualTo(1);
    assertThat(gazetteer.edition()).hasValue(second);
    assertThat(gazetteer.find(7)).isEmpty();
    assertThat(gazetteer.resolve(PlaceQuery.of("Tsumeb"))).isInstanceOf(Resolution.Found.class);
    assertThat(gazetteer.resolve(PlaceQuery.of("Windhoek"))).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void importingTheSamePlacesAgainChangesNothing() throws IOException {
    Edition first = importing("7\tWindhoek\t-22.5\t17\tNA\n8\tTsumeb\t-19.2\t17.7\tNA\n");

    Edition again = importing("8\tTsumeb\t-19.20\t17.7\tNA\n7\tWindhoek\t-22.5\t17\tNA\n");

    assertThat(again).isEqualTo(first);
    assertThat(journal.events).hasSize(1);
  }

  @Test
  void ofABadFileNothingIsTaken() throws IOException {
    Edition first = importing("7\tWindhoek\t-22.5\t17\tNA\n");

    assertThatThrownBy(() -> importing("8\tTsumeb\t-19.2\t17.7\tNA\n9\tX\tnowhere\t0\tNA\n"))
        .isInstanceOf(BadFileException.class);

    assertThat(gazetteer.edition()).hasValue(first);
    assertThat(gazetteer.find(8)).isEmpty();
    assertThat(gazetteer.isWhole()).isTrue();
  }

  @Test
  void aStoreThatWasChangedBehindOurBackIsNotWhole() throws IOException {
    assertThat(gazetteer.isWhole()).isTrue();
    Edition edition = importing("7\tWindhoek\t-22.5\t17\tNA\n");
    assertThat(gazetteer.isWhole()).isTrue();

    store.replaceAll(edition, PlaceIndex.of(List.of(Places.named(7, "Windhuk")).iterator()));

    assertThat(gazetteer.isWhole()).isFalse();
  }

  private Edition importing(String rows) throws IOException {
    Files.writeString(file, HEADER + rows);
    return gazetteer.importFrom(GazetteerFile.at(file)).orElseThrow();
  }
}
