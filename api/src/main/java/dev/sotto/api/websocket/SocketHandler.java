// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.Bound;
import java.time.Duration;

/// The side of a surface for one socket. Called on the socket's own thread, which may block, except
/// where said otherwise.
public interface SocketHandler {
  /// The socket is open.
  void opened(SocketOutput socket);

  /// Counts one message of the client, whatever it is. The connection asks before it hands over the
  /// message, so that nothing is answered that nobody has counted. {@return how long the client has
  /// to wait, zero when the message is within the limit}
  Duration count();

  /// A message beyond the limit has come; the client is told, and nothing else is done.
  ///
  /// @param message its text; empty when it was binary and is not read as text
  void refuse(Duration wait, String message);

  /// The client goes on though its messages are refused; the socket ends.
  void flooded();

  /// A whole text message within the limit has come.
  void text(String message);

  /// {@return how many bytes a message may have}
  default int most() {
    return Bound.SOCKET_MESSAGE.most();
  }

  /// A message was longer than [#most], and nothing of it was kept. Ends the socket, where a
  /// surface does not know better.
  default void tooLong() {
    throw new CloseSocketException(CloseCode.TOO_BIG, "message too big");
  }

  /// {@return whether binary messages are read as text too}
  default boolean readsBinary() {
    return false;
  }

  /// A binary message within the limit has come; it is dropped. Not called when binary messages are
  /// read.
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
