// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import java.util.Optional;

/// The encoding of events, and of the end, for the sockets of one surface.
public interface SocketEventEncoder {
  /// {@return the text of the frame for `event`, in UTF-8; empty for one that these clients do not
  /// hear of}
  Optional<byte[]> encode(Event event);

  /// {@return how clients are told that the server ends their socket}
  Goodbye goodbye(CloseReason reason);

  /// The end of a socket.
  ///
  /// @param code one of [CloseCode]
  /// @param text at most 123 UTF-8 bytes (RFC 6455 §5.5)
  record Goodbye(int code, String text) {}
}
