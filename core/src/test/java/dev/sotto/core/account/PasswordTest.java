// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.text.SecretText;
import org.junit.jupiter.api.Test;

final class PasswordTest {
  @Test
  void preparedShouldBeOneForAllKeyboards() {
    assertThat(new Password("pa\u0308sswort9").prepared())
        .isEqualTo(new Password("p\u00e4sswort9").prepared());
    assertThat(new Password("a\u00a0b\u3000c").prepared()).isEqualTo("a b c");
    // Letter case and compatible letters tell passwords apart.
    assertThat(new Password("ﬁSH").prepared()).isEqualTo("ﬁSH");
  }

  @Test
  void formsShouldBeOneForNearlyAllPasswords() {
    assertThat(new Password("p\u00e4sswort9").forms()).containsExactly("p\u00e4sswort9");
    assertThat(new Password("pa\u0308sswort9").forms())
        .containsExactly("p\u00e4sswort9", "pa\u0308sswort9");
  }

  @Test
  void lengthShouldBeThatOfWhatIsHashed() {
    String typed = "a\u0308".repeat(36);
    assertThat(Password.isValid(typed)).isTrue();
    assertThat(Password.isChoosable(typed)).isTrue();
    assertThat(new Password(typed).forms()).containsExactly("ä".repeat(36));
    // Grows when it is composed: good as it was typed, for a hash of before.
    String growing = "\u0958".repeat(24);
    assertThat(Password.isValid(growing)).isTrue();
    assertThat(Password.isChoosable(growing)).isFalse();
    assertThat(new Password(growing).forms()).containsExactly(growing);
    assertThat(Password.isValid("x".repeat(73))).isFalse();
  }

  @Test
  void longTextShouldBeNoneWithoutBeingComposed() {
    String marks = "a" + "\u0301\u0323".repeat(2 * SecretText.MAX_LENGTH);

    assertThat(Password.isValid(marks)).isFalse();
    assertThat(Password.isChoosable(marks)).isFalse();
    assertThatThrownBy(() -> SecretText.prepared(marks))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
