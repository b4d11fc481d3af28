// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.nio.charset.StandardCharsets;

/// Reads the few things of an HTTP/1.1 response head that the load needs.
public final class ResponseHead {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

  private ResponseHead() {}

  /// {@return where the body begins, -1 while the head is incomplete}
  public static int end(byte[] buffer, int filled) {
    for (int i = 3; i < filled; i++) {
      if (buffer[i] == '\n'
          && buffer[i - 1] == '\r'
          && buffer[i - 2] == '\n'
          && buffer[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  /// {@return the status code of the first line}
  public static int status(byte[] buffer) {
    // HTTP/1.1 200 …
    return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
  }

  /// {@return the value of `Content-Length`, 0 when there is none}
  public static int contentLength(byte[] buffer, int headEnd) {
    int at = after(buffer, headEnd, LENGTH);
    int value = 0;
    for (int i = at; i > 0 && buffer[i] != '\r'; i++) {
      value = buffer[i] == ' ' ? value : value * 10 + (buffer[i] - '0');
    }
    return value;
  }

  /// {@return whether the body comes in chunks}
  public static boolean isChunked(byte[] buffer, int headEnd) {
    return after(buffer, headEnd, ENCODING) > 0;
  }

  /// {@return where the value of a header begins, 0 when it is not there}
  private static int after(byte[] buffer, int headEnd, byte[] name) {
    for (int line = 0; line + name.length < headEnd; line++) {
      if ((line == 0 || buffer[line - 1] == '\n') && isName(buffer, line, name)) {
        return line + name.length;
      }
    }
    return 0;
  }

  private static boolean isName(byte[] buffer, int at, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      int lower =
          buffer[at + i] >= 'A' && buffer[at + i] <= 'Z' ? buffer[at + i] + 32 : buffer[at + i];
      if (lower != name[i]) {
        return false;
      }
    }
    return true;
  }
}
