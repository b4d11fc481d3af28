// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.socket.CloseCode;
import dev.sotto.api.socket.Socket;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Event;
import dev.sotto.core.live.Sink;
import java.io.IOException;
import java.util.Optional;

/// Writes events to one socket.
final class NativeSink implements Sink {
  private final Socket socket;
  private final FrameCodec codec;

  NativeSink(Socket socket, FrameCodec codec) {
    this.socket = socket;
    this.codec = codec;
  }

  @Override
  public void send(Event event) throws Closed {
    Optional<String> frame = codec.encode(event);
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
      case TOO_SLOW -> socket.close(CloseCode.TOO_SLOW, "you read too slowly; connect again");
      case SESSION_ENDED -> socket.close(CloseCode.UNAUTHENTICATED, "the session has ended");
      case SERVER_STOPS -> socket.close(CloseCode.SERVER_STOPS, "the server stops; connect again");
      case BROKEN -> socket.close(CloseCode.SERVER_FAILED, "the server failed; connect again");
    }
  }
}
