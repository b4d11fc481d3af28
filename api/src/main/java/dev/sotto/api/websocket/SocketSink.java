// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.Event;
import dev.sotto.core.connection.Sink;
import java.io.IOException;
import java.util.Optional;

/// Writes events to one socket, in the dialect of its surface.
public final class SocketSink implements Sink {
  private final SocketOutput socket;
  private final SocketEventEncoder dialect;

  public SocketSink(SocketOutput socket, SocketEventEncoder dialect) {
    this.socket = socket;
    this.dialect = dialect;
  }

  @Override
  public void send(Event event) throws Closed {
    send(event, false);
  }

  @Override
  public void send(Event event, boolean more) throws Closed {
    Optional<byte[]> frame = dialect.encode(event);
    try {
      if (frame.isEmpty()) {
        flush(more);
      } else if (more) {
        socket.sendLater(frame.get());
      } else {
        socket.send(frame.get());
      }
    } catch (IOException e) {
      throw new Closed("socket gone", e);
    }
  }

  private void flush(boolean more) throws IOException {
    if (!more) {
      socket.flush();
    }
  }

  @Override
  public void close(CloseReason reason) {
    SocketEventEncoder.Goodbye goodbye = dialect.goodbye(reason);
    socket.close(goodbye.code(), goodbye.text());
  }
}
