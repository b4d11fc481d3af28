// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

/// Reads the few things of an HTTP/1.1 response head that the load needs.
final class ResponseHead {
  private static final byte[] LENGTH = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'
  };

  private ResponseHead() {}

  /// {@return where the body begins, -1 while the head is incomplete}
  static int end(byte[] buffer, int filled) {
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
  static int status(byte[] buffer) {
    // HTTP/1.1 200 …
    return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
  }

  /// {@return the value of `Content-Length`, 0 when there is none}
  static int contentLength(byte[] buffer, int headEnd) {
    for (int line = 0; line + LENGTH.length < headEnd; line++) {
      if ((line == 0 || buffer[line - 1] == '\n') && isLength(buffer, line)) {
        int value = 0;
        for (int i = line + LENGTH.length; buffer[i] != '\r'; i++) {
          value = buffer[i] == ' ' ? value : value * 10 + (buffer[i] - '0');
        }
        return value;
      }
    }
    return 0;
  }

  private static boolean isLength(byte[] buffer, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      int lower =
          buffer[at + i] >= 'A' && buffer[at + i] <= 'Z' ? buffer[at + i] + 32 : buffer[at + i];
      if (lower != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }
}
