// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import dev.sotto.api.rest.TestResponse;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.MediaPolicy;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.scan.UnscannedPolicy;
import dev.sotto.testkit.Concurrently;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Uploads in forms.
final class FileUploadTest {
  private static final int LARGEST = 10 * 1024 * 1024;

  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard()
              .withMedia(
                  new MediaPolicy(
                      120L << 20, 100L << 20, Duration.ofDays(30), UnscannedPolicy.REFUSE)));
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answerShouldTellOfTheFile() {
    JsonNode answer =
        FilesClient.success(
            ada.upload(
                new MultipartForm().file("file", "Größe & mehr.png", "image/png", new byte[7])),
            201);

    JsonNode file = answer.path("data");
    String id = file.path("id").asText();
    assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(file.path("fileName").asText()).isEqualTo(id + ".png");
    assertThat(file.path("filename").asText()).isEqualTo(id + ".png");
    assertThat(file.path("originalName").asText()).isEqualTo("Größe & mehr.png");
    assertThat(file.path("fileSize").asInt()).isEqualTo(7);
    assertThat(file.path("mimeType").asText()).isEqualTo("image/png");
    assertThat(file.path("fileType").asText()).isEqualTo("image");
    assertThat(file.path("isImage").asBoolean()).isTrue();
    assertThat(file.has("width")).isTrue();
    assertThat(file.path("width").isNull()).isTrue();
    assertThat(file.path("height").isNull()).isTrue();
    assertThat(file.path("fileUrl").asText()).isEqualTo("/api/files/" + id);
    assertThat(file.path("expiresAt").asText())
        .isEqualTo(
            server
                .now()
                .plus(Duration.ofDays(30))
                .toString()
                .replaceFirst("(:\\d\\d)Z", "$1.000Z"));
    assertThat(answer.path("files")).containsExactly(file);
    assertThat(usage()).isEqualTo(new MediaUsage(1, 7));
  }

  @Test
  void severalFilesShouldBeAnArrayInTheirOrder() {
    MultipartForm form = new MultipartForm().text("caption", "not known here");
    for (int i = 1; i <= 10; i++) {
      form.file(
          i % 2 == 0 ? "file" : "files", i + ".txt", "text/plain; charset=utf-8", new byte[i]);
    }

    JsonNode answer = FilesClient.success(ada.upload(form), 201);

    assertThat(answer.path("data")).hasSize(10).isEqualTo(answer.path("files"));
    for (int i = 1; i <= 10; i++) {
      JsonNode file = answer.path("data").path(i - 1);
      assertThat(file.path("originalName").asText()).isEqualTo(i + ".txt");
      assertThat(file.path("fileSize").asInt()).isEqualTo(i);
      assertThat(file.path("mimeType").asText()).isEqualTo("text/plain");
      assertThat(file.path("fileType").asText()).isEqualTo("document");
      assertThat(file.path("isImage").asBoolean()).isFalse();
    }
  }

  @Test
  @Tag("full")
  void tenOfTheLargestFilesShouldPass() {
    MultipartForm form = new MultipartForm();
    for (int i = 0; i < 10; i++) {
      form.file("files", "large.bin", "application/octet-stream", MediaClient.bytes(LARGEST));
    }

    assertThat(FilesClient.success(ada.upload(form), 201).path("files")).hasSize(10);
    assertThat(usage()).isEqualTo(new MediaUsage(10, 10L * LARGEST));
  }

  @Test
  void fileShouldHaveBytesAndNotTooMany() {
    assertThat(refused(MultipartForm.of(new byte[LARGEST + 1]))).contains("10485760");
    assertThat(refused(MultipartForm.of(new byte[0]))).startsWith("files: ");
    // The good ones do not stay either.
    refused(
        MultipartForm.of(new byte[5]).file("files", "b.png", "image/png", new byte[LARGEST + 1]));
    assertThat(ada.upload(MultipartForm.of(new byte[LARGEST])).status()).isEqualTo(201);
  }

  @Test
  void filesShouldNotBeTooMany() {
    MultipartForm eleven = new MultipartForm();
    for (int i = 0; i < 11; i++) {
      eleven.file("files", "a.png", "image/png", new byte[5]);
    }

    assertThat(refused(eleven)).contains("10 files");
    MultipartForm avatars =
        new MultipartForm()
            .file("avatar", "a.png", "image/png", new byte[5])
            .file("avatar", "b.png", "image/png", new byte[5]);
    assertThat(refused(avatars)).contains("one file");
  }

  @Test
  void filesShouldBeInTheFieldsForFiles() {
    assertThat(refused(new MultipartForm().file("document", "a.png", "image/png", new byte[5])))
        .contains("avatar");
    assertThat(refused(new MultipartForm())).isEqualTo("files: missing");
    assertThat(refused(new MultipartForm().text("files", "hello"))).isEqualTo("files: missing");
    // A form on a page in which nobody has chosen a file.
    assertThat(
            refused(new MultipartForm().file("files", "", "application/octet-stream", new byte[0])))
        .isEqualTo("files: missing");
  }

  @Test
  @Tag("full")
  void quotaShouldHoldForAllFilesTogether() {
    long before = 0;
    MultipartForm form = MultipartForm.of(new byte[5]);
    for (int i = 0; i < 12; i++) {
      FilesClient.success(ada.upload(MultipartForm.of(new byte[LARGEST - 10])), 201);
      before += LARGEST - 10;
    }
    assertThat(usage().bytes()).isEqualTo(before);

    FilesClient.failure(
        ada.upload(form.file("files", "b.png", "image/png", new byte[200])), 413, "QUOTA_EXCEEDED");
    assertThat(usage()).isEqualTo(new MediaUsage(12, before));
    assertThat(MediaClient.files(server)).hasSize(12);
  }

  @Test
  void endShouldBeInTheFutureAndWithinThePolicy() {
    String end = server.now().plus(Duration.ofHours(1)).toString();
    String longest = server.now().plus(Duration.ofDays(30)).toString();

    assertThat(
            ada.uploaded(MultipartForm.of(new byte[5]).text("expiresAt", end))
                .path("expiresAt")
                .asText())
        .startsWith(end.substring(0, 19));
    FilesClient.success(ada.upload(MultipartForm.of(new byte[5]).text("expiresAt", longest)), 201);
    FilesClient.success(ada.upload(MultipartForm.of(new byte[5]).text("expiresAt", "")), 201);
    for (String wrong :
        List.of(
            server.now().toString(),
            server.now().plus(Duration.ofDays(30)).plusMillis(1).toString(),
            "2026-11-21",
            "tomorrow",
            "+999999999-12-31T23:59:59Z",
            "1".repeat(1_025))) {
      String message =
          FilesClient.failure(
              ada.upload(MultipartForm.of(new byte[5]).text("expiresAt", wrong)),
              400,
              "VALIDATION_ERROR");
      assertThat(message).startsWith("expiresAt: ");
    }
    refused(MultipartForm.of(new byte[5]).text("expiresAt", end).text("expiresAt", end), 3);
    server.advance(Duration.ofHours(1));
    assertThat(usage().objects()).isEqualTo(2);
    assertThat(MediaClient.files(server)).hasSize(2);
  }

  @Test
  void bodyShouldBeAllowedToComeInChunks() {
    byte[] body =
        new MultipartForm().file("files", "a", "video/mp4", MediaClient.bytes(3_000_000)).bytes();

    TestResponse answer =
        ada.upload(
            MultipartForm.TYPE, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(FilesClient.success(answer, 201).path("data").path("fileType").asText())
        .isEqualTo("video");
  }

  @Test
  void manyShouldUploadAtOnce() {
    List<Integer> answers =
        Concurrently.call(
            40, i -> ada.upload(MultipartForm.of(MediaClient.bytes(10_000 + i))).status());

    assertThat(answers).containsOnly(201);
    assertThat(usage().objects()).isEqualTo(40);
  }

  private String refused(MultipartForm form) {
    return refused(form, 0);
  }

  private String refused(MultipartForm form, int objects) {
    String message = FilesClient.failure(ada.upload(form), 400, "VALIDATION_ERROR");
    assertThat(usage().objects()).isEqualTo(objects);
    assertThat(MediaClient.files(server)).hasSize(objects);
    return message;
  }

  private MediaUsage usage() {
    return server.storage().media().usage(new AccountId(ada.client().id()));
  }
}
