// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

/// The client broke the protocol in a way that ends the socket.
final class CloseSocketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /// @param reason shown to the client
  CloseSocketException(int code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  int code() {
    return code;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
