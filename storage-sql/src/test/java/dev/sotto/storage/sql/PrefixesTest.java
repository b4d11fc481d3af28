// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrefixesTest {
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  @Test
  void endShouldBeTheNextTextOfThatLength() {
    assertThat(Prefixes.end("anna")).isEqualTo("annb");
    assertThat(Prefixes.end("a%")).isEqualTo("a&");
  }

  @Test
  void endShouldStepOverSurrogates() {
    assertThat(Prefixes.end("a\ud7ff")).isEqualTo("a\ue000");
    assertThat(Prefixes.end("a\uffff")).isEqualTo("a" + Character.toString(0x10000));
  }

  @Test
  void endShouldCarryWhenTheLastCharacterHasNoNext() {
    assertThat(Prefixes.end("ab" + LAST + LAST)).isEqualTo("ac");
  }

  @Test
  void endShouldBeAboveEverythingWhenThereIsNoPrefix() {
    assertThat(Prefixes.end("")).startsWith(LAST + LAST);
    assertThat(Prefixes.end(LAST)).startsWith(LAST + LAST);
  }

  @Test
  void isWellFormedShouldRefuseWhatNoDatabaseStores() {
    assertThat(Prefixes.isWellFormed("anna\ud83d\ude00")).isTrue();
    assertThat(Prefixes.isWellFormed("anna\ud83d")).isFalse();
    assertThat(Prefixes.isWellFormed("an\u0000na")).isFalse();
  }
}
