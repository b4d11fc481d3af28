// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "3600, 3600",
    "90s, 90",
    "15m, 900",
    "1h, 3600",
    "30d, 2592000",
    "PT1H, 3600",
    "p1d, 86400"
  })
  void parseShouldReadWhatPeopleWrite(String text, long seconds) {
    assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1w", "-1", "1.5h", "99999999999", "P1M"})
  void parseShouldAnswerEmptyWhenTextIsNoDuration(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
