// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 4711, 999_999_999_999_999_999L})
  void parseShouldReadWhatTheNumberIsWrittenAs(long number) {
    assertThat(DecimalText.parse(Long.toString(number))).hasValue(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+5",
        "-5",
        "-0",
        "05",
        "00",
        " 5",
        "5 ",
        "5.0",
        "5e0",
        "0x5",
        "5L",
        "1_000",
        "\u0665",
        "\uff15",
        "\u09eb",
        "1000000000000000000",
        "NaN"
      })
  void parseShouldTakeNoOtherSpelling(String text) {
    assertThat(DecimalText.parse(text)).isEmpty();
  }

  @Test
  void parseShouldHoldTheNumberToItsRange() {
    assertThat(DecimalText.parse("5", 5, 5)).hasValue(5);
    assertThat(DecimalText.parse("4", 5, 6)).isEmpty();
    assertThat(DecimalText.parse("7", 5, 6)).isEmpty();
  }

  @Test
  void lowerShouldChangeNoLettersBeyondAscii() {
    assertThat(AsciiText.lower("TOKEN-Az[Ä")).isEqualTo("token-az[Ä");
    assertThat(AsciiText.lower("to\u212Aen\u017F")).isEqualTo("to\u212Aen\u017F");
    assertThat(AsciiText.startsWith("BEARER x", "Bearer ")).isTrue();
    assertThat(AsciiText.startsWith("Ba\u017Fic x", "Basic ")).isFalse();
    assertThat(AsciiText.startsWith("Bear", "Bearer ")).isFalse();
  }
}
