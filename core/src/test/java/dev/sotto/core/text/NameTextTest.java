// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.Handle;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NameTextTest {
  /// From `CaseFolding.txt` of Unicode 16, kinds C and F, and what NFKC adds.
  @ParameterizedTest
  @CsvSource({
    "ΝΙΚΟΣ, νικοσ",
    "νικος, νικοσ",
    "Straße, strasse",
    "STRASSE, strasse",
    "ẞ, ss",
    "\u0130, i\u0307",
    "I, i",
    "\u0131, \u0131",
    "\uFB01, fi",
    "\u017F, s",
    "\u212A, k",
    "\u00B5, \u03BC",
    "\u01C4, d\u017E",
    "\u1FB3, \u03B1\u03B9",
    "\u03F4, \u03B8",
    "\u1C80, \u0432",
    "Å, å",
    "a\u0308, ä",
    "ＡＢ, ab",
    "mi\u034Fa, mia",
    "mia\u3164, mia",
    "co\u00ADop, coop",
    "王伟, 王伟"
  })
  void foldedShouldMakeOneOfWhatIsTheSameName(String name, String folded) {
    assertThat(NameText.folded(name)).isEqualTo(folded);
  }

  @Test
  void foldedShouldBeItsOwnFoldingAndThatOfEveryCaseOfALetter() {
    IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
        .filter(Character::isDefined)
        .filter(letter -> Character.getType(letter) != Character.SURROGATE)
        .filter(letter -> Character.getType(letter) != Character.PRIVATE_USE)
        .mapToObj(Character::toString)
        .filter(letter -> isUnfolded(letter, NameText.folded(letter)))
        .findFirst()
        .ifPresent(letter -> assertThat(letter).as("folds to several").isEmpty());
  }

  private static boolean isUnfolded(String letter, String folded) {
    boolean dotless = letter.equals("\u0131");
    return !NameText.folded(folded).equals(folded)
        || !NameText.folded(letter.toLowerCase(Locale.ROOT)).equals(folded)
        || (!dotless && !NameText.folded(letter.toUpperCase(Locale.ROOT)).equals(folded));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " bob",
        "bob ",
        "bob\u00a0",
        "bob\u2007",
        "bob\u202f",
        "\u3000bob",
        "bob\u2800",
        "mia\u3164",
        "mi\u034fa",
        "mi\u200ba",
        "mi\u200da",
        "mi\u00ada",
        "mi\u2060a",
        "mi\u115fa",
        "mi\u180ea",
        "\ufeffmia",
        "mi\u202ea",
        "mi\0a",
        "mi\na",
        "mi\u2028a",
        "mi\ufff0a",
        "mi\udb40\udc01a",
        "mi  a",
        "mi \u00a0a",
        "mi\u2003 a",
        "mi\u2800a",
        "mi\u1680a",
        "mia\ufffc",
        "mia\ud834\udd59",
        "mia\ud80d\udc41",
        "mia\ud81b\udfe4",
        "mia\uffff",
        "mia\ufdd0",
        "mia\ud83f\udfff",
        "mia\u0378",
        "mia\ue000",
        "\ufe0f"
      })
  void isReadableShouldRefuseWhatNobodySees(String name) {
    assertThat(NameText.isReadable(name)).isFalse();
  }

  @Test
  void isReadableShouldRefuseHalvesOfPairs() {
    assertThat(NameText.isReadable("mi" + '\ud800' + "a")).isFalse();
    assertThat(NameText.isReadable("mia" + '\udc00')).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a b", "+49 170 1234567", "王伟", "ωμέγα", "❤\uFE0F", "😀", "a\u00a0b"})
  void isReadableShouldTakeWhatPeopleWrite(String name) {
    assertThat(NameText.isReadable(name)).isTrue();
  }

  @Test
  void longTextShouldNotBeFolded() {
    String marks = "a" + "\u0301\u0323".repeat(NameText.MAX_LENGTH);

    assertThat(NameText.isReadable(marks)).isFalse();
    assertThatThrownBy(() -> NameText.folded(marks)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Handle.keyOf(marks)).isEqualTo(Handle.keyOf(marks.substring(0, Handle.MAX_LENGTH)));
  }
}
