// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.PoolClient;
import java.io.IOException;

/// A surface's hold on one open socket. Safe for use by many threads.
public interface SocketOutput {
  /// Writes one text message, waiting while the client does not read. One writer at a time.
  ///
  /// @param text in UTF-8
  /// @throws IOException when the socket is gone
  void send(byte[] text) throws IOException;

  /// Keeps one text message until the next one is sent or [#flush] is called, unless much is kept
  /// already. One writer at a time.
  ///
  /// @param text in UTF-8
  /// @throws IOException when the socket is gone
  void sendLater(byte[] text) throws IOException;

  /// Writes what [#sendLater] has kept.
  ///
  /// @throws IOException when the socket is gone
  void flush() throws IOException;

  /// Says goodbye and cuts the socket if the client does not answer in time. Returns at once.
  ///
  /// @param reason at most 123 UTF-8 bytes (RFC 6455 §5.5)
  void close(int code, String reason);

  /// {@return the address of the client}
  String address();

  /// {@return how the client is held to its share of what all share}
  PoolClient sharer();
}
