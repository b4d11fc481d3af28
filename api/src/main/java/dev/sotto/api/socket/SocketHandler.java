// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.socket;

import dev.sotto.core.limit.Bound;

/// What a surface does with one socket. Called on the socket's own thread, which may block, except
/// where said otherwise.
public interface SocketHandler {
  /// The socket is open.
  void opened(Socket socket);

  /// A whole text message has come.
  void text(String message);

  /// {@return how many bytes a message may have}
  default int most() {
    return Bound.SOCKET_MESSAGE.most();
  }

  /// A message was longer than [#most], and nothing of it was kept. Ends the socket, where a
  /// surface does not know better.
  default void tooLong() {
    throw new SocketFailure(CloseCode.TOO_BIG, "message too big");
  }

  /// {@return whether binary messages are read as text too}
  default boolean readsBinary() {
    return false;
  }

  /// A binary message has come; it is dropped. Not called when binary messages are read.
  void binary();

  /// A ping is about to be sent. Called on another thread; must return at once.
  default void pinging() {}

  /// The answer to the last ping has come.
  default void alive() {}

  /// The socket is gone. Called once, after everything else, whatever the cause.
  ///
  /// @param clean whether the client has said goodbye, so that everything written before has
  ///   reached it
  void gone(boolean clean);
}
