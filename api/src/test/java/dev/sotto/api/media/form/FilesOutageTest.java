// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import dev.sotto.api.rest.TestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files while something behind the server does not answer.
final class FilesOutageTest {
  private static final String FILE = "/api/files/01234567-89ab-4def-8123-456789abcdef";

  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void routeShouldAskForPatienceWhenTheStorageDoesNotAnswer() {
    // The server remembers the session, so that a request gets as far as its route.
    FilesClient.success(ada.client().get("/api/files"), 200);
    server.storage().close();

    for (TestResponse answer :
        List.of(
            ada.upload(MultipartForm.of(new byte[5])),
            ada.upload(MultipartForm.of(new byte[5]).text("messageId", "1")),
            ada.client().get("/api/files"),
            ada.client().get(FILE),
            ada.client().delete(FILE),
            ada.client().post(FILE + "/delete", ""))) {
      FilesClient.failure(answer, 503, "UNAVAILABLE");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(MediaClient.files(server)).isEmpty();
    assertThat(MalformedFormTest.openUploads()).isEmpty();
  }

  @Test
  void fileShouldNotBeThereWhenItsBytesAreGone() throws IOException {
    String id = ada.id(new byte[5]);
    for (var file : MediaClient.files(server)) {
      Files.delete(file);
    }

    FilesClient.failure(ada.client().get("/api/files/" + id), 404, "NOT_FOUND");
  }
}
