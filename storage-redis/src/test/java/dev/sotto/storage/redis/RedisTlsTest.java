// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestInstallationKey;
import dev.sotto.testkit.redis.EmbeddedRedis;
import dev.sotto.testkit.tls.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS to a Redis behind a proxy that ends the encryption.
final class RedisTlsTest {
  @TempDir private static Path folder;

  private static EmbeddedRedis redis;
  private static TestCertificate certificate;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    redis = EmbeddedRedis.start();
    certificate = TestCertificate.create(folder, "server", "ip:127.0.0.1");
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void redisShouldBeReachedWhenItsCertificateIsOfTheGivenAuthority() throws IOException {
    try (TlsProxy front = TlsProxy.start(certificate.context(), redis.port());
        Coordination coordination = open(front, "?cacert=" + certificate.certificate())) {
      assertThatCode(coordination::check).doesNotThrowAnyException();
    }
  }

  @Test
  void redisShouldBeRefusedWhenNobodyVouchesForItsCertificate() throws IOException {
    try (TlsProxy front = TlsProxy.start(certificate.context(), redis.port());
        Coordination coordination = open(front, "")) {
      assertThatThrownBy(coordination::check).isInstanceOf(PortException.Unavailable.class);
    }
  }

  @Test
  void redisShouldBeRefusedWhenItsCertificateNamesAnotherHost()
      throws IOException, InterruptedException {
    TestCertificate other = TestCertificate.create(folder, "other", "dns:redis.example.org");
    try (TlsProxy front = TlsProxy.start(other.context(), redis.port());
        Coordination coordination = open(front, "?cacert=" + other.certificate())) {
      assertThatThrownBy(coordination::check).isInstanceOf(PortException.Unavailable.class);
    }
  }

  @Test
  void openShouldRefuseAnAuthorityThatIsOfNoUse() {
    assertThatThrownBy(() -> open("rediss://127.0.0.1?cacert=/no/such/file.pem"))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> open("rediss://127.0.0.1?cacert=/dev/zero"))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("a device or a pipe");
    assertThatThrownBy(() -> open("redis://127.0.0.1?cacert=" + certificate.certificate()))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("rediss://");
  }

  private static Coordination open(TlsProxy front, String options) {
    return open("rediss://127.0.0.1:%d%s".formatted(front.port(), options));
  }

  private static Coordination open(String url) {
    return new RedisCoordinationProvider()
        .open(AdapterUrl.parse(url), TestInstallationKey.shared());
  }
}
