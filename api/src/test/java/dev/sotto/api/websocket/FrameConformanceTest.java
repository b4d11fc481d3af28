// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.ws.TestSocket;
import dev.sotto.core.bound.Bound;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conformance to RFC 6455 against bad clients.
final class FrameConformanceTest {
  private static final int PING = 9;
  private static final Logger LOGS = Logger.getLogger("dev.sotto.api.websocket");

  private final TestServer server = TestServer.start();
  private final TestClient ada = TestClient.registered(server, "ada");
  private final Recorder recorder = new Recorder();

  FrameConformanceTest() {
    LOGS.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    LOGS.removeHandler(recorder);
    server.close();
  }

  /// RFC 6455 has clients wait; a proxy in between may hand on both at once all the same.
  @Test
  void framesThatComeWithTheRequestShouldBeAnswered() throws IOException {
    byte[] ping = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    byte[] frame = RawWebSocket.bytes(TestSocket.TEXT, true, ping);
    byte[] early = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, early, frame.length, frame.length);

    try (var socket = TestSocket.open(ada, early)) {
      socket.expect("pong");
      socket.expect("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
  void operationsThatDoNotExistShouldEndTheSocket(int opCode) throws IOException {
    assertThat(codeAfter(opCode, "secret")).isEqualTo(1002);
    assertThat(recorder.loud()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
  void extensionsThatWereNotAgreedShouldEndTheSocket(int reserved) throws IOException {
    assertThat(codeAfter(reserved | TestSocket.TEXT, "{}")).isEqualTo(1002);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1000", "1001, 1001", "1003, 1003", "1007, 1007", "1011, 1011", "1014, 1014",
    "3000, 3000", "4999, 4999", "0, 1002", "999, 1002", "1004, 1002", "1005, 1002",
    "1006, 1002", "1015, 1002", "1016, 1002", "2999, 1002", "5000, 1002", "65535, 1002"
  })
  void goodbyesShouldBeAnsweredWithTheirCodeIfItMayBeSent(int code, int answer) throws IOException {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(TestSocket.CLOSE, true, goodbye(code, "bye €".getBytes(StandardCharsets.UTF_8)));

      assertThat(socket.closeCode()).isEqualTo(answer);
    }
  }

  @Test
  void reasonsThatAreNotUtf8ShouldBeRefused() throws IOException {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(TestSocket.CLOSE, true, goodbye(1000, new byte[] {(byte) 0xc3, '('}));

      assertThat(socket.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void goodbyesOfOneByteShouldBeRefused() throws IOException {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(TestSocket.CLOSE, true, new byte[] {3});

      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void pingsInFragmentsOrTooLongShouldEndTheSocket() throws IOException {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(PING, false, new byte[0]);
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
    try (var socket = TestSocket.open(ada)) {
      socket.frame(PING, true, new byte[126]);
      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void pingsShouldEndTheSocketWhenThereAreTooMany() throws IOException {
    try (var socket = TestSocket.open(ada)) {
      int answered = 0;
      while (answered < 2_000 && socket.isPinged()) {
        answered++;
      }

      assertThat(answered).isBetween(100, 1_999);
      assertThat(socket.lastCloseCode()).isEqualTo(4429);
    }
  }

  /// Each begins before the one before it is answered, and takes a second.
  @Test
  @Tag("full")
  void messagesThatComeInPiecesShouldEachHaveTheirTime() throws IOException {
    byte[] text = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    byte[] frame =
        ByteBuffer.allocate(6 + text.length)
            .put((byte) 0x81)
            .put((byte) (0x80 | text.length))
            .putInt(0)
            .put(text)
            .array();
    byte[] begin = Arrays.copyOf(frame, 8);
    byte[] next =
        ByteBuffer.allocate(frame.length)
            .put(frame, begin.length, frame.length - begin.length)
            .put(begin)
            .array();
    try (var socket = TestSocket.open(ada)) {
      socket.raw(begin);
      for (long second = 0; second < Bound.SOCKET_MESSAGE.time().toSeconds() + 3; second++) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        socket.raw(next);
        socket.expect("pong");
      }
    }
  }

  private int codeAfter(int opCode, String payload) throws IOException {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(opCode, true, payload.getBytes(StandardCharsets.UTF_8));
      return socket.closeCode();
    }
  }

  private static byte[] goodbye(int code, byte[] reason) {
    return ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
  }

  /// Keeps what is logged as odd.
  private static final class Recorder extends Handler {
    private final List<String> records = Collections.synchronizedList(new ArrayList<>());

    List<String> loud() {
      return List.copyOf(records);
    }

    @Override
    public void publish(LogRecord logged) {
      if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
        records.add(logged.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
