// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.distribution.program.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `docs/bounds.md` promises, with a heap of 64 MiB and 512 descriptors: each is sent without
/// end, and afterwards the server says that it lives.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BoundsTest {
  private static final long MOST = 128L << 20;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final String POST = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final Map<String, String> SMALL =
      Map.of("SOTTO_JAVA_OPTS", "-Xmx64m", "SOTTO_BCRYPT_COST", "10");

  @TempDir private Path folder;

  private PackagedServer server;

  @BeforeAll
  void start() throws Exception {
    server = PackagedServer.startFrom(withFewDescriptors(), folder, SMALL);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY_LINES | '' | '\r\n' | 400",
        "REQUEST_LINE | 'GET /' | a | 414",
        "HEADER_LINE | 'GET / HTTP/1.1\r\nX: ' | a | 431",
        "HEADERS | 'GET / HTTP/1.1\r\n' | 'X: y\r\n' | 431"
      })
  void headShouldComeToAnEnd(String bound, String beginning, String piece, int status)
      throws Exception {
    assertRefused(bound, beginning, piece, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHUNK_LINE | '5;' | b | 400",
        "TRAILERS | '2\r\n{}\r\n0\r\nX: ' | b | 400",
        "BODY | '7fffffff\r\n' | b | 413",
        "BODY | '' | '1\r\na\r\n' | 413"
      })
  void bodyShouldComeToAnEnd(String bound, String beginning, String piece, int status)
      throws Exception {
    assertRefused(bound, CHUNKED + beginning, piece, status);
  }

  @Test
  void bodiesThatNeverComeShouldKeepNobodyOut() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 150; i++) {
        open.add(say(POST + "Content-Length: 400000\r\n\r\n{"));
      }
      assertAlive();
      assertThat(server.get("/api/me")).isEqualTo(401);
      assertThat(answer(open.getLast())).startsWith("HTTP/1.1 429 ");
      assertThat(answer(open.getFirst())).startsWith("HTTP/1.1 408 ");
    } finally {
      closeAll(open);
    }
  }

  @Test
  void moreConnectionsThanDescriptorsShouldKeepNobodyOutOfHealth() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 700; i++) {
        open.add(say(""));
      }
      assertAlive();
    } finally {
      closeAll(open);
    }
    assertAlive();
  }

  private void assertRefused(String bound, String beginning, String piece, int status)
      throws Exception {
    byte[] many = piece.repeat(64 * 1024 / piece.length()).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = say(beginning)) {
      try {
        for (long sent = 0; sent < MOST && socket.getInputStream().available() == 0; ) {
          socket.getOutputStream().write(many);
          sent += many.length;
        }
      } catch (IOException e) {
        // It has ended the connection, as it should.
      }
      assertThat(answer(socket)).as(bound).startsWith("HTTP/1.1 " + status + " ");
    }
    assertAlive();
  }

  private void assertAlive() throws Exception {
    assertThat(server.get("/health/live")).as(server.log()).isEqualTo(200);
  }

  private Socket say(String text) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    try {
      for (int next; (next = socket.getInputStream().read()) >= 0; ) {
        answer.append((char) next);
      }
    } catch (SocketException e) {
      // Reset behind the answer.
    }
    return answer.toString();
  }

  private static void closeAll(List<Socket> open) throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  /// {@return a home whose launcher allows 512 descriptors}
  private Path withFewDescriptors() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/bin"));
    Path launcher = home.resolve("sotto");
    Files.writeString(
        launcher,
        "#!/bin/sh\nulimit -n 512\nexec \"%s\" \"$@\"\n"
            .formatted(Program.HOME.resolve("bin/sotto")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home.getParent();
  }
}
