// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.testkit.socket.RawWebSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/// A socket of a native client that can also do what no good client does. One thread may read while
/// another writes.
public final class TestSocket implements AutoCloseable {
  static final int CONTINUATION = RawWebSocket.CONTINUATION;
  public static final int TEXT = RawWebSocket.TEXT;
  static final int BINARY = RawWebSocket.BINARY;
  public static final int CLOSE = RawWebSocket.CLOSE;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RawWebSocket socket;
  private int lastCloseCode;

  private TestSocket(RawWebSocket socket) {
    this.socket = socket;
  }

  /// Asks for a socket.
  ///
  /// @param headers each ends with CR and LF
  static TestSocket ask(TestServer server, String headers) throws IOException {
    return ask(server, headers, new byte[0]);
  }

  private static TestSocket ask(TestServer server, String headers, byte[] early)
      throws IOException {
    var connected = new Socket(InetAddress.getLoopbackAddress(), server.port());
    connected.setSoTimeout(PATIENCE_MILLIS);
    connected.setTcpNoDelay(true);
    return new TestSocket(RawWebSocket.ask(connected, "/api/ws", headers, early));
  }

  /// {@return an open socket of the client}
  public static TestSocket open(TestClient client) throws IOException {
    return open(client, new byte[0]);
  }

  /// {@return an open socket of the client}
  ///
  /// @param early frames that it sends together with its request
  public static TestSocket open(TestClient client, byte[] early) throws IOException {
    TestSocket socket =
        ask(client.server(), "Authorization: Bearer " + client.accessToken() + "\r\n", early);
    assertThat(socket.status()).isEqualTo(101);
    return socket;
  }

  /// {@return an open socket that has resumed and is live}
  static TestSocket live(TestClient client) throws IOException {
    return live(client, 0);
  }

  /// {@return an open socket that has read this many waiting messages and is live}
  static TestSocket live(TestClient client, int waiting) throws IOException {
    TestSocket socket = open(client);
    socket.say("{'type':'resume'}");
    for (int i = 0; i < waiting; i++) {
      socket.expect("message");
    }
    socket.expect("synced");
    return socket;
  }

  int status() {
    return socket.status();
  }

  /// {@return the value of a header of the answer; empty without one}
  String header(String name) {
    return socket.header(name);
  }

  /// Sends a frame of text.
  ///
  /// @param json single quotes stand for double ones
  public void say(String json) throws IOException {
    socket.say(json.replace('\'', '"'));
  }

  /// Sends one frame, masked with zeros.
  public void frame(int opCode, boolean last, byte[] payload) throws IOException {
    socket.frame(opCode, last, payload);
  }

  /// Sends bytes as they are.
  public void raw(byte[] bytes) throws IOException {
    socket.raw(bytes);
  }

  /// {@return the next message of the server}
  JsonNode next() throws IOException {
    return JSON.readTree(nextText());
  }

  /// {@return the next message of the server as it was written}
  String nextText() throws IOException {
    while (true) {
      RawWebSocket.Frame frame = socket.next();
      switch (frame.opCode()) {
        case TEXT -> {
          return frame.text();
        }
        case RawWebSocket.PING -> frame(RawWebSocket.PONG, true, frame.payload());
        default ->
            throw new AssertionError("unexpected frame: " + frame.opCode() + " " + frame.text());
      }
    }
  }

  /// {@return the next message of the server, which is of this type}
  public JsonNode expect(String type) throws IOException {
    JsonNode frame = next();
    assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  /// Checks that the next frame is an error. {@return it}
  JsonNode expectError(String code) throws IOException {
    JsonNode frame = expect("error");
    assertThat(frame.path("code").asText()).as(frame.toString()).isEqualTo(code);
    assertThat(frame.path("message").asText())
        .isNotEmpty()
        .doesNotContain("Exception", "dev.sotto");
    return frame;
  }

  /// Reads a ping, which must be next, and answers it.
  void answerPing() throws IOException {
    RawWebSocket.Frame frame = socket.next();
    assertThat(frame.opCode()).isEqualTo(RawWebSocket.PING);
    frame(RawWebSocket.PONG, true, frame.payload());
  }

  /// {@return the code with which the server closes, whatever it says before}
  public int closeCode() throws IOException {
    while (true) {
      RawWebSocket.Frame frame = socket.next();
      if (frame.opCode() == CLOSE) {
        return frame.closeCode();
      }
    }
  }

  /// Sends a ping. {@return whether it was answered; if not, the server has said goodbye}
  public boolean isPinged() throws IOException {
    frame(RawWebSocket.PING, true, new byte[0]);
    RawWebSocket.Frame frame = socket.next();
    if (frame.opCode() == CLOSE) {
      lastCloseCode = frame.closeCode();
    }
    return frame.opCode() == RawWebSocket.PONG;
  }

  /// {@return the code of the goodbye that [#isPinged] has read}
  public int lastCloseCode() {
    return lastCloseCode;
  }

  /// Says goodbye and waits for the answer.
  void sayGoodbye() throws IOException {
    frame(CLOSE, true, new byte[] {0x03, (byte) 0xe8});
    assertThat(closeCode()).isEqualTo(1000);
  }

  /// Writes nothing more, and still reads.
  void endOutput() throws IOException {
    socket.endOutput();
  }

  /// {@return what follows the head of the answer}
  String rest() throws IOException {
    return socket.rest();
  }

  /// Goes without a goodbye.
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
