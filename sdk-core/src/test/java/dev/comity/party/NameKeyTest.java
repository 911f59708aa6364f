package dev.comity.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Ålesund, alesund",
        "Łódź, lodz",
        "Đà Nẵng, da nang",
        "Þorlákshöfn, thorlakshofn",
        "Straße, strasse",
        "STRASSE, strasse",
        "Næstved, naestved",
        "Île-de-Sein, ile de sein",
        "İzmir, izmir",
        "Diyarbakır, diyarbakir",
        "Żurrieq, zurrieq",
        "Ħamrun, hamrun",
        "Xai-Xai, xai xai",
        "Chinch'ŏn, chinchon",
        "L’Aquila, laquila",
        "Nuku‘alofa, nukualofa",
        "'  Newcastle   upon—Tyne ', newcastle upon tyne",
        "St. John's, st johns",
        "ＴＯＫＹＯ　２３, tokyo 23",
        "Ἀθῆναι, αθηναι",
        "ΑΘΗΝΑΣ, αθηνασ",
        "αθηνας, αθηνασ",
        "Йошкар-Ола, иошкар ола",
        "진천군, 진천군",
        "神戸市, 神戸市",
        "がま, がま",
        "दिल्ली, दिल्ली",
        "กรุงเทพ, กรุงเทพ",
        "القُدس, القدس",
        "!?, \"\"",
      })
  void aNameIsFoldedToWhatAPlainKeyboardCanWrite(String name, String key) {
    assertThat(NameKey.of(name)).isEqualTo(key);
  }

  @Test
  void hangulIsOneKeyHoweverItIsEncoded() {
    String apart = Normalizer.normalize("진천군", Normalizer.Form.NFD);

    assertThat(NameKey.of(apart)).isEqualTo("진천군").hasSize(3);
  }

  @Test
  void theVoicingMarkOfKanaTellsLettersApart() {
    assertThat(NameKey.of("ガ")).isNotEqualTo(NameKey.of("カ"));
  }

  @Property
  void foldingAKeyChangesNothing(@ForAll String name) {
    String key = NameKey.of(name);

    assertThat(NameKey.of(key)).isEqualTo(key);
  }

  @Property
  void aKeyIsShortTrimmedAndWellFormed(@ForAll String name) {
    String key = NameKey.of(name.repeat(20));

    assertThat(key).hasSizeLessThanOrEqualTo(NameKey.LONGEST).isEqualTo(key.strip());
    assertThat(key).doesNotContain("  ").doesNotContainPattern("\\p{Cs}");
  }

  @Property
  void caseAndEncodingDoNotMatter(@ForAll String name) {
    assertThat(NameKey.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
        .isEqualTo(NameKey.of(Normalizer.normalize(name, Normalizer.Form.NFC)));
  }

  /** Plain letters are folded on a short way of their own: an accent behind them takes the long. */
  @Property
  void theShortWayFoldsAsTheLongOneDoes(
      @ForAll @CharRange(from = '\u0001', to = '~') @StringLength(max = 60) String name) {
    assertThat(NameKey.of(name + "e")).isEqualTo(NameKey.of(name + "é"));
  }
}
