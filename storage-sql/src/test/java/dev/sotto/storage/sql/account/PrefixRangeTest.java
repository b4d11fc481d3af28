// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrefixRangeTest {
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  @Test
  void endShouldBeTheNextTextOfThatLength() {
    assertThat(PrefixRange.end("anna")).isEqualTo("annb");
    assertThat(PrefixRange.end("a%")).isEqualTo("a&");
  }

  @Test
  void endShouldStepOverSurrogates() {
    assertThat(PrefixRange.end("a\ud7ff")).isEqualTo("a\ue000");
    assertThat(PrefixRange.end("a\uffff")).isEqualTo("a" + Character.toString(0x10000));
  }

  @Test
  void endShouldCarryWhenTheLastCharacterHasNoNext() {
    assertThat(PrefixRange.end("ab" + LAST + LAST)).isEqualTo("ac");
  }

  @Test
  void endShouldBeAboveEverythingWhenThereIsNoPrefix() {
    assertThat(PrefixRange.end("")).startsWith(LAST + LAST);
    assertThat(PrefixRange.end(LAST)).startsWith(LAST + LAST);
  }

  @Test
  void isWellFormedShouldRefuseWhatNoDatabaseStores() {
    assertThat(PrefixRange.isWellFormed("anna\ud83d\ude00")).isTrue();
    assertThat(PrefixRange.isWellFormed("anna\ud83d")).isFalse();
    assertThat(PrefixRange.isWellFormed("an\u0000na")).isFalse();
  }
}
