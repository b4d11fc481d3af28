// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.CapturedWarnings;
import dev.sotto.api.media.MediaClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Errors that the library for forms does not expect are the client's, and are answered as such.
final class FormParserErrorsTest {
  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form-data; name=files; filename=\"=?UTF-8?B?Q?=\"",
        "form-data; name=files; filename=\"=?UTF-8?B?QQ=Q?=\"",
        "form-data; name=files; filename=\"=?UTF-8?Q?=4?=\"",
        "form-data; name=files; filename=\"=?nonsense?B?QQ==?=\"",
        "form-data; name=\"=?UTF-8?B?Q?=\"; filename=a",
        "form-data; name=\"=?UTF-8?B?Q?=\"",
        "form-data; name=files; filename*=nonsense''a",
        "form-data; name=files; filename*=UTF-8''%",
        "form-data; name=files; filename*=UTF-8''%4",
        "form-data; name=files; filename*=UTF-8''%zz"
      })
  void partShouldSayWhatCanBeUnderstood(String disposition) {
    try (var complaints = new CapturedWarnings()) {
      MultipartForm form =
          new MultipartForm()
              .part("Content-Disposition: " + disposition + "\r\n", new byte[] {1, 2, 3});

      int status = ada.upload(form).status();

      // What cannot be decoded is refused, or means what it says.
      assertThat(status).isIn(201, 400);
      assertThat(complaints.heard()).isEmpty();
    }
  }

  @Test
  void encodedWordsShouldBeRefusedWhenTheyAreNone() {
    for (String name : new String[] {"filename=\"=?UTF-8?B?Q?=\"", "x=\"=?UTF-8?B?Q?=\""}) {
      String header = "Content-Disposition: form-data; name=files; filename=a; " + name + "\r\n";

      FilesClient.failure(
          ada.upload(new MultipartForm().part(header, new byte[5])), 400, "VALIDATION_ERROR");
    }
    FilesClient.failure(
        ada.upload(
            "multipart/form-data; boundary=\"=?UTF-8?B?Q?=\"",
            BodyPublishers.ofByteArray(MultipartForm.of(new byte[5]).bytes())),
        400,
        "VALIDATION_ERROR");
    assertThat(MediaClient.files(server)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void formShouldEndWithItsWholeBoundary(int missing) {
    byte[] whole = MultipartForm.of(new byte[5]).bytes();
    byte[] cut = Arrays.copyOf(whole, whole.length - missing);

    var answer = ada.upload(MultipartForm.TYPE, BodyPublishers.ofByteArray(cut));

    // The end of the last line says nothing more.
    if (missing <= 2) {
      FilesClient.success(answer, 201);
    } else {
      FilesClient.failure(answer, 400, "VALIDATION_ERROR");
      assertThat(MediaClient.files(server)).isEmpty();
    }
  }

  @Test
  void formShouldBeWholeWhateverComesAfterItsEnd() {
    MultipartForm form =
        new MultipartForm().raw("before\r\n").file("files", "a.png", "image/png", new byte[5]);

    byte[] whole = form.raw("--" + MultipartForm.BOUNDARY + "--\r\nafter\r\n").unfinished();

    FilesClient.success(ada.upload(MultipartForm.TYPE, BodyPublishers.ofByteArray(whole)), 201);
  }

  @Test
  void bytesThatBeginLikeTheEndShouldNotEndTheForm() {
    String almost =
        "\r\n--" + MultipartForm.BOUNDARY.substring(1) + "--\r\n--\r\n\r\n--" + "----b--";
    byte[] body = almost.getBytes(StandardCharsets.US_ASCII);

    assertThat(ada.uploaded(MultipartForm.of(body)).path("fileSize").asInt())
        .isEqualTo(body.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00"
      })
  void endShouldBeRefusedHoweverFarItIs(String end) {
    FilesClient.failure(
        ada.upload(MultipartForm.of(new byte[5]).text("expiresAt", end)), 400, "VALIDATION_ERROR");
  }
}
