// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A keep-alive HTTP/1.1 connection that costs its own process as little as possible: prepared
/// requests, one read for most answers, no general parser. It knows `Content-Length` only. For one
/// thread.
final class HttpConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final byte[] buffer = new byte[BUFFER];
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  HttpConnection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /// {@return the bytes of a request}
  ///
  /// @param token of the FoxTrot facade; empty for none
  /// @param json the body; empty for none
  static byte[] request(String method, String path, String token, String json) {
    String header = token.isEmpty() ? "" : "Authorization: JWT " + token;
    return requestWithHeader(method, path, header, json);
  }

  /// {@return the bytes of a request}
  ///
  /// @param header one line; empty for none
  /// @param json the body; empty for none
  static byte[] requestWithHeader(String method, String path, String header, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + (header.isEmpty() ? "" : header + "\r\n")
            + (json.isEmpty() ? "" : "Content-Type: application/json\r\n")
            + (json.isEmpty() ? "" : "Content-Length: " + body.length + "\r\n")
            + "\r\n";
    return (head + json).getBytes(StandardCharsets.UTF_8);
  }

  /// Sends a prepared request. {@return its answer}
  Answer exchange(byte[] request) throws IOException {
    out.write(request);
    int filled = 0;
    int bodyAt = -1;
    while (bodyAt < 0) {
      filled = fill(filled);
      bodyAt = ResponseHead.end(buffer, filled);
    }
    int end = bodyAt + ResponseHead.contentLength(buffer, bodyAt);
    while (filled < end) {
      filled = fill(filled);
    }
    return new Answer(
        ResponseHead.status(buffer),
        new String(buffer, bodyAt, end - bodyAt, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int fill(int filled) throws IOException {
    if (filled == buffer.length) {
      throw new IOException("answer of more than " + BUFFER + " bytes");
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    return filled + read;
  }

  /// What the server answered.
  record Answer(int status, String body) {}
}
