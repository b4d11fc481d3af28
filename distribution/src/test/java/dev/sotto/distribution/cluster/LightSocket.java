// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import dev.sotto.distribution.crash.RestClient;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A WebSocket that costs little, so that one process can hold thousands, and that goes on sending
/// when it should not. One thread may read while another writes.
final class LightSocket implements AutoCloseable {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int SMALL = 1_024;
  private static final int CONNECT_MILLIS = 10_000;
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;
  private final List<String> head;

  private LightSocket(RestClient client, String path) throws IOException {
    var url = URI.create(client.url());
    try {
      socket.setReceiveBufferSize(SMALL);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL));
      out = socket.getOutputStream();
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + url.getAuthority()
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
              + client.token()
              + "\r\n\r\n";
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      head = readHead();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Asks for a socket, and waits for the answer.
  ///
  /// @param path and query; `/api/ws` for a native one
  static LightSocket ask(RestClient client, String path) throws IOException {
    return new LightSocket(client, path);
  }

  /// {@return the status of the answer; 101 when the socket is open}
  int status() {
    return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
  }

  /// {@return whether the answer says when to come again}
  boolean saysWhenToComeAgain() {
    return head.stream().anyMatch(line -> line.regionMatches(true, 0, "Retry-After: ", 0, 13));
  }

  /// Sends a frame of text.
  void say(String json) throws IOException {
    frame(TEXT, json.getBytes(StandardCharsets.UTF_8));
  }

  /// {@return what the server says next; pings are answered}
  ///
  /// @throws EOFException when the connection has ended without a word
  Said next() throws IOException {
    while (true) {
      int opCode = in.readUnsignedByte() & 0x0f;
      byte[] payload = payload();
      switch (opCode) {
        case TEXT -> {
          return new Said.Text(new String(payload, StandardCharsets.UTF_8));
        }
        case CLOSE -> {
          return new Said.Goodbye(ByteBuffer.wrap(payload).getShort() & 0xffff);
        }
        case PING -> frame(PONG, payload);
        default -> throw new IOException("unexpected frame: " + opCode);
      }
    }
  }

  /// {@return the code with which the server closes, whatever it says before}
  int closeCode() throws IOException {
    while (true) {
      if (next() instanceof Said.Goodbye(var code)) {
        return code;
      }
    }
  }

  /// Goes without a goodbye.
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /// Sends one frame, masked with zeros.
  private void frame(int opCode, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(14 + payload.length).put((byte) (0x80 | opCode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    synchronized (out) {
      out.write(frame.array(), 0, frame.position());
    }
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
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    while (true) {
      int next = in.readUnsignedByte();
      if (next != '\n') {
        line.append((char) next);
      } else if (line.toString().isBlank()) {
        return List.copyOf(lines);
      } else {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
    }
  }

  /// What a server says on a socket.
  sealed interface Said {
    record Text(String json) implements Said {}

    record Goodbye(int code) implements Said {}
  }
}
