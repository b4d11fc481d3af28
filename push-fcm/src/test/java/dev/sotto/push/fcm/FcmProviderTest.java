// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.TestTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FcmProviderTest {
  @TempDir private Path folder;

  @Test
  void openShouldReadTheKeyFile() throws Exception {
    Path file = Files.write(folder.resolve("account.json"), FirebaseStandIn.account());
    var url = AdapterUrl.parse("fcm:" + file + "?title=Acme&body=Hello%20there");

    try (var sender = new FcmProvider().open(url, (_, made) -> made.get(), new TestTime())) {
      assertThat(sender.accepts(new PushToken("fcm:native:" + "t".repeat(100)))).isTrue();
      assertThat(sender.accepts(new PushToken("fcm:native:a b"))).isFalse();
    }
    assertThat(FcmUrl.parse(url).notice()).isEqualTo(new FcmUrl.Notice("Acme", "Hello there"));
  }

  @Test
  void markShouldBeNoPartOfTheKeyFile() throws Exception {
    String account = new String(FirebaseStandIn.account(), StandardCharsets.UTF_8);
    Path file = Files.writeString(folder.resolve("account.json"), "\uFEFF" + account);
    var url = AdapterUrl.parse("fcm:" + file);

    try (var sender = new FcmProvider().open(url, (_, made) -> made.get(), new TestTime())) {
      assertThat(sender.accepts(new PushToken("fcm:native:" + "t".repeat(100)))).isTrue();
    }
  }

  @Test
  void deviceShouldBeNoKeyFile() {
    assertThatThrownBy(
            () ->
                new FcmProvider()
                    .open(
                        AdapterUrl.parse("fcm:/dev/zero"), (_, made) -> made.get(), new TestTime()))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("/dev/zero is a device or a pipe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fcm:",
        "fcm:missing.json",
        "fcm:no\0file",
        "fcm:pom.xml",
        "fcm:pom.xml?colour=red",
        "fcm:pom.xml?title=%E4"
      })
  void openShouldSayWhatIsExpected(String url) {
    assertThatThrownBy(
            () ->
                new FcmProvider()
                    .open(AdapterUrl.parse(url), (_, made) -> made.get(), new TestTime()))
        .isInstanceOf(AdapterUrl.InvalidUrl.class);
  }
}
