// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A WebSocket client that can also do what no good client does. One thread may read while another
/// writes.
public final class TestSocket implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Socket socket;
  private final DataInputStream in;
  private final List<String> head;
  private int lastCloseCode;

  private TestSocket(TestServer server, String path, String headers) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + server.port()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    head = readHead();
  }

  /// Asks for a socket.
  ///
  /// @param headers each ends with CR and LF
  static TestSocket ask(TestServer server, String headers) throws IOException {
    return new TestSocket(server, "/api/ws", headers);
  }

  /// {@return an open socket of the client}
  public static TestSocket open(TestClient client) throws IOException {
    TestSocket socket =
        ask(client.server(), "Authorization: Bearer " + client.accessToken() + "\r\n");
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
    return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
  }

  /// {@return the value of a header of the answer; empty without one}
  String header(String name) {
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /// Sends a frame of text.
  ///
  /// @param json single quotes stand for double ones
  public void say(String json) throws IOException {
    frame(TEXT, true, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  /// Sends one frame, masked with zeros.
  void frame(int opCode, boolean last, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(14 + payload.length);
    frame.put((byte) ((last ? 0x80 : 0) | opCode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    synchronized (socket) {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    }
  }

  /// Sends bytes as they are.
  void raw(byte[] bytes) throws IOException {
    synchronized (socket) {
      socket.getOutputStream().write(bytes);
    }
  }

  /// {@return the next message of the server}
  JsonNode next() throws IOException {
    return JSON.readTree(nextText());
  }

  /// {@return the next message of the server as it was written}
  String nextText() throws IOException {
    while (true) {
      int opCode = in.readUnsignedByte() & 0x0f;
      byte[] payload = payload();
      switch (opCode) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case PING -> frame(PONG, true, payload);
        default -> throw new AssertionError("unexpected frame: " + opCode + text(payload));
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
    assertThat(in.readUnsignedByte() & 0x0f).isEqualTo(PING);
    frame(PONG, true, payload());
  }

  /// {@return the code with which the server closes, whatever it says before}
  int closeCode() throws IOException {
    while (true) {
      int opCode = in.readUnsignedByte() & 0x0f;
      byte[] payload = payload();
      if (opCode == CLOSE) {
        return ByteBuffer.wrap(payload).getShort() & 0xffff;
      }
    }
  }

  /// Sends a ping. {@return whether it was answered; if not, the server has said goodbye}
  boolean isPinged() throws IOException {
    frame(PING, true, new byte[0]);
    int opCode = in.readUnsignedByte() & 0x0f;
    byte[] payload = payload();
    if (opCode == CLOSE) {
      lastCloseCode = ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
    return opCode == PONG;
  }

  /// {@return the code of the goodbye that [#isPinged] has read}
  int lastCloseCode() {
    return lastCloseCode;
  }

  /// Says goodbye and waits for the answer.
  void sayGoodbye() throws IOException {
    frame(CLOSE, true, new byte[] {0x03, (byte) 0xe8});
    assertThat(closeCode()).isEqualTo(1000);
  }

  /// Writes nothing more, and still reads.
  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// {@return what follows the head of the answer}
  String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Goes without a goodbye.
  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] payload() throws IOException {
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return in.readNBytes((int) length);
  }

  private List<String> readHead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      bytes.write(in.readUnsignedByte());
    }
    return bytes.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  private static String text(byte[] payload) {
    return " " + new String(payload, StandardCharsets.UTF_8);
  }
}
