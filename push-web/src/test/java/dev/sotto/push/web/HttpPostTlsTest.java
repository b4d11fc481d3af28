// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sotto.testkit.machine.TricklingServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The address is given, so the certificate must still be that of the name.
final class HttpPostTlsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final char[] PASSWORD = "password".toCharArray();

  private final AtomicInteger requests = new AtomicInteger();

  @TempDir private Path folder;

  private HttpsServer server;
  private SSLSocketFactory trusting;

  @BeforeEach
  void start() throws Exception {
    KeyStore keys = certificate("push.example");
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    trusting = context.getSocketFactory();
    server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendShouldReachTheNameUnderTheGivenAddress() throws Exception {
    assertThat(post(trusting, "push.example")).isEqualTo(201);
  }

  @Test
  void sendShouldSayNothingToAnotherName() {
    assertThatThrownBy(() -> post(trusting, "other.example")).isInstanceOf(SSLException.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void sendShouldSayNothingToACertificateThatNobodyVouchesFor() {
    var strict = (SSLSocketFactory) SSLSocketFactory.getDefault();

    assertThatThrownBy(() -> post(strict, "push.example")).isInstanceOf(SSLException.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void sendShouldEndInTimeWhenTheHandshakeDrips() throws Exception {
    assertEndsInTime("https", new byte[] {0x16, 3, 3, 0x40, 0});
  }

  @Test
  void sendShouldEndInTimeWhenTheAnswerDrips() throws Exception {
    assertEndsInTime("http", "HTTP/1.1 ".getBytes(StandardCharsets.US_ASCII));
  }

  /// Each byte comes well before a time-out of the socket would end.
  private void assertEndsInTime(String scheme, byte[] first) throws Exception {
    var patience = Duration.ofMillis(400);
    try (var dripping = TricklingServer.sending(first, 2)) {
      var endpoint = URI.create(scheme + "://push.example:" + dripping.port() + "/x");
      var post = new HttpPost(trusting, Duration.ofSeconds(10));

      assertTimeoutPreemptively(
          Duration.ofSeconds(8),
          () ->
              assertThatThrownBy(
                      () -> post.send(endpoint, LOOPBACK, Map.of(), new byte[] {1}, patience))
                  .isInstanceOf(IOException.class));
    }
  }

  private int post(SSLSocketFactory tls, String host) throws Exception {
    var endpoint = URI.create("https://" + host + ':' + server.getAddress().getPort() + "/x");
    return new HttpPost(tls, Duration.ofSeconds(10))
        .send(endpoint, LOOPBACK, Map.of(), new byte[] {1})
        .status();
  }

  private KeyStore certificate(String host) throws Exception {
    Path file = folder.resolve("keys.p12");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(folder.resolve("keytool.log"))).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}
