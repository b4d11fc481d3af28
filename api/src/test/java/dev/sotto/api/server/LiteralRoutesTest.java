// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.http1.RawHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Paths without a parameter are found in a map, and are matched as patterns are: letter by letter,
/// after percent-decoding.
final class LiteralRoutesTest {
  @AutoClose
  private final TestServer server =
      TestServer.start(TestServer.Setup.standard().withFacades("foxtrot", "rooms"));

  @ParameterizedTest
  @CsvSource({
    "GET,/health/live,200,",
    "GET,/health/%6cive,200,",
    "HEAD,/health/live,200,",
    "GET,/health/live/,404,",
    "GET,/Health/live,404,",
    "GET,/health/dead,404,",
    "POST,/health/live,405,'GET, HEAD'",
    "OPTIONS,/health/live,405,'GET, HEAD'",
    "BREW,/health/live,405,'GET, HEAD'",
    "GET,/api/me,401,",
    "GET,/api/%6De?x=1,401,",
    "GET,/api/me/,404,",
    "GET,/api/me/x,404,",
    "DELETE,/api/me,405,'GET, HEAD'",
    "PUT,/api/messages,405,'POST, GET, HEAD'",
    "PUT,/api/messages/7,405,'GET, HEAD, DELETE'",
    "GET,/api/calls/signaling,405,POST",
    "GET,/api/calls/turn-credentials,401,",
    "GET,/api/files/upload,405,POST",
    "GET,/foxtrot-api/SENDMESSAGE/,405,'POST, OPTIONS'",
    "POST,/foxtrot-api/sendMessage,403,",
    "POST,/foxtrot-apisendMessage,404,",
    "POST,/api/rooms/x/y/z,404,",
    "GET,/,200,"
  })
  void pathsShouldBeFoundLetterByLetter(String method, String path, int status, String allow) {
    String answer =
        RawHttpClient.speak(
            server.port(),
            method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + ' ');
    if (allow != null) {
      assertThat(answer).contains("\r\nAllow: " + allow + "\r\n");
    }
  }
}
