// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.apns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.TestTime;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApnsProviderTest {
  private static final String IDS = "keyId=KEY4567890&teamId=TEAM567890&topic=org.example.app";

  @TempDir private Path folder;

  @Test
  void openShouldReadTheKeyFile() throws Exception {
    Path file = AppleStandIn.key(folder);
    var url = AdapterUrl.parse("apns:" + file + '?' + IDS + "&environment=sandbox&title=A%20b");

    try (var sender = new ApnsProvider().open(url, (_, made) -> made.get(), new TestTime())) {
      assertThat(sender.accepts(new PushToken("apns:native:" + "a".repeat(64)))).isTrue();
    }
    ApnsUrl parsed = ApnsUrl.parse(url);
    assertThat(parsed.notice()).isEqualTo(new ApnsUrl.Notice("A b", ""));
    assertThat(parsed.gateway().host()).isEqualTo("api.sandbox.push.apple.com");
  }

  @Test
  void markShouldBeNoPartOfTheKeyFile() throws Exception {
    Path file = AppleStandIn.key(folder);
    Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
    var url = AdapterUrl.parse("apns:" + file + '?' + IDS + "&environment=sandbox");

    try (var sender = new ApnsProvider().open(url, (_, made) -> made.get(), new TestTime())) {
      assertThat(sender.accepts(new PushToken("apns:native:" + "a".repeat(64)))).isTrue();
    }
  }

  @Test
  void productionShouldBeAnotherHost() {
    var url = AdapterUrl.parse("apns:key.p8?" + IDS + "&environment=production");

    assertThat(ApnsUrl.parse(url).gateway())
        .isEqualTo(new ApnsUrl.Gateway("api.push.apple.com", 443, ""));
  }

  @Test
  void anotherServerShouldTakeThePlaceOfApple() {
    var url = AdapterUrl.parse("apns:key.p8?" + IDS + "&server=127.0.0.1:2197&ca=ca.pem");

    assertThat(ApnsUrl.parse(url).gateway())
        .isEqualTo(new ApnsUrl.Gateway("127.0.0.1", 2197, "ca.pem"));
  }

  @Test
  void deviceShouldBeNoFile() throws Exception {
    String key = "apns:/dev/zero?" + IDS + "&environment=sandbox";
    String authority =
        "apns:" + AppleStandIn.key(folder) + '?' + IDS + "&server=127.0.0.1:2197&ca=/dev/zero";

    assertThatThrownBy(() -> open(key)).hasMessageContaining("/dev/zero is a device or a pipe");
    assertThatThrownBy(() -> open(authority))
        .hasMessageContaining("/dev/zero is a device or a pipe");
  }

  private static void open(String url) {
    new ApnsProvider().open(AdapterUrl.parse(url), (_, made) -> made.get(), new TestTime()).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apns:",
        "apns:pom.xml",
        "apns:pom.xml?" + IDS,
        "apns:pom.xml?" + IDS + "&environment=moon",
        "apns:pom.xml?" + IDS + "&environment=sandbox",
        "apns:pom.xml?" + IDS + "&environment=sandbox&colour=red",
        "apns:pom.xml?" + IDS + "&environment=sandbox&environment=sandbox",
        "apns:pom.xml?" + IDS + "&environment=sandbox&title=%zz",
        "apns:pom.xml?" + IDS + "&environment=sandbox&title=%ff",
        "apns:pom.xml?" + IDS + "&server=nowhere",
        "apns:pom.xml?" + IDS + "&server=127.0.0.1:65536",
        "apns:pom.xml?" + IDS + "&server=127.0.0.1:0",
        "apns:no\0file?" + IDS + "&environment=sandbox",
        "apns:missing.p8?" + IDS + "&environment=sandbox"
      })
  void openShouldSayWhatIsExpected(String url) {
    assertThatThrownBy(
            () ->
                new ApnsProvider()
                    .open(AdapterUrl.parse(url), (_, made) -> made.get(), new TestTime()))
        .isInstanceOf(AdapterUrl.InvalidUrl.class);
  }
}
