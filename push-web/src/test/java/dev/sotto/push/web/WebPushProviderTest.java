// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.PushProvider.Secrets;
import dev.sotto.testkit.TestTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebPushProviderTest {
  private final Map<String, String> kept = new HashMap<>();
  private final Secrets secrets = (name, made) -> kept.computeIfAbsent(name, _ -> made.get());

  @Test
  void openShouldKeepTheKeyThatItMade() {
    String first = publicKey("webpush:");

    assertThat(publicKey("webpush:?subject=mailto:ops@sotto.example")).isEqualTo(first);
    assertThat(kept).containsOnlyKeys("vapid-key");
  }

  @Test
  void parseShouldReadEverything() {
    var url =
        WebPushUrl.parse(
            AdapterUrl.parse(
                "webpush:?subject=https://sotto.example/ops&allow=Ntfy.lan&allow=10.0.0.1:8080"));

    assertThat(url)
        .isEqualTo(
            new WebPushUrl("https://sotto.example/ops", Set.of("ntfy.lan", "10.0.0.1:8080")));
    assertThat(WebPushUrl.parse(AdapterUrl.parse("webpush:?allow=[FD00::1]:8080&allow=fd00::2")))
        .isEqualTo(new WebPushUrl("", Set.of("fd00::1:8080", "fd00::2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webpush:here",
        "webpush:?colour=red",
        "webpush:?subject",
        "webpush:?subject=me",
        "webpush:?allow=",
        "webpush:?allow=https://ntfy.lan",
        "webpush:?allow=ntfy.lan:0",
        "webpush:?allow=[::1]:65536",
        "webpush:?subject=mailto:a\"b"
      })
  void openShouldSayWhatIsExpected(String url) {
    assertThatThrownBy(() -> publicKey(url))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("expected");
  }

  private String publicKey(String url) {
    try (var sender = new WebPushProvider().open(AdapterUrl.parse(url), secrets, new TestTime())) {
      return sender.publicKey();
    }
  }
}
