// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that HTTP lets a client send without end.
final class UnboundedRequestTest {
  private static final long MOST = 256L << 20;
  private static final String POST = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty lines | '' | '\r\n' | 400",
        "request line | 'GET /' | a | 414",
        "header | 'GET / HTTP/1.1\r\nX: ' | a | 431",
        "name of a header | 'GET / HTTP/1.1\r\n' | a | 431",
        "headers | 'GET / HTTP/1.1\r\n' | 'X: y\r\n' | 431",
        "long headers | 'GET / HTTP/1.1\r\n"
            + "' | 'X:"
            + " yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n"
            + "' | 431"
      })
  void headShouldComeToAnEnd(String what, String beginning, String piece, int status) {
    assertRefused(what, beginning, piece, status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chunk line | 1 | a | 400",
        "extension | '5;' | b | 400",
        "trailer | '2\r\n{}\r\n0\r\nX: ' | b | 400",
        "trailers | '2\r\n{}\r\n0\r\n' | 'X: y\r\n' | 400",
        "huge chunk | '7fffffff\r\n' | b | 413",
        "chunk beyond the route | '9fffff\r\n' | b | 413",
        "chunks | '' | '1\r\na\r\n' | 413"
      })
  void bodyShouldComeToAnEnd(String what, String beginning, String piece, int status) {
    assertRefused(what, CHUNKED + beginning, piece, status);
  }

  private void assertRefused(String what, String beginning, String piece, int status) {
    byte[] many = piece.repeat(64 * 1024 / piece.length()).getBytes(StandardCharsets.US_ASCII);

    String answer = RawHttpClient.pour(server.port(), beginning, many, MOST);

    assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer).contains("Connection: close").containsOnlyOnce("HTTP/1.1");
  }
}
