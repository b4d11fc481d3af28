// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimits;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rate limits of objects and downloads of one account.
final class MediaLimitsTest {
  private static final String ROOM = "{\"contentType\":\"image/jpeg\",\"size\":5}";

  private final TestServer server = TestServer.start(Setup.standard().withLimits());
  private final MediaClient ada = MediaClient.registered(server, "ada");
  private final MediaClient bob = MediaClient.registered(server, "bob");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void roomShouldBeRefusedToAnAccountThatMakesTooMany() {
    use(RateLimits.UPLOAD_PER_ACCOUNT, ada);

    TestResponse answer = ada.client().post("/api/media", ROOM);
    HttpResponse<byte[]> inParts = parts(ada);

    answer.assertProblem(429, "RATE_LIMITED");
    assertWait(answer.response());
    assertThat(inParts.statusCode()).isEqualTo(429);
    assertWait(inParts);
    bob.client().post("/api/media", ROOM).data(201);
    server.advance(Duration.ofSeconds(1));
    ada.client().post("/api/media", ROOM).data(201);
  }

  @Test
  void downloadShouldBeRefusedToAnAccountThatAsksTooOften() {
    String key = ada.upload(MediaClient.bytes(5), "");
    String bobs = bob.upload(MediaClient.bytes(5), "");
    use(RateLimits.DOWNLOAD_PER_ACCOUNT, ada);

    TestResponse answer = ada.download(key);

    answer.assertProblem(429, "RATE_LIMITED");
    assertWait(answer.response());
    bob.download(bobs).data(200);
    server.advance(Duration.ofSeconds(1));
    ada.download(key).data(200);
  }

  /// Uses up what the account may have at once.
  private void use(RateLimit limit, MediaClient client) {
    for (int i = 0; i < limit.burst(); i++) {
      server.sotto().node().limiter().take(limit, Long.toString(client.client().id()));
    }
  }

  /// Makes room for an upload in parts.
  private HttpResponse<byte[]> parts(MediaClient client) {
    return MediaClient.send(
        MediaClient.request(server.http("/api/media/uploads"))
            .POST(BodyPublishers.noBody())
            .header("Authorization", "Bearer " + client.client().accessToken())
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", "5"));
  }

  private static void assertWait(HttpResponse<?> answer) {
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
  }
}
