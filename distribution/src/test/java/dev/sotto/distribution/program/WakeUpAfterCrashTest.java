// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sotto.distribution.crash.RestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while a wake-up is due.
@Tag("full")
final class WakeUpAfterCrashTest {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore pushes = new Semaphore(0);
  private final AtomicInteger answer = new AtomicInteger(503);

  @TempDir private Path folder;

  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
          pushes.release();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    http.shutdownNow();
  }

  @Test
  void deviceShouldBeWokenAfterTheRestart() throws Exception {
    String host = "127.0.0.1:" + service.getAddress().getPort();
    var settings = Map.of("SOTTO_PUSH", "webpush:?allow=" + host, "SOTTO_BCRYPT_COST", "10");
    try (var server = PackagedServer.start(folder, settings)) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      subscribe(berta, "http://" + host + "/berta");
      assertThat(anna.send(berta, "m-1")).isEqualTo(201);
      assertThat(pushes.tryAcquire(10, TimeUnit.SECONDS)).as("a push is tried").isTrue();

      server.kill();
      pushes.drainPermits();
      answer.set(201);
      server.restart();

      assertThat(pushes.tryAcquire(40, TimeUnit.SECONDS)).as("made up for").isTrue();
    }
  }

  private void subscribe(RestClient client, String endpoint) throws Exception {
    String body =
        "{\"service\":\"webpush\",\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
            .formatted(endpoint, base64(point()), base64(new byte[16]));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.url() + "/api/push"))
            .header("Authorization", "Bearer " + client.token())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  /// {@return a public key of a browser: 4, then both coordinates}
  private static byte[] point() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    byte[] encoded = ((ECPublicKey) generator.generateKeyPair().getPublic()).getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
