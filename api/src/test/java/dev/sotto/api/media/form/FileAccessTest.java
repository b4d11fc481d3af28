// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.rest.TestResponse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Permission to read and delete files.
final class FileAccessTest {
  private static final byte[] BYTES = MediaClient.bytes(100_000);

  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");
  private final FilesClient bob = FilesClient.registered(server, "bob");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answerShouldBeAFileThatNothingInterprets() {
    String id = ada.id(BYTES);

    HttpResponse<byte[]> answer = ada.download(id);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BYTES);
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("image/png"))
        .containsEntry("content-disposition", List.of("attachment; filename=\"" + id + ".png\""))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("content-length", List.of("100000"))
        .containsEntry("accept-ranges", List.of("bytes"));
  }

  @Test
  void headShouldDescribeAndSpendNothing() {
    ada.client().befriend(bob.client());
    String key = new MediaClient(ada.client()).upload(BYTES, ",\"viewOnce\":true");
    ada.client()
        .post(
            "/api/messages",
            "{\"to\":%d,\"clientMessageId\":\"m1\",\"body\":\"aA==\",\"media\":[\"%s\"]}"
                .formatted(bob.client().id(), key))
        .data(201);
    String id = key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));

    for (int i = 0; i < 2; i++) {
      HttpResponse<Void> head = bob.head(id);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.headers().firstValue("Content-Length")).hasValue("100000");
    }
    assertThat(bob.download(id).body()).isEqualTo(BYTES);
    assertThat(bob.head(id).statusCode()).isEqualTo(404);
    assertThat(bob.download(id).statusCode()).isEqualTo(404);
  }

  @Test
  void rangeShouldBeGiven() {
    String id = ada.id(BYTES);

    HttpResponse<byte[]> part = ada.download(id, "Range", "bytes=10-19");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(BYTES, 10, 20));
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 10-19/100000");
    HttpResponse<byte[]> beyond = ada.download(id, "Range", "bytes=100000-");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(new String(beyond.body(), StandardCharsets.UTF_8)).contains("\"success\":false");
  }

  @Test
  void fileShouldBeReadByThoseToWhomItsOwnerHasWritten() {
    FilesClient carol = FilesClient.registered(server, "carol");
    ada.client().befriend(bob.client());
    String id = ada.id(BYTES);

    assertNothingThere(bob, id);
    // The other way round is not enough.
    bob.client().send(ada.client(), "m1", "hello");
    assertNothingThere(bob, id);
    ada.client().send(bob.client(), "m1", "hello");
    assertThat(bob.download(id).body()).isEqualTo(BYTES);
    assertNothingThere(carol, id);
    assertThat(new FilesClient(new TestClient(server)).download(id).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01234567-89ab-4def-8123-456789abcdef",
        "1-1-1-1-1",
        "..%2f..%2fsotto.db",
        "upload",
        "x",
        "01234567-89ab-4def-8123-456789abcdef%00"
      })
  void idShouldNameAFile(String id) {
    assertNothingThere(ada, id);
    FilesClient.failure(
        ada.client().delete("/api/files/" + id),
        id.equals("upload") ? 405 : 404,
        id.equals("upload") ? "METHOD_NOT_ALLOWED" : "NOT_FOUND");
  }

  @Test
  void fileShouldBeDeletedByItsOwnerOnly() {
    ada.client().befriend(bob.client());
    ada.client().send(bob.client(), "m1", "hello");
    String first = ada.id(BYTES);
    String second = ada.id(BYTES);

    FilesClient.failure(bob.client().delete("/api/files/" + first), 404, "NOT_FOUND");
    FilesClient.failure(bob.client().post("/api/files/" + first + "/delete", ""), 404, "NOT_FOUND");
    FilesClient.success(ada.client().delete("/api/files/" + first), 200);
    FilesClient.success(ada.client().post("/api/files/" + second + "/delete", ""), 200);
    assertNothingThere(ada, first);
    assertNothingThere(bob, second);
    FilesClient.failure(ada.client().delete("/api/files/" + first), 404, "NOT_FOUND");
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void fileShouldGoWithItsMessage() {
    ada.client().befriend(bob.client());
    long message = ada.client().send(bob.client(), "m1", "look");
    String id =
        ada.uploaded(MultipartForm.of(BYTES).text("messageId", Long.toString(message)))
            .path("id")
            .asText();
    String other = ada.id(BYTES);

    assertThat(bob.download(id).body()).isEqualTo(BYTES);
    ada.client().delete("/api/messages/" + message).data(200);
    assertNothingThere(ada, id);
    assertThat(ada.download(other).statusCode()).isEqualTo(200);
    assertThat(MediaClient.files(server)).hasSize(1);
  }

  @Test
  void messageShouldBeOneThatTheCallerHasSent() {
    ada.client().befriend(bob.client());
    long message = ada.client().send(bob.client(), "m1", "look");
    long deleted = bob.client().send(ada.client(), "m1", "never mind");
    bob.client().delete("/api/messages/" + deleted).data(200);

    for (long foreign : new long[] {message, deleted, 987_654_321}) {
      MultipartForm form = MultipartForm.of(BYTES).text("messageId", Long.toString(foreign));
      FilesClient.failure(bob.upload(form), 404, "NOT_FOUND");
    }
    for (String wrong :
        List.of("0", "-1", "x", "01234567-89ab-4def-8123-456789abcdef", "9999999999999999")) {
      MultipartForm form = MultipartForm.of(BYTES).text("messageId", wrong);
      FilesClient.failure(bob.upload(form), 400, "VALIDATION_ERROR");
    }
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @Test
  void fileShouldBeGoneWhenItsTimeIsOver() {
    String end = server.now().plus(Duration.ofMinutes(5)).toString();
    String id = ada.uploaded(MultipartForm.of(BYTES).text("expiresAt", end)).path("id").asText();

    server.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(ada.download(id).statusCode()).isEqualTo(200);
    server.advance(Duration.ofMillis(1));
    assertNothingThere(ada, id);
    assertThat(own("")).isEmpty();
  }

  @Test
  void ownFilesShouldBeListedPageByPage() {
    var ids = new ArrayList<String>();
    for (int i = 1; i <= 5; i++) {
      ids.add(ada.id(new byte[i]));
    }
    bob.id(BYTES);
    ids.sort(null);
    var listed = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page = page("?limit=2" + (next.isEmpty() ? "" : "&after=" + next));
      assertThat(page.path("data").size()).isLessThanOrEqualTo(2);
      page.path("data").forEach(file -> listed.add(file.path("id").asText()));
      next = page.path("next").asText("").replace("null", "");
    } while (!next.isEmpty());

    assertThat(listed).isEqualTo(ids);
    assertThat(own("").getFirst().path("originalName").isNull()).isTrue();
    FilesClient.failure(ada.client().get("/api/files?after=x"), 400, "VALIDATION_ERROR");
    FilesClient.failure(ada.client().get("/api/files?limit=101"), 400, "VALIDATION_ERROR");
  }

  @Test
  void objectsOfOtherSurfacesShouldBeFilesToo() {
    MediaClient uploads = new MediaClient(ada.client());
    MediaClient.Room room = uploads.create(5, "");
    String id = room.key().replaceFirst(".*/", "").replaceFirst("\\..*", "");

    assertNothingThere(ada, id);
    assertThat(own("")).isEmpty();
    MediaClient.put(room.url(), new byte[5]);
    assertThat(ada.download(id).body()).hasSize(5);
    assertThat(own("")).hasSize(1);
  }

  @Test
  void typeShouldBeToldOnlyWhenItIsOnTheList() {
    String html = "{\"contentType\":\"text/html\",\"size\":5}";
    MediaClient.Room room = MediaClient.Room.of(ada.client().post("/api/media", html).data(201));
    MediaClient.put(room.url(), new byte[5]);
    String id = room.key().replaceFirst(".*/", "").replaceFirst("\\..*", "");

    assertThat(ada.download(id).headers().firstValue("Content-Type"))
        .hasValue("application/octet-stream");
  }

  private List<JsonNode> own(String query) {
    var files = new ArrayList<JsonNode>();
    page(query).path("data").forEach(files::add);
    return files;
  }

  private JsonNode page(String query) {
    return FilesClient.success(ada.client().get("/api/files" + query), 200);
  }

  private static void assertNothingThere(FilesClient reader, String id) {
    TestResponse answer = reader.client().get("/api/files/" + id);
    if (id.equals("upload")) {
      FilesClient.failure(answer, 405, "METHOD_NOT_ALLOWED");
    } else {
      FilesClient.failure(answer, 404, "NOT_FOUND");
    }
  }
}
