// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.testkit.media.Eicar;
import dev.sotto.testkit.media.EicarScanner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Media of the facade: links, and the bytes behind them.
final class FoxTrotMediaTest {
  private static final byte[] CIPHERTEXT = "not for the server".getBytes(StandardCharsets.UTF_8);

  private final EicarScanner scanner = new EicarScanner();
  private final TestServer server =
      TestServer.start(
          FoxTrotClient.setup()
              .with(scanner)
              .withMedia(
                  new MediaPolicy(3_000, 1_000, Duration.ofDays(30), UnscannedPolicy.REFUSE)));
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final HttpClient http = HttpClient.newHttpClient();
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bob");

  @AfterEach
  void stop() {
    http.close();
    client.close();
    server.close();
  }

  @Test
  void correspondentShouldDownloadWhatTheOwnerHasUploaded() throws Exception {
    client.befriend(alice, bob);
    Answer link = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/jpeg\"}");
    assertThat(link.status()).isEqualTo(200);
    assertThat(link.json().fieldNames()).toIterable().containsExactly("uploadUrl", "objectKey");
    String key = link.json().path("objectKey").asText();
    assertThat(key).matches("media/" + alice.id() + "/[0-9a-f-]{36}\\.jpeg");

    assertThat(put(link, CIPHERTEXT)).isEqualTo(201);
    assertThat(download(bob, key).status()).isEqualTo(404);
    client.send(alice, bob, "look");
    Answer found = download(bob, key);
    assertThat(found.json().fieldNames()).toIterable().containsExactly("downloadUrl");
    URI url = URI.create(found.json().path("downloadUrl").asText());
    assertThat(url).hasAuthority("127.0.0.1:" + server.port());
    assertThat(bytes(url)).isEqualTo(CIPHERTEXT);
    assertThat(download(alice, key).status()).isEqualTo(200);
  }

  @Test
  void typesShouldBeUnderstoodAsElsewhere() {
    for (String type : List.of("Image/JPEG", "image/jpg", "image/jpeg; q=1")) {
      Answer link =
          client.post(alice, "/media/upload-url", "{\"contentType\":\"%s\"}".formatted(type));
      assertThat(link.json().path("objectKey").asText()).endsWith(".jpeg");
    }
    assertThat(client.post(alice, "/media/upload-url", "{\"contentType\":\"image/gif\"}").status())
        .isEqualTo(400);
  }

  @Test
  void nobodyShouldDownloadWhatTheScannerHasNotFoundClean() throws Exception {
    Answer infected = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/jpeg\"}");
    Answer waiting = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/jpeg\"}");

    assertThat(put(infected, Eicar.TEXT.getBytes(StandardCharsets.US_ASCII))).isEqualTo(422);
    scanner.goAway();
    assertThat(put(waiting, CIPHERTEXT)).isEqualTo(201);

    String key = waiting.json().path("objectKey").asText();
    Answer refused = download(alice, infected.json().path("objectKey").asText());
    assertThat(refused.status()).isEqualTo(404);
    assertThat(download(alice, key).status()).isEqualTo(503);
    scanner.comeBack();
    assertThat(download(alice, key).status()).isEqualTo(200);
  }

  @Test
  void limitsShouldAnswer429WithRetryAfter() {
    try (TestServer limited = TestServer.start(FoxTrotClient.setup().withLimits());
        FoxTrotClient other = new FoxTrotClient(limited)) {
      User carol = other.newUser("carol");
      for (RateLimit limit :
          List.of(RateLimits.UPLOAD_PER_ACCOUNT, RateLimits.DOWNLOAD_PER_ACCOUNT)) {
        for (int i = 0; i < limit.burst(); i++) {
          limited.sotto().node().limiter().take(limit, Long.toString(carol.id()));
        }
      }

      for (Answer refused :
          List.of(
              other.post(carol, "/media/upload-url", "{\"contentType\":\"image/jpeg\"}"),
              other.post(carol, "/media/download-url", "{\"objectKey\":\"media/1/x.jpeg\"}"))) {
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
        assertThat(refused.json().fieldNames()).toIterable().containsExactly("message");
      }
    }
  }

  @Test
  void linksShouldEndWithoutLoggingOut() throws Exception {
    Answer late = client.post(alice, "/media/upload-url", "{\"contentType\":\"audio/mp4\"}");
    Answer good = client.post(alice, "/media/upload-url", "{\"contentType\":\"video/mp4\"}");
    put(good, CIPHERTEXT);
    URI url =
        URI.create(
            download(alice, good.json().path("objectKey").asText())
                .json()
                .path("downloadUrl")
                .asText());

    assertThat(put(good, CIPHERTEXT)).isEqualTo(409);
    server.advance(Duration.ofMinutes(5));
    assertThat(put(late, CIPHERTEXT)).isEqualTo(410);
    assertThat(bytes(url)).isEqualTo(CIPHERTEXT);
    server.advance(Duration.ofMinutes(55));
    assertThat(status(HttpRequest.newBuilder(url))).isEqualTo(410);
    URI forged = URI.create(url.toString().replace("signature=", "signature=x"));
    assertThat(status(HttpRequest.newBuilder(forged))).isEqualTo(404);
  }

  @Test
  void requestsShouldBeRefusedWhenTheyMakeNoSense() {
    for (String body : List.of("", "{}", "{\"contentType\":\"text/html\"}")) {
      Answer wrong = client.post(alice, "/media/upload-url", body);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.body()).isEqualTo("{\"message\":\"Invalid or missing contentType\"}");
    }
    for (String body :
        List.of("", "{}", "{\"objectKey\":\"x\"}", "{\"objectKey\":\"media/../x\"}")) {
      Answer wrong = client.post(alice, "/media/download-url", body);
      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.body()).isEqualTo("{\"message\":\"Invalid or missing objectKey\"}");
    }
    assertThat(download(alice, "media/1/x.jpeg").status()).isEqualTo(404);
  }

  @Test
  void sizeShouldBeBoundWithoutBeingDeclared() throws Exception {
    Answer link = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/png\"}");

    assertThat(put(link, new byte[1_001])).isEqualTo(413);
    assertThat(put(link, new byte[1_000])).isEqualTo(201);
    for (int i = 0; i < 2; i++) {
      put(
          client.post(alice, "/media/upload-url", "{\"contentType\":\"image/png\"}"),
          new byte[1_000]);
    }
    Answer full = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/png\"}");
    assertThat(full.status()).isEqualTo(413);
    assertThat(full.json().path("message").asText()).isNotEmpty();
  }

  /// Clients ask for a link for each of the pictures that somebody has chosen, and say no size.
  @Test
  void thirtyLinksShouldWorkAtOnce() throws Exception {
    var links = new ArrayList<Answer>();
    for (int i = 0; i < 30; i++) {
      Answer link = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/png\"}");
      assertThat(link.status()).isEqualTo(200);
      links.add(link);
    }

    for (Answer link : links) {
      assertThat(put(link, new byte[100])).isEqualTo(201);
    }

    Answer full = client.post(alice, "/media/upload-url", "{\"contentType\":\"image/png\"}");
    assertThat(full.status()).isEqualTo(413);
  }

  private Answer download(User reader, String key) {
    return client.post(reader, "/media/download-url", "{\"objectKey\":\"%s\"}".formatted(key));
  }

  private int put(Answer link, byte[] bytes) throws IOException, InterruptedException {
    URI url = URI.create(link.json().path("uploadUrl").asText());
    return status(
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private byte[] bytes(URI url) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray()).body();
  }
}
