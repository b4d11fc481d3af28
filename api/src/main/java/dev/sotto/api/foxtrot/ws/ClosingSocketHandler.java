// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot.ws;

import dev.sotto.api.websocket.SocketHandler;
import dev.sotto.api.websocket.SocketOutput;
import java.time.Duration;

/// Opens a socket only to say why it closes.
record ClosingSocketHandler(int code, String reason) implements SocketHandler {
  @Override
  public void opened(SocketOutput socket) {
    socket.close(code, reason);
  }

  /// Nothing is answered.
  @Override
  public Duration count() {
    return Duration.ZERO;
  }

  @Override
  public void refuse(Duration wait, String message) {
    // Never: nothing is beyond a limit.
  }

  @Override
  public void flooded() {
    // As above.
  }

  @Override
  public void text(String message) {
    // Whatever the client says before it hears of the end is dropped.
  }

  @Override
  public void binary() {
    // As with text.
  }

  @Override
  public void gone(boolean clean) {
    // Nothing was begun.
  }
}
