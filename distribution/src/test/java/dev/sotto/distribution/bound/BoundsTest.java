// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bounds of HTTP in `docs/bounds.md`, with a heap of 64 MiB and 512 descriptors: each is sent
/// without end, and afterwards the server says that it lives.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BoundsTest {
  private static final long MOST = 128L << 20;
  private static final String GET = "GET /api/me HTTP/1.1\r\nHost: a\r\n";
  private static final String POST = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String OF_500_KB = "Content-Length: 524288\r\n\r\n";

  /// How soon a server must say that it lives, whatever is asked of it otherwise. A machine that
  /// builds as well is given some time.
  private static final Duration SOON = Duration.ofSeconds(2);

  @RegisterExtension private final ConstrainedServer server = new ConstrainedServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EMPTY_LINES | '' | '\r\n' | 400 | no request",
        "REQUEST_LINE | 'GET /' | a | 414 | 8192 bytes",
        "HEADER_LINE | 'GET /api/me HTTP/1.1\r\nX: ' | a | 431 | a header is longer than 8192",
        "HEADER_COUNT | 'GET /api/me HTTP/1.1\r\n' | 'X: y\r\n' | 431 | more than 100 headers"
      })
  void headShouldComeToAnEnd(
      String bound, String beginning, String piece, int status, String detail) throws Exception {
    assertRefused(bound, beginning, piece, status, detail);
  }

  @Test
  void headersShouldComeToAnEnd() throws Exception {
    String header = "X: " + "y".repeat(1_000) + "\r\n";

    assertRefused("HEADERS", GET, header, 431, "headers are longer than 16384");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHUNK_LINE | '5;' | b | 400 | 256 bytes",
        "TRAILERS | '2\r\n{}\r\n0\r\nX: ' | b | 400 | 4096 bytes",
        "TRAILERS | '2\r\n{}\r\n0\r\n' | 'X: yy\r\n' | 400 | 4096 bytes",
        "BODY | '7fffffff\r\n' | b | 413 | larger than",
        "BODY | '' | '1\r\na\r\n' | 413 | larger than"
      })
  void bodyShouldComeToAnEnd(
      String bound, String beginning, String piece, int status, String detail) throws Exception {
    assertRefused(bound, CHUNKED + beginning, piece, status, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"JSON_DEPTH | '{\"a\":' | '[' | 500", "JSON_NODES | '{\"a\":[0' | ',1' | 100000"})
  void jsonShouldComeToAnEnd(String bound, String beginning, String piece, int times)
      throws Exception {
    String body = beginning + piece.repeat(times);

    try (Socket socket =
        server.say(
            POST + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
      assertThat(ConstrainedServer.answer(socket)).as(bound).startsWith("HTTP/1.1 400 ");
    }
    server.assertAlive();
  }

  /// [Bound#OPEN_BODIES].
  @Test
  void bodiesThatNeverComeShouldKeepNobodyOut() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      // Fewer than the connections that one address may have at so few descriptors.
      for (int i = 0; i < 120; i++) {
        open.add(server.say(POST + "Content-Length: 400000\r\n\r\n{"));
      }
      server.assertAlive();
      assertThat(server.status("/api/me")).isEqualTo(401);
      // Which of them come first, and how many end before others begin, is the machine's affair.
      List<String> waited = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      for (Socket socket : open) {
        String answer = ConstrainedServer.answer(socket);
        (answer.startsWith("HTTP/1.1 408 ") ? waited : refused).add(answer);
      }
      assertThat(waited).hasSizeBetween(Bound.OPEN_BODIES.most(), 5 * Bound.OPEN_BODIES.most());
      assertThat(refused)
          .isNotEmpty()
          .allSatisfy(
              answer ->
                  assertThat(answer)
                      .startsWith("HTTP/1.1 429 ")
                      .containsIgnoringCase("Retry-After: 5"));
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#MEMORY]: a quarter of the heap is less than forty halves of a mebibyte.
  @Test
  void bodiesShouldNotFillTheHeap() throws Exception {
    List<Socket> open = new ArrayList<>();
    String most = "a".repeat(500_000);
    try {
      for (int i = 0; i < 60; i++) {
        open.add(server.say("127.0.1." + i / 15, POST + OF_500_KB + most));
      }
      server.assertAlive();
      assertThat(ConstrainedServer.answer(open.getLast()))
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("Retry-After: ");
    } finally {
      closeAll(open);
    }
    server.assertAlive();
  }

  /// [Bound#CONNECTIONS] and [Bound#SILENT_CONNECTION].
  @Test
  void moreConnectionsThanDescriptorsShouldKeepNobodyOutOfHealth() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 700; i++) {
        open.add(server.say("127.0.5." + i % 250, ""));
      }
      for (int i = 0; i < 3; i++) {
        long began = System.nanoTime();
        try (Socket health =
            server.say("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
          assertThat(ConstrainedServer.answer(health)).as(server.log()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      }
      assertThat(ConstrainedServer.answer(open.getFirst()))
          .as("silent when places are short")
          .isEmpty();
    } finally {
      closeAll(open);
    }
    server.assertAlive();
  }

  /// [Bound#SHARE], of places: heads that never end.
  @Test
  void connectionsOfOneAddressShouldLeavePlacesForOthers() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        open.add(server.say("127.0.6.1", GET + "X: "));
      }
      for (int i = 1; i <= 20; i++) {
        try (Socket other = server.say("127.0.6." + (i + 1), GET + "Connection: close\r\n\r\n")) {
          assertThat(ConstrainedServer.answer(other)).startsWith("HTTP/1.1 401 ");
        }
      }
      try (Socket again = server.say("127.0.6.1", GET + "Connection: close\r\n\r\n")) {
        assertThat(ConstrainedServer.answer(again))
            .startsWith("HTTP/1.1 503 ")
            .containsIgnoringCase("Retry-After: ");
      }
      server.assertAlive();
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#MEMORY]: bodies of which next to nothing has come hold next to nothing.
  @Test
  void bodiesThatHaveNotComeShouldNotTakeMemory() throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 240; i++) {
        open.add(server.say("127.0.7." + (i / 20 + 1), POST + OF_500_KB + "{"));
      }
      String body = "{\"handle\":\"nobody\",\"password\":\"" + "x".repeat(900) + "\"}";
      try (Socket other =
          server.say(
              "127.0.8.1",
              POST + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
        assertThat(ConstrainedServer.answer(other)).matches("(?s)HTTP/1.1 4\\d\\d .*");
      }
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#FAULT_LOG].
  @Test
  void logShouldNotGrowWithFaults() throws Exception {
    for (int i = 0; i < 2 * Bound.FAULT_LOG.most(); i++) {
      try (Socket socket = server.say("nonsense\r\n\r\n")) {
        assertThat(ConstrainedServer.answer(socket)).startsWith("HTTP/1.1 400 ");
      }
    }

    assertThat(server.log().split("a request was refused with", -1))
        .hasSizeBetween(2, Bound.FAULT_LOG.most() + 1);
    assertThat(server.log()).doesNotContain("nonsense");
  }

  private void assertRefused(
      String bound, String beginning, String piece, int status, String detail) throws Exception {
    byte[] many = piece.repeat(64 * 1024 / piece.length()).getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = server.say(beginning)) {
      try {
        for (long sent = 0; sent < MOST && socket.getInputStream().available() == 0; ) {
          socket.getOutputStream().write(many);
          sent += many.length;
        }
      } catch (IOException e) {
        // It has ended the connection, as it should.
      }
      assertThat(ConstrainedServer.answer(socket))
          .as(bound)
          .startsWith("HTTP/1.1 " + status + " ")
          .contains(detail);
    }
    server.assertAlive();
  }

  private static void closeAll(List<Socket> open) throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }
}
