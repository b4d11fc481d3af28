// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The client's end of a WebSocket (RFC 6455), which does just what it is told: it answers no ping
/// and no goodbye by itself, and may send what no good client does. It costs little, so that one
/// process can hold thousands. One thread may read while others write.
public final class RawWebSocket implements AutoCloseable {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int SMALL = 1_024;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final List<String> head;

  private RawWebSocket(Socket socket, String path, String headers, byte[] early)
      throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL));
    out = socket.getOutputStream();
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + socket.getInetAddress().getHostAddress()
            + ":"
            + socket.getPort()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n";
    var first = new ByteArrayOutputStream();
    first.writeBytes(request.getBytes(StandardCharsets.US_ASCII));
    first.writeBytes(early);
    out.write(first.toByteArray());
    head = readHead();
  }

  /// Asks for a WebSocket, and waits for the answer.
  ///
  /// @param socket connected; closed with the answer, also when there is none
  /// @param path and query
  /// @param headers further ones, each with CR and LF
  public static RawWebSocket ask(Socket socket, String path, String headers) throws IOException {
    return ask(socket, path, headers, new byte[0]);
  }

  /// As [#ask(Socket, String, String)], without waiting before it sends more.
  ///
  /// @param early sent with the request, in one piece
  public static RawWebSocket ask(Socket socket, String path, String headers, byte[] early)
      throws IOException {
    try {
      return new RawWebSocket(socket, path, headers, early);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// {@return the status of the answer; 101 when the socket is open}
  public int status() {
    return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
  }

  /// {@return the value of a header of the answer; empty without one}
  public String header(String name) {
    return head.stream()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /// Sends a frame of text.
  public void say(String text) throws IOException {
    frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends one frame.
  public void frame(int opCode, boolean last, byte[] payload) throws IOException {
    raw(bytes(opCode, last, payload));
  }

  /// {@return one frame, masked with zeros}
  public static byte[] bytes(int opCode, boolean last, byte[] payload) {
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
    var bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  /// Sends bytes as they are.
  public void raw(byte[] bytes) throws IOException {
    synchronized (out) {
      out.write(bytes);
    }
  }

  /// {@return the next frame of the server}
  ///
  /// @throws java.io.EOFException when the connection has ended without one
  public Frame next() throws IOException {
    int opCode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    return new Frame(opCode, in.readNBytes(Math.toIntExact(length)));
  }

  /// {@return everything that comes until the connection ends}
  public String rest() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// Writes nothing more, and still reads.
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /// Resets the connection: no close frame, not even the end of TCP.
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /// Goes without a goodbye.
  @Override
  public void close() throws IOException {
    socket.close();
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

  /// What the server has sent.
  public static final class Frame {
    private final int opCode;
    private final byte[] payload;

    private Frame(int opCode, byte[] payload) {
      this.opCode = opCode;
      this.payload = payload;
    }

    public int opCode() {
      return opCode;
    }

    public byte[] payload() {
      return payload.clone();
    }

    /// {@return the payload of a frame of text}
    public String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    /// {@return the code in a goodbye}
    public int closeCode() {
      return ByteBuffer.wrap(payload).getShort() & 0xffff;
    }
  }
}
