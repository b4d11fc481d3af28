// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of files and texts in forms: UTF-8 and nothing else, and what is shown of them.
final class FormTextTest {
  /// A letter of Latin-1, one half of a pair, an overlong slash, the beginning of a letter.
  private static final List<byte[]> NO_TEXT =
      List.of(
          new byte[] {'a', (byte) 0xe4, 'b'},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xc0, (byte) 0xaf},
          new byte[] {(byte) 0xe2, (byte) 0x82});

  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void textShouldBeUtf8() {
    for (byte[] bad : NO_TEXT) {
      assertThat(
              refused(with(bad, "Content-Disposition: form-data; name=\"files\"; filename=\"a?\"")))
          .contains("UTF-8");
      assertThat(refused(with(bad, "Content-Disposition: form-data; name=\"f?\"; filename=\"a\"")))
          .contains("UTF-8");
      assertThat(
              refused(
                  MultipartForm.of(new byte[5])
                      .part("Content-Disposition: form-data; name=\"messageId\"\r\n", bad)))
          .isEqualTo("messageId: expected UTF-8");
      assertThat(
              refused(
                  MultipartForm.of(new byte[5])
                      .part("Content-Disposition: form-data; name=\"expiresAt\"\r\n", bad)))
          .isEqualTo("expiresAt: expected UTF-8");
    }
    String disposition = "Content-Disposition: form-data; name=files; filename";
    for (String name : List.of("*=UTF-8''a%FF", "*=utf-8''%ED%A0%80", "=\"=?UTF-8?B?/w==?=\"")) {
      assertThat(refused(new MultipartForm().part(disposition + name + "\r\n", new byte[5])))
          .contains("UTF-8");
    }
  }

  @Test
  void nameShouldBeWhatWasSent() {
    String disposition = "Content-Disposition: form-data; name=files; filename";
    for (String name : List.of("*=UTF-8''k%C3%A4se%EF%BF%BD", "=\"käse\uFFFD\"")) {
      MultipartForm form = new MultipartForm().part(disposition + name + "\r\n", new byte[5]);

      assertThat(ada.uploaded(form).path("originalName").asText()).isEqualTo("käse\uFFFD");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd,passwd",
    "C:\\fakepath\\a.png,a.png",
    "a;b=c.png,a;b=c.png",
    "日本語.png,日本語.png",
    "a/b.png,b.png"
  })
  void nameShouldBeShownWithoutFolders(String given, String shown) {
    JsonNode file =
        ada.uploaded(new MultipartForm().file("files", given, "image/png", new byte[5]));

    assertThat(file.path("originalName").asText()).isEqualTo(shown);
    assertThat(MediaClient.files(server))
        .singleElement()
        .satisfies(path -> assertThat(path.toString()).doesNotContain("passwd", "日本語"));
  }

  @Test
  void nameShouldNotCarryControlCharactersOrBeLong() {
    String headers =
        "Content-Disposition: form-data; name=\"files\"; filename*=UTF-8''a%0d%0ab%1b\r\n";
    String quoted = "Content-Disposition: form-data; name=\"files\"; filename=\"a\\\"b\"\r\n";

    assertThat(
            ada.uploaded(new MultipartForm().part(headers, new byte[5]))
                .path("originalName")
                .asText())
        .isEqualTo("ab");
    assertThat(
            ada.uploaded(new MultipartForm().part(quoted, new byte[5]))
                .path("originalName")
                .asText())
        .isEqualTo("a\"b");
    assertThat(
            ada.uploaded(
                    new MultipartForm().file("files", "x".repeat(1_000), "image/png", new byte[5]))
                .path("originalName")
                .asText())
        .hasSize(255);
    FilesClient.failure(
        ada.upload(new MultipartForm().file("files", "a\0b", "image/png", new byte[5])),
        400,
        "VALIDATION_ERROR");
  }

  /// {@return a form with one file, where `bad` stands for the question mark}
  private static MultipartForm with(byte[] bad, String header) {
    String[] parts = header.split("\\?", 2);
    return new MultipartForm()
        .raw("--" + MultipartForm.BOUNDARY + "\r\n" + parts[0])
        .raw(bad)
        .raw(parts[1] + "\r\n\r\nbytes\r\n");
  }

  /// {@return what is said of it}
  private String refused(MultipartForm form) {
    String said = FilesClient.failure(ada.upload(form), 400, "VALIDATION_ERROR");
    assertThat(MediaClient.files(server)).isEmpty();
    return said;
  }
}
