// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient.Room;
import dev.sotto.core.account.Handle;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.scan.UnscannedPolicy;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploading in one piece.
final class UploadTest {
  private static final int QUOTA = 40_000_000;

  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard()
              .withMedia(
                  new MediaPolicy(QUOTA, 20_000_000, Duration.ofDays(30), UnscannedPolicy.REFUSE)));
  private final MediaClient ada = MediaClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void objectShouldComeBackAsItWasUploaded() {
    // Larger than any other body may be.
    byte[] bytes = MediaClient.bytes(15_000_000);
    Room room = ada.create(bytes.length, ",\"expiresIn\":3600");

    assertThat(room.url()).hasScheme("http").hasAuthority("127.0.0.1:" + server.port());
    assertThat(room.key()).matches("media/" + ada.client().id() + "/[0-9a-f-]{36}\\.jpeg");
    assertThat(ada.client().get("/api/" + room.key()).data(200).path("uploaded").asBoolean())
        .isFalse();
    ada.client().post("/api/" + room.key() + "/complete", "").assertProblem(409, "NOT_UPLOADED");
    assertThat(MediaClient.put(room.url(), bytes).statusCode()).isEqualTo(201);
    JsonNode object = ada.client().post("/api/" + room.key() + "/complete", "").data(200);
    assertThat(object.path("uploaded").asBoolean()).isTrue();
    assertThat(object.path("size").asInt()).isEqualTo(bytes.length);
    assertThat(object.path("contentType").asText()).isEqualTo("image/jpeg");
    assertThat(MediaClient.get(ada.downloadUrl(room.key())).body()).isEqualTo(bytes);
    JsonNode usage = ada.client().get("/api/media/usage").data(200);
    assertThat(usage.path("objects").asInt()).isEqualTo(1);
    assertThat(usage.path("bytes").asInt()).isEqualTo(bytes.length);
    assertThat(usage.path("quota").asInt()).isEqualTo(QUOTA);
    ada.client().delete("/api/" + room.key()).data(200);
    ada.client().delete("/api/" + room.key()).assertProblem(404, "NOT_FOUND");
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void roomShouldHaveNoFormWhereBytesPassThroughTheServer() {
    String body = "{\"contentType\":\"image/jpeg\",\"size\":5}";

    assertThat(ada.client().post("/api/media", body).data(201).fieldNames())
        .toIterable()
        .containsExactly("key", "contentType", "uploadUrl", "uploadUrlExpiresAt", "expiresAt");
  }

  @Test
  void linkShouldTakeNothingForAnAccountThatHasEnded() {
    Room room = ada.create(5, "");

    server.sotto().accounts().administration().disable(new Handle("ada"));

    assertThat(MediaClient.put(room.url(), new byte[5]).statusCode()).isEqualTo(410);
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void clientThatEndsItsSideTooEarlyShouldHearIt() {
    Room room = ada.create(5, "");
    String head =
        "PUT %s?%s HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"
            .formatted(room.url().getRawPath(), room.url().getRawQuery());

    assertThat(MediaClient.speak(server, head + "1234", false))
        .startsWith("HTTP/1.1 400 ")
        .contains("fewer bytes");
    assertThat(MediaClient.put(room.url(), new byte[5]).statusCode()).isEqualTo(201);
  }

  @Test
  void objectShouldBeWrittenOnce() {
    Room room = ada.create(5, "");

    assertThat(MediaClient.put(room.url(), MediaClient.bytes(5)).statusCode()).isEqualTo(201);
    assertThat(MediaClient.put(room.url(), new byte[5]).statusCode()).isEqualTo(409);
    assertThat(MediaClient.get(ada.downloadUrl(room.key())).body()).isEqualTo(MediaClient.bytes(5));
  }

  @Test
  void urlShouldBeGoodForWhatItWasSignedForOnly() {
    Room room = ada.create(5, "");
    Room other = ada.create(6, "");
    String query = other.url().getRawQuery();

    List<URI> forged =
        List.of(
            room.with("signature=", "signature=x"),
            room.with("size=5", "size=6"),
            room.with("method=PUT", "method=GET"),
            room.with("until=", "until=1"),
            room.with("until=", "until=0"),
            room.with("size=5", "size=05"),
            room.with("size=5", "size=5&size=5"),
            room.with("method=PUT", "method=%50UT"),
            URI.create(room.url() + "&"),
            URI.create(room.url() + "&utm_source=x"),
            URI.create(room.url() + "%20"),
            room.with(room.url().getRawQuery(), query),
            room.with("?" + room.url().getRawQuery(), ""));
    assertThat(forged)
        .allSatisfy(
            url -> {
              assertThat(MediaClient.put(url, new byte[5]).statusCode()).isEqualTo(404);
              assertThat(MediaClient.get(url).statusCode()).isEqualTo(404);
            });
    assertThat(MediaClient.get(room.url()).statusCode()).isEqualTo(404);
    assertThat(MediaClient.send("POST", room.url(), BodyPublishers.noBody()).statusCode())
        .isEqualTo(405);
    server.advance(Duration.ofMinutes(5));
    assertThat(MediaClient.put(room.url(), new byte[5]).statusCode()).isEqualTo(410);
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void bodyShouldHaveTheDeclaredLength() {
    Room room = ada.create(5, "");

    assertThat(MediaClient.put(room.url(), new byte[4]).statusCode()).isEqualTo(400);
    assertThat(MediaClient.put(room.url(), new byte[6]).statusCode()).isEqualTo(413);
    assertThat(MediaClient.put(room.url(), new byte[0]).statusCode()).isEqualTo(400);
    assertThat(speak(room.target(), "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 411 ");
    assertThat(speak(room.target(), "Connection: close\r\n", "")).startsWith("HTTP/1.1 411 ");
    assertThat(MediaClient.files(server)).isEmpty();
    assertThat(MediaClient.put(room.url(), new byte[5]).statusCode()).isEqualTo(201);
  }

  @Test
  void bodyShouldBeRefusedBeforeItIsRead() {
    Room room = ada.create(5, "");

    // The body never comes: whoever waits for it would wait for ever.
    assertThat(speak(room.target(), "Content-Length: 15000000\r\n", ""))
        .startsWith("HTTP/1.1 413 ");
    assertThat(speak(room.target(), "Content-Length: 5000000000\r\n", ""))
        .startsWith("HTTP/1.1 413 ");
    assertThat(speak(room.target(), "Content-Length: 6\r\nExpect: 100-continue\r\n", ""))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void otherRoutesShouldRefuseLargeBodiesAsBefore() {
    assertThat(speak("/api/messages", "Content-Length: 15000000\r\n", ""))
        .startsWith("HTTP/1.1 413 ");
    // One chunk, which the web server would hold in memory.
    String chunk = "Transfer-Encoding: chunked\r\n\r\nf00000\r\n" + "x".repeat(100);
    String request = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n" + chunk;
    assertThat(MediaClient.speak(server, request, true)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void uploadShouldLeaveNothingWhenTheClientBreaksOff() throws Exception {
    try (var complaints = new CapturedWarnings()) {
      Room room = ada.create(1_000_000, "");
      String request =
          "PUT %s HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n".formatted(room.target());
      for (int sent : new int[] {0, 1, 70_000, 999_999}) {
        MediaClient.speak(server, request + "x".repeat(sent), false);
      }
      while (!MediaClient.files(server).isEmpty()) {
        Thread.onSpinWait();
      }
      ada.client().post("/api/" + room.key() + "/complete", "").assertProblem(409, "NOT_UPLOADED");
      assertThat(MediaClient.put(room.url(), MediaClient.bytes(1_000_000)).statusCode())
          .isEqualTo(201);
      assertThat(complaints.heard()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/media/../media/%s",
        "/media/./%s",
        "//media/%s",
        "/media//%s",
        "/MEDIA/%s",
        "/media/%s/",
        "/media/%s%%00",
        "/media%%2f%s",
        "/media/..%%2f%s",
        "/media/%%2e%%2e/%s",
        "/media/%s;a=b",
        "/media/../sotto.db",
        "/media/..%%2f..%%2fsotto.db",
        "/media/",
        "/media"
      })
  void pathShouldNameNothingWhenItIsWrittenInAnotherWay(String form) {
    Room room = ada.create(5, "");
    String target =
        form.formatted(room.key().substring("media/".length())) + "?" + room.url().getRawQuery();

    assertThat(speak(target, "Content-Length: 5\r\nConnection: close\r\n", "hello"))
        .startsWith("HTTP/1.1 404 ");
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void createShouldRefuseWhatNoObjectCanBe() {
    ada.client()
        .post("/api/media", "{\"contentType\":\"a/b\",\"size\":20000001}")
        .assertProblem(413, "TOO_LARGE");
    for (String body :
        List.of(
            "{\"contentType\":\"a/b\"}",
            "{\"contentType\":\"a/b\",\"size\":0}",
            "{\"contentType\":\"a\",\"size\":1}",
            "{\"contentType\":\"../b\",\"size\":1}")) {
      ada.client().post("/api/media", body).assertProblem(400, "INVALID_REQUEST");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "audio/webm;codecs=opus, audio/webm, webm",
    "A/B, a/b, b",
    "application/x-zip-compressed, application/zip, zip"
  })
  void typeShouldBeTakenWhateverWayItIsWritten(String said, String type, String extension) {
    String body = "{\"contentType\":\"%s\",\"size\":1}".formatted(said);
    JsonNode room = ada.client().post("/api/media", body).data(201);

    String key = room.path("key").asText();
    assertThat(key).endsWith("." + extension);
    assertThat(room.path("contentType").asText()).isEqualTo(type);
    assertThat(ada.client().get("/api/" + key).data(200).path("contentType").asText())
        .isEqualTo(type);
  }

  @Test
  void objectShouldBeItsOwnersOnly() {
    MediaClient bob = MediaClient.registered(server, "bob");
    String key = ada.upload(MediaClient.bytes(5), "");

    bob.client().get("/api/" + key).assertProblem(404, "NOT_FOUND");
    bob.client().delete("/api/" + key).assertProblem(404, "NOT_FOUND");
    bob.client().post("/api/" + key + "/complete", "").assertProblem(404, "NOT_FOUND");
    ada.client().get("/api/media/1/x").assertProblem(404, "NOT_FOUND");
  }

  private String speak(String target, String headers, String body) {
    return MediaClient.speak(
        server, "PUT %s HTTP/1.1\r\nHost: a\r\n%s\r\n%s".formatted(target, headers, body), true);
  }
}
