// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

/// The edge's side of a connection: writes events to a socket. Called by one thread at a time, but
/// [#close] by any.
public interface Sink {
  /// Writes one event, waiting for the socket while that takes time. Events that the surface does
  /// not speak are passed over.
  ///
  /// @throws Closed when the socket is gone or was cut
  void send(Event event) throws Closed;

  /// As [#send(Event)].
  ///
  /// @param more whether another event follows at once, so that the sink may write both together
  default void send(Event event, boolean more) throws Closed {
    send(event);
  }

  /// Ends the socket. Returns at once, also while another thread waits in [#send], which then
  /// fails.
  void close(CloseReason reason);

  /// The socket is gone.
  final class Closed extends Exception {
    private static final long serialVersionUID = 1L;

    public Closed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
