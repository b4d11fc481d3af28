// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A keep-alive HTTP/1.1 connection that costs its own process as little as possible: prepared
/// requests, one read for most answers, no general parser. Bodies have a `Content-Length` or come
/// in chunks. For one thread.
public final class HttpLoadConnection implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final byte[] buffer = new byte[BUFFER];
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public HttpLoadConnection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /// {@return the bytes of a request}
  ///
  /// @param token of the FoxTrot facade; empty for none
  /// @param json the body; empty for none
  public static byte[] request(String method, String path, String token, String json) {
    String header = token.isEmpty() ? "" : "Authorization: JWT " + token;
    return requestWithHeader(method, path, header, json);
  }

  /// {@return the bytes of a request}
  ///
  /// @param header one line; empty for none
  /// @param json the body; empty for none
  public static byte[] requestWithHeader(String method, String path, String header, String json) {
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
  public Answer exchange(byte[] request) throws IOException {
    out.write(request);
    return answer();
  }

  /// Sends a prepared request. {@return how many bytes the body of its answer has, all of which
  /// have come and none of which are kept}
  ///
  /// @throws IOException also when the status is not 200
  public long download(byte[] request) throws IOException {
    out.write(request);
    Head head = head();
    if (ResponseHead.status(buffer) != 200) {
      throw new IOException("download: " + ResponseHead.status(buffer));
    }
    if (ResponseHead.isChunked(buffer, head.bodyAt())) {
      return chunks(head, OutputStream.nullOutputStream());
    }
    int length = ResponseHead.contentLength(buffer, head.bodyAt());
    int left = length - (head.filled() - head.bodyAt());
    while (left > 0) {
      left -= fill(0);
    }
    return length;
  }

  /// Uploads `size` bytes, which say nothing. {@return the status of the answer}
  public int put(String path, int size) throws IOException {
    out.write(
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, size)
            .getBytes(StandardCharsets.UTF_8));
    var chunk = new byte[BUFFER];
    for (int left = size; left > 0; left -= chunk.length) {
      out.write(chunk, 0, Math.min(chunk.length, left));
    }
    return answer().status();
  }

  private Answer answer() throws IOException {
    Head head = head();
    int status = ResponseHead.status(buffer);
    if (ResponseHead.isChunked(buffer, head.bodyAt())) {
      var body = new ByteArrayOutputStream();
      chunks(head, body);
      return new Answer(status, body.toString(StandardCharsets.UTF_8));
    }
    int filled = head.filled();
    int end = head.bodyAt() + ResponseHead.contentLength(buffer, head.bodyAt());
    while (filled < end) {
      filled = fill(filled);
    }
    return new Answer(
        status, new String(buffer, head.bodyAt(), end - head.bodyAt(), StandardCharsets.UTF_8));
  }

  /// Reads a body in chunks (RFC 9112 §7.1). {@return how many bytes it has}
  private long chunks(Head head, OutputStream into) throws IOException {
    var body = new ChunkedBody(buffer, head.bodyAt(), head.filled(), in);
    return body.transferTo(into);
  }

  private Head head() throws IOException {
    int filled = 0;
    int bodyAt = -1;
    while (bodyAt < 0) {
      filled = fill(filled);
      bodyAt = ResponseHead.end(buffer, filled);
    }
    return new Head(bodyAt, filled);
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

  /// A response of the server.
  public record Answer(int status, String body) {}

  /// The head of an answer and what has come after it, in the buffer.
  private record Head(int bodyAt, int filled) {}
}
