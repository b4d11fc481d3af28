// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With a time limit of a moment, because the web server keeps real time.
final class HttpConnectionsTest {
  private static final int PATIENCE_MILLIS = 20_000;

  private final WebServer web =
      WebServer.builder()
          .host("127.0.0.1")
          .port(0)
          .shutdownHook(false)
          .featuresDiscoverServices(false)
          .idleConnectionTimeout(Duration.ofMillis(200))
          .idleConnectionPeriod(Duration.ofMillis(50))
          .protocolsDiscoverServices(false)
          .addConnectionSelector(
              new HttpConnections(
                  Http1ConnectionSelector.builder().config(Http1Config.create()).build()))
          .routing(
              HttpRouting.builder()
                  .post(
                      "/",
                      (request, response) -> response.send(request.content().as(byte[].class))))
          .build()
          .start();

  @AfterEach
  void stop() {
    web.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POST / HT",
        "POST / HTTP/1.1\r\nHost: a\r\nX-Half",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf"
      })
  void connectionShouldEndWhenARequestStaysUnfinished(String half) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));

      // Ends of its own accord: a read that timed out would throw.
      byte[] answer = socket.getInputStream().readAllBytes();

      assertThat(new String(answer, StandardCharsets.US_ASCII)).doesNotContain("200");
    }
  }
}
