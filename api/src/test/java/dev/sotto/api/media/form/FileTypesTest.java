// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Types of files in forms, and the answers about them.
final class FileTypesTest {
  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/svg+xml",
        "application/javascript",
        "application/x-msdownload",
        "image/png/x",
        "multipart/mixed",
        "*/*",
        ";",
        "png"
      })
  void typeShouldBeOnTheList(String type) {
    if (type.equals(";")) {
      // Nothing said is text (RFC 7578 §4.4).
      assertThat(
              ada.uploaded(new MultipartForm().file("files", "a", type, new byte[5]))
                  .path("mimeType")
                  .asText())
          .isEqualTo("text/plain");
    } else {
      FilesClient.failure(
          ada.upload(new MultipartForm().file("files", "a", type, new byte[5])),
          400,
          "VALIDATION_ERROR");
      assertThat(MediaClient.files(server)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-zip-compressed, application/zip, zip, other",
    "image/jpg, image/jpeg, jpeg, image",
    "audio/mp3, audio/mpeg, mp3, audio",
    "Audio/X-M4A;x=y, audio/mp4, m4a, audio",
    "text/plain; charset=utf-8, text/plain, txt, document",
    "application/octet-stream, application/octet-stream, bin, other"
  })
  void fileShouldHaveTheRegisteredTypeAndTheEndingThatPeopleKnow(
      String said, String type, String ending, String kind) {
    JsonNode file = ada.uploaded(new MultipartForm().file("files", "a", said, new byte[5]));

    assertThat(file.path("mimeType").asText()).isEqualTo(type);
    assertThat(file.path("fileType").asText()).isEqualTo(kind);
    assertThat(file.path("fileName").asText()).isEqualTo(file.path("id").asText() + "." + ending);
  }

  @Test
  void typeShouldBeTakenAsSaidWithoutItsParameters() {
    MultipartForm form =
        new MultipartForm()
            .file("files", "a", "Image/PNG ; name=\"x\"", new byte[] {'%', 'P', 'D'});
    String unsaid = "Content-Disposition: form-data; name=files; filename=a\r\n";

    assertThat(ada.uploaded(form).path("mimeType").asText()).isEqualTo("image/png");
    assertThat(
            ada.uploaded(new MultipartForm().part(unsaid, new byte[5])).path("mimeType").asText())
        .isEqualTo("text/plain");
  }
}
