// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket whose client writes what no good one does, and reads all the while.
final class RawSocket implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int PING = 9;
  private static final int CLOSE = 8;
  private static final int PATIENCE_SECONDS = 20;

  /// When the connection ends without a goodbye (RFC 6455 §7.1.5).
  private static final int CUT = 1006;

  private final Socket socket;
  private final DataInputStream in;
  private final List<String> types = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /// {@return an open socket of the account with that token}
  static RawSocket open(SmallServer server, String token) throws IOException {
    return open(server, "127.0.0.1", token);
  }

  /// {@return an open socket of the account with that token, at that address}
  static RawSocket open(SmallServer server, String from, String token) throws IOException {
    return open(server, from, "/api/ws", bearer(token));
  }

  /// {@return an open socket of somebody at that address who has not logged in}
  static RawSocket openRooms(SmallServer server, String from) throws IOException {
    return open(server, from, "/", "");
  }

  /// {@return a socket that has resumed, is in sync, and from which nobody reads any more}
  static RawSocket openAndStopReading(SmallServer server, String token) throws IOException {
    var opened = new RawSocket(server.sayAndReadSlowly(request("/api/ws", bearer(token))));
    opened.requireUpgrade();
    opened.write(text("{\"type\":\"resume\"}"));
    while (!opened.readText().contains("\"synced\"")) {
      // What comes before.
    }
    return opened;
  }

  private static RawSocket open(SmallServer server, String from, String path, String headers)
      throws IOException {
    var opened = new RawSocket(server.say(from, request(path, headers)));
    opened.requireUpgrade();
    Thread.ofVirtual().start(opened::readAll);
    return opened;
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static String request(String path, String headers) {
    return "GET %s HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            .formatted(path)
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + headers
        + "\r\n";
  }

  private void requireUpgrade() throws IOException {
    String head = readHead();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IllegalStateException(head);
    }
  }

  /// Writes some bytes, unless the server has ended the socket.
  void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // It has ended the connection, as it may.
    }
  }

  /// Writes frames until the server ends the socket. {@return the code with which it does}
  ///
  /// @param first written once
  /// @param next written again and again, at most so many times
  int pour(byte[] first, byte[] next, int times) throws Exception {
    try {
      socket.getOutputStream().write(first);
      for (int i = 0; i < times && !end.isDone(); i++) {
        socket.getOutputStream().write(next);
      }
    } catch (IOException e) {
      // It has ended the connection, as it should.
    }
    return closeCode();
  }

  /// {@return the code with which the server ends the socket}
  int closeCode() throws InterruptedException, ExecutionException, TimeoutException {
    return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// {@return how many events of that type have come until now}
  long received(String type) {
    return types.stream().filter(type::equals).count();
  }

  /// {@return a frame with a text of less than 126 bytes, masked with zeros}
  static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(6 + bytes.length)
        .put((byte) (0x80 | TEXT))
        .put((byte) (0x80 | bytes.length))
        .putInt(0)
        .put(bytes)
        .array();
  }

  /// {@return a frame, masked with zeros}
  static byte[] frame(int opCode, boolean last, int length) {
    var frame = ByteBuffer.allocate(14 + length);
    frame.put((byte) ((last ? 0x80 : 0) | opCode));
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else {
      frame.put((byte) (0x80 | 127)).putLong(length);
    }
    frame.putInt(0);
    for (int i = 0; i < length; i++) {
      frame.put((byte) 'a');
    }
    var bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String readHead() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private void readAll() {
    try {
      while (true) {
        int opCode = in.readUnsignedByte() & 0x0f;
        byte[] payload = in.readNBytes(length());
        if (opCode == TEXT) {
          types.add(SmallServer.JSON.readTree(payload).path("type").asText());
        }
        if (opCode == CLOSE) {
          end.complete(ByteBuffer.wrap(payload).getShort() & 0xffff);
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      end.complete(CUT);
    }
  }

  private String readText() throws IOException {
    int opCode = in.readUnsignedByte() & 0x0f;
    String payload = new String(in.readNBytes(length()), StandardCharsets.UTF_8);
    return opCode == TEXT ? payload : "";
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case 126 -> in.readUnsignedShort();
      case 127 -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }
}
