// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.socket.CloseCode;
import dev.sotto.api.socket.Socket;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sink;
import java.io.IOException;
import java.util.Optional;

/// Writes events to the socket of one account.
final class FoxTrotSink implements Sink {
  static final String UNAUTHENTICATED = "Authentication failed";
  static final String BROKEN = "try again shortly";

  private final Socket socket;
  private final FoxTrotFrames frames;

  FoxTrotSink(Socket socket, FoxTrotFrames frames) {
    this.socket = socket;
    this.frames = frames;
  }

  @Override
  public void send(Event event) throws Closed {
    Optional<String> frame = frames.encode(event);
    if (frame.isEmpty()) {
      return;
    }
    try {
      socket.send(frame.get());
    } catch (IOException e) {
      throw new Closed("socket gone", e);
    }
  }

  @Override
  public void close(CloseReason reason) {
    switch (reason) {
      case SESSION_ENDED -> socket.close(CloseCode.UNAUTHENTICATED, UNAUTHENTICATED);
      case SERVER_STOPS -> socket.close(CloseCode.SERVER_STOPS, "the server stops");
      case TOO_SLOW -> socket.close(CloseCode.TRY_AGAIN_LATER, "too slow");
      case BROKEN -> socket.close(CloseCode.SERVER_FAILED, BROKEN);
    }
  }
}
