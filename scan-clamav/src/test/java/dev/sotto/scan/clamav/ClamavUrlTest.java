// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.scan.clamav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClamavUrlTest {
  @ParameterizedTest
  @CsvSource({
    "clamav://scanner.test,                 scanner.test, 3310, 30",
    "clamav://clam_av:3311,                 clam_av,      3311, 30",
    "clamav://10.0.0.7:3310/,               10.0.0.7,     3310, 30",
    "clamav://[::1]?timeout=5s,             ::1,          3310, 5",
    "clamav://[fd00::7]:3312/?timeout=10m,  fd00::7,      3312, 600",
  })
  void parseShouldReadAllParts(String url, String host, int port, int seconds) {
    assertThat(ClamavUrl.parse(AdapterUrl.parse(url)))
        .isEqualTo(new ClamavUrl(host, port, Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clamav:",
        "clamav:host:3310",
        "clamav://",
        "clamav://:3310",
        "clamav://host:port",
        "clamav://host:0",
        "clamav://host:65536",
        "clamav://user@host",
        "clamav://host/path",
        "clamav://host?timeout=30",
        "clamav://host?timeout=0s",
        "clamav://host?timeout=61m",
        "clamav://host?timeout=30s&retries=2",
        "clamav://host?tls=true",
        "clamav://a host",
      })
  void parseShouldSayWhatIsExpected(String url) {
    assertThatThrownBy(() -> ClamavUrl.parse(AdapterUrl.parse(url)))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageStartingWith("clamav: ");
  }

  @Test
  void providerShouldServeItsScheme() {
    assertThat(new ClamavScannerProvider().schemes()).containsExactly("clamav");
  }
}
