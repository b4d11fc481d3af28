// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The bounds of files in `docs/bounds.md`, as in [BoundsTest].
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MediaBoundsTest {
  private static final int MANY = 100_000_000;
  private static final String FILE =
      "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";
  private static final String TEXT =
      "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n";
  private static final String UNKNOWN =
      "--b\r\nContent-Disposition: form-data; name=\"what\"; filename=\"a\"\r\n\r\n";

  @RegisterExtension private final ConstrainedServer server = new ConstrainedServer();
  private String ada;

  @BeforeAll
  void start() throws Exception {
    ada = server.register("ada");
  }

  /// [Bound#FORM_PARTS].
  @Test
  void partsShouldComeToAnEnd() throws Exception {
    assertRefused(TEXT.repeat(Bound.FORM_PARTS.most() + 1), "at most 64 parts");
  }

  /// [Bound#FORM_HEADERS].
  @Test
  void whatIsSaidOfAPartShouldComeToAnEnd() throws Exception {
    assertRefused("--b\r\nX: " + "y".repeat(64 * 1024), "too long");
  }

  /// [Bound#FORM_FILE].
  @Test
  void fileShouldComeToAnEnd() throws Exception {
    assertRefused(FILE + "y".repeat(Bound.FORM_FILE.most() + 100_000), "1 to 10485760 bytes");
  }

  /// [Bound#REFUSED_BODY]: as much as a client wants to send.
  @Test
  void refusedFormShouldNotBeReadToItsEnd() throws Exception {
    byte[] more = "y".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (Socket socket = server.say(head(ada) + UNKNOWN)) {
      try {
        for (; sent < MANY && socket.getInputStream().available() == 0; sent += more.length) {
          socket.getOutputStream().write(more);
        }
      } catch (IOException e) {
        // It has ended the connection, as it should.
      }
      assertThat(ConstrainedServer.answer(socket)).startsWith("HTTP/1.1 400 ");
    }
    assertThat(sent).isLessThan(3L * Bound.REFUSED_BODY.most());
  }

  /// [Bound#REFUSED_BODY]: as long as a client wants to take.
  @Test
  void refusedFormShouldNotBeWaitedFor() throws Exception {
    long began = System.nanoTime();
    try (Socket socket = server.say(head(ada) + UNKNOWN)) {
      assertThat(ConstrainedServer.answer(socket)).startsWith("HTTP/1.1 400 ");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isLessThan(Bound.REFUSED_BODY.time().multipliedBy(2));
  }

  /// [Bound#SHARE], of transfers, for an account: on so small a server it ends before the number of
  /// uploads, which `OpenUploadsTest` shows.
  @Test
  void uploadsThatNeverEndShouldKeepNobodyOut() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i <= Bound.OPEN_UPLOADS.most(); i++) {
        URI url = server.createObject(ada, 1_000_000);
        open.add(server.say("127.0.1." + i, put(url)));
      }
      assertThat(ConstrainedServer.answer(open.getLast()))
          .as("of one account")
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("Retry-After: ");
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /// [Bound#TRANSFERS]: of 512 files 48 are for transfers, and each form takes two.
  @Test
  void slowUploadsShouldLeaveFilesForOthers() throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tokens.add(server.register("uploader" + i));
    }
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 80; i++) {
        open.add(server.say("127.0.3." + i, head(tokens.get(i % 8)) + FILE + "y".repeat(100)));
      }
      assertThat(ConstrainedServer.answer(open.getLast()))
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("Retry-After: ");
      assertThat(server.register("somebody")).isNotEmpty();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /// [Bound#SHARE], of transfers: downloads that one address and account takes slowly.
  @Test
  void slowDownloadsOfOneShouldLeaveTransfersForOthers() throws Exception {
    String size = "4000000";
    URI mine = server.createObject(ada, Integer.parseInt(size));
    try (Socket upload =
        server.say(
            put(mine).replace("1000000", size).replace("some", "") + "y".repeat(4_000_000))) {
      assertThat(upload.getInputStream().read()).isEqualTo('H');
    }
    String key = mine.getRawPath().substring(1);
    URI download = server.download(ada, key);
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        open.add(
            server.sayAndReadSlowly(
                "GET %s?%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .formatted(download.getRawPath(), download.getRawQuery())));
      }
      assertThat(ConstrainedServer.answer(open.getLast())).startsWith("HTTP/1.1 503 ");
      String bob = server.register("bob");
      try (Socket other = server.say("127.0.11.1", put(server.createObject(bob, 1_000_000)))) {
        other.getOutputStream().write(new byte[1_000_000 - 4]);
        var head = new byte[12];
        assertThat(other.getInputStream().readNBytes(head, 0, 12)).isEqualTo(12);
        assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private void assertRefused(String form, String detail) throws Exception {
    try (Socket socket = server.say(head(ada, form.length()) + form)) {
      assertThat(ConstrainedServer.answer(socket)).startsWith("HTTP/1.1 400 ").contains(detail);
    }
  }

  private static String put(URI url) {
    return "PUT %s?%s HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nsome"
        .formatted(url.getRawPath(), url.getRawQuery());
  }

  private static String head(String token) {
    return head(token, MANY);
  }

  private static String head(String token, int length) {
    return "POST /api/files/upload HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + "Content-Type: multipart/form-data; boundary=b\r\n"
        + "Connection: close\r\n"
        + "Content-Length: "
        + length
        + "\r\n\r\n";
  }
}
