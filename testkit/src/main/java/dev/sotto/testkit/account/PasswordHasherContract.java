// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [PasswordHasher] must do.
public interface PasswordHasherContract {
  /// {@return the hasher under test, as fast as it can be}
  PasswordHasher hasher();

  @Test
  default void hashShouldMatchItsPasswordOnly() {
    PasswordHash hash = hasher().hash(new Password("correct horse"));

    assertThat(hasher().matches(new Password("correct horse"), hash)).isTrue();
    assertThat(hasher().matches(new Password("correct horsf"), hash)).isFalse();
    assertThat(hasher().matches(new Password("correct horse "), hash)).isFalse();
    assertThat(hasher().matches(new Password("c"), hash)).isFalse();
  }

  @Test
  default void hashShouldBeAnotherEachTime() {
    var password = new Password("correct horse");

    PasswordHash one = hasher().hash(password);
    PasswordHash other = hasher().hash(password);

    assertThat(one).isNotEqualTo(other);
    assertThat(hasher().matches(password, one)).isTrue();
    assertThat(hasher().matches(password, other)).isTrue();
  }

  @Test
  default void hashShouldCountEveryByteOfTheLongestPassword() {
    String most = "ä".repeat(35);
    PasswordHash hash = hasher().hash(new Password(most + "12"));

    assertThat(hasher().matches(new Password(most + "12"), hash)).isTrue();
    assertThat(hasher().matches(new Password(most + "13"), hash)).isFalse();
    assertThat(hasher().matches(new Password(most + "1"), hash)).isFalse();
  }

  @Test
  default void matchesShouldNotDependOnHowAKeyboardComposes() {
    PasswordHash composed = hasher().hash(new Password("m\u00fcnchen"));
    PasswordHash decomposed = hasher().hash(new Password("mu\u0308nchen"));

    assertThat(hasher().matches(new Password("mu\u0308nchen"), composed)).isTrue();
    assertThat(hasher().matches(new Password("m\u00fcnchen"), decomposed)).isTrue();
  }

  @Test
  default void matchesShouldBeFalseForAHashInAnUnknownFormat() {
    for (String text : List.of("x", "$1$abc$def", "correct horse", "$2b$10$short", "ü")) {
      assertThat(hasher().matches(new Password("correct horse"), new PasswordHash(text)))
          .as(text)
          .isFalse();
    }
  }

  @Test
  default void pretendShouldEndForAnyPassword() {
    hasher().pretend(new Password("p"));
    hasher().pretend(new Password("ä".repeat(36)));
  }

  @Test
  default void everyCallerShouldHaveTheOwnAnswerOrHearThatItIsBusy() {
    var right = new Password("correct horse");
    PasswordHash hash = hasher().hash(right);

    List<String> answers =
        Concurrently.call(
            200,
            number -> {
              var password = number % 2 == 0 ? right : new Password("wrong " + number);
              try {
                return hasher().matches(password, hash) == (number % 2 == 0) ? "own" : "other's";
              } catch (PasswordHasher.Busy e) {
                return "busy";
              }
            });

    assertThat(answers).hasSize(200).contains("own").doesNotContain("other's");
    assertThat(hasher().matches(right, hash)).as("afterwards").isTrue();
  }

  @Test
  default void atOnceShouldBeOneAtLeast() {
    assertThat(hasher().atOnce()).isPositive();
  }
}
