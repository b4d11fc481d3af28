// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.CapturedWarnings;
import dev.sotto.api.media.MediaClient;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.MediaUsage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are no forms, or not whole: they leave nothing, neither objects nor temporary files.
final class MalformedFormTest {
  private static final String DISPOSITION =
      "Content-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\n";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private final TestServer server = TestServer.start();
  private final FilesClient ada = FilesClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=another",
        "multipart/mixed; boundary=" + MultipartForm.BOUNDARY,
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain"
      })
  void bodyShouldBeAFormWithABoundary(String type) {
    var body = BodyPublishers.ofByteArray(MultipartForm.of(new byte[5]).bytes());

    FilesClient.failure(ada.upload(type, body), 400, "VALIDATION_ERROR");
    assertNothingKept();
  }

  @Test
  void boundaryShouldNotBeLong() {
    String type = "multipart/form-data; boundary=" + "b".repeat(6_000);
    byte[] body = MultipartForm.of(new byte[5]).bytes();

    FilesClient.failure(
        ada.upload(type, BodyPublishers.ofByteArray(body)), 400, "VALIDATION_ERROR");
    assertNothingKept();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 40, 100, 130, 175, 200, 1_000_000, -30, -5})
  void bodyShouldComeToItsEnd(int cut) {
    byte[] whole = MultipartForm.of(MediaClient.bytes(3_000_000)).bytes();
    byte[] body = Arrays.copyOf(whole, cut < 0 ? whole.length + cut : cut);

    FilesClient.failure(
        ada.upload(MultipartForm.TYPE, BodyPublishers.ofByteArray(body)), 400, "VALIDATION_ERROR");
    assertNothingKept();
  }

  @Test
  void whatIsSaidOfAPartShouldNotBeLong() {
    String name = "x".repeat(5_000);

    refused(new MultipartForm().file("files", name, "image/png", new byte[5]));
    refused(new MultipartForm().part(DISPOSITION + "X-More: 1\r\n".repeat(2_000), new byte[5]));
    refused(MultipartForm.of(new byte[5]).text("messageId", "1".repeat(1_025)));
    refused(new MultipartForm().part("X".repeat(5_000_000), new byte[5]));
  }

  @Test
  void partShouldSayWhatItIs() {
    refused(new MultipartForm().part("", new byte[5]));
    refused(new MultipartForm().part("Content-Type: image/png\r\n", new byte[5]));
    refused(
        new MultipartForm().part("Content-Disposition: attachment; filename=a\r\n", new byte[5]));
    refused(new MultipartForm().part("\0\1\2:::\r\n", new byte[5]));
    // One inside the other is how browsers did it in the last century.
    String mixed =
        "Content-Disposition: form-data; name=\"files\"\r\nContent-Type: multipart/mixed";
    refused(new MultipartForm().part(mixed + "\r\n", new byte[5]));
    refused(
        new MultipartForm()
            .part(mixed + "; boundary=" + MultipartForm.BOUNDARY + "\r\n", new byte[5]));
    refused(
        new MultipartForm()
            .part(mixed + "; boundary=b\r\n", "--b--\r\n".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void lengthOfAPartShouldBeWhatComes() {
    MultipartForm form =
        new MultipartForm().part(DISPOSITION + "Content-Length: 3\r\n", new byte[5]);
    MultipartForm boast =
        new MultipartForm().part(DISPOSITION + "Content-Length: 99999999999\r\n", new byte[5]);

    assertThat(ada.uploaded(form).path("fileSize").asInt()).isEqualTo(5);
    assertThat(ada.uploaded(boast).path("fileSize").asInt()).isEqualTo(5);
  }

  @Test
  void bodyShouldBeRefusedBeforeItIsReadWhenItIsTooLarge() {
    assertThat(speak("Content-Length: 5000000000\r\n", true)).startsWith("HTTP/1.1 413 ");
    assertThat(speak("Content-Length: 106000000\r\nExpect: 100-continue\r\n", true))
        .startsWith("HTTP/1.1 413 ")
        .contains("\"type\":\"TOO_LARGE\"");
  }

  @Test
  void bodyShouldNotBeAskedForWhenNobodyIsLoggedIn() {
    String request =
        """
        POST /api/files/upload HTTP/1.1\r
        Host: a\r
        Content-Type: %s\r
        Content-Length: 9000000\r
        %s\r
        """;

    assertThat(MediaClient.speak(server, request.formatted(MultipartForm.TYPE, ""), true))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"type\":\"TOKEN_MISSING\"");
    assertThat(
            MediaClient.speak(
                server,
                request.formatted(
                    MultipartForm.TYPE, "Authorization: Bearer x\r\nExpect: 100-continue\r\n"),
                true))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"type\":\"INVALID_TOKEN\"");
  }

  @Test
  void clientThatWaitsShouldBeToldToGoOn() {
    byte[] body = MultipartForm.of(new byte[5]).bytes();
    String head =
        ada.spoken(
            "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n");

    assertThat(
            MediaClient.speak(server, head + new String(body, StandardCharsets.ISO_8859_1), true))
        .startsWith("HTTP/1.1 100 ")
        .contains("HTTP/1.1 201 ");
  }

  @Test
  void chunkShouldNotBeLarge() {
    assertThat(
            MediaClient.speak(
                server,
                ada.spoken("Transfer-Encoding: chunked\r\n") + "7000000\r\n" + "x".repeat(100),
                true))
        .startsWith("HTTP/1.1 413 ")
        .contains("\"success\":false");
    assertThat(
            MediaClient.speak(
                server, ada.spoken("Transfer-Encoding: chunked\r\n") + "zz\r\n", true))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"success\":false");
  }

  @Test
  void chunksShouldNotGoOnForEver() {
    InputStream head =
        stream(
            "--"
                + MultipartForm.BOUNDARY
                + "\r\n"
                + DISPOSITION.replace("files", "caption").replace("; filename=\"a.png\"", "")
                + "\r\n");
    var endless =
        new SequenceInputStream(head, new ZeroInputStream(FormReader.LARGEST_BODY + 10_000_000));

    FilesClient.failure(
        ada.upload(MultipartForm.TYPE, BodyPublishers.ofInputStream(() -> endless)),
        413,
        "TOO_LARGE");
  }

  @Test
  void clientThatBreaksOffShouldLeaveNothing() {
    byte[] whole = MultipartForm.of(MediaClient.bytes(2_000_000)).bytes();
    String head = ada.spoken("Content-Length: " + whole.length + "\r\n");
    try (var complaints = new CapturedWarnings()) {
      for (int sent : new int[] {0, 10, 60, 150, 70_000, 1_999_000, whole.length - 4}) {
        MediaClient.speak(server, head, Arrays.copyOf(whole, sent));
      }

      FilesClient.success(ada.upload(MultipartForm.of(new byte[5])), 201);
      assertThat(complaints.heard()).isEmpty();
      assertThat(server.storage().media().usage(new AccountId(ada.client().id())))
          .isEqualTo(new MediaUsage(1, 5));
      awaitNoDescriptors();
    }
  }

  @Test
  void otherPathsShouldTakeNoLargeBodies() {
    String large = "Content-Length: 15000000\r\n";

    assertThat(
            MediaClient.speak(
                server,
                ada.spoken(large)
                    .replace("/upload ", "/01234567-89ab-4def-8123-456789abcdef/delete "),
                true))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            MediaClient.speak(
                server, ada.spoken(large).replace("/api/files/upload", "/api/messages"), true))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void uploadsShouldBeCountedOnceAFile() {
    try (TestServer limited = TestServer.start(TestServer.Setup.standard().withLimits())) {
      FilesClient bob = new FilesClient(TestClient.registered(limited, "bob"));
      MultipartForm form = new MultipartForm();
      for (int i = 0; i < 10; i++) {
        form.file("files", "a", "image/png", new byte[5]);
      }
      byte[] body = form.bytes();
      for (int i = 0; i < 12; i++) {
        assertThat(bob.upload(MultipartForm.TYPE, BodyPublishers.ofByteArray(body)).status())
            .isEqualTo(201);
      }

      var answer = bob.upload(MultipartForm.of(new byte[5]));
      FilesClient.failure(answer, 429, "RATE_LIMIT_EXCEEDED");
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(MediaClient.files(limited)).hasSize(120);
    }
  }

  private void refused(MultipartForm form) {
    FilesClient.failure(ada.upload(form), 400, "VALIDATION_ERROR");
    assertNothingKept();
  }

  private String speak(String headers, boolean awaited) {
    return MediaClient.speak(server, ada.spoken(headers), awaited);
  }

  private void assertNothingKept() {
    assertThat(server.storage().media().usage(new AccountId(ada.client().id())))
        .isEqualTo(new MediaUsage(0, 0));
    assertThat(MediaClient.files(server)).isEmpty();
    awaitNoDescriptors();
  }

  /// Temporary files have no names, but the process holds them: until their requests are over.
  private static void awaitNoDescriptors() {
    while (!openUploads().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  static List<String> openUploads() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return List.of();
    }
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.map(MalformedFormTest::target).filter(t -> t.contains("sotto-upload-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed meanwhile.
      return "";
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
