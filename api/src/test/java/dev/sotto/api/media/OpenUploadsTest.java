// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// [Bound#OPEN_UPLOADS]: bodies that begin and do not end.
final class OpenUploadsTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int SIZE = 1_000;
  private static final int MOST = Bound.OPEN_UPLOADS.most();

  private final TestServer server =
      TestServer.start(TestServer.Setup.standard().withLimits().withTrustedProxies("127.0.0.1"));
  private final MediaClient ada = MediaClient.registered(server, "ada");
  private final MediaClient bob = MediaClient.registered(server, "bob");
  private final Deque<Socket> open = new ArrayDeque<>();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    server.close();
  }

  @Test
  void uploadsOfOneAccountShouldBeCounted() throws IOException {
    for (int i = 0; i < MOST; i++) {
      begin(ada, "203.0.113." + i);
    }

    assertRefused(answer(ada, "203.0.113.200"));
    assertThat(answer(bob, "203.0.113.200")).startsWith("HTTP/1.1 201 ");
    end();
    assertThat(answer(ada, "203.0.113.200")).startsWith("HTTP/1.1 201 ");
    assertRefused(begunAnd(ada, "203.0.113.201"));
  }

  @Test
  void uploadsOfOneAddressShouldBeCounted() throws IOException {
    for (int i = 0; i < MOST; i++) {
      begin(i % 2 == 0 ? ada : bob, "203.0.113.7");
    }
    MediaClient carl = new MediaClient(TestClient.registered(server, "carl"));

    assertRefused(answer(carl, "203.0.113.7"));
    assertThat(answer(carl, "203.0.113.8")).startsWith("HTTP/1.1 201 ");
    end();
    assertThat(answer(carl, "203.0.113.7")).startsWith("HTTP/1.1 201 ");
  }

  private String begunAnd(MediaClient owner, String address) throws IOException {
    begin(owner, address);
    return answer(owner, address);
  }

  private static void assertRefused(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 429 ")
        .contains(
            "Retry-After: " + Bound.OPEN_UPLOADS.time().toSeconds() + "\r\n",
            "Connection: close\r\n",
            "\"code\":\"RATE_LIMITED\"");
  }

  /// Begins an upload, which counts when the server asks for the rest of it.
  private void begin(MediaClient owner, String address) throws IOException {
    Socket socket = say(owner, address, "Expect: 100-continue\r\n");
    open.add(socket);
    var told = new char[12];
    Reader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
    assertThat(in.read(told)).isEqualTo(told.length);
    assertThat(new String(told)).isEqualTo("HTTP/1.1 100");
  }

  /// Ends one of those that have begun.
  private void end() throws IOException {
    try (Socket socket = open.removeFirst()) {
      socket.getOutputStream().write(new byte[SIZE]);
      assertThat(rest(socket)).contains("HTTP/1.1 201 ");
    }
  }

  private String answer(MediaClient owner, String address) throws IOException {
    try (Socket socket = say(owner, address, "")) {
      socket.getOutputStream().write(new byte[SIZE]);
      return rest(socket);
    }
  }

  private Socket say(MediaClient owner, String address, String more) throws IOException {
    String request =
        "PUT %s HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
            .formatted(owner.create(SIZE, "").target(), address, SIZE, more);
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
