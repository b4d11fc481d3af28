// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.socket;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseException;

/// Reads the frames of one socket (RFC 6455 §5.2). Whatever is no frame that a client may send ends
/// as a [SocketFailure] with the code that the RFC asks for. Not safe for use by many threads.
final class FrameReader {
  private static final int MAX_CONTROL_BYTES = 125;

  private final ConnectionContext context;

  FrameReader(ConnectionContext context) {
    this.context = context;
  }

  /// {@return the next frame, once it is there}
  ClientWsFrame next() {
    ClientWsFrame frame = read();
    switch (frame.opCode()) {
      case TEXT, BINARY, CONTINUATION -> {}
      case PING, PONG, CLOSE -> {
        if (!frame.fin() || frame.payloadLength() > MAX_CONTROL_BYTES) {
          throw new SocketFailure(CloseCode.PROTOCOL_ERROR, "malformed control frame");
        }
      }
    }
    return frame;
  }

  private ClientWsFrame read() {
    try {
      return ClientWsFrame.read(context, context.dataReader(), TextAssembler.MAX_BYTES);
    } catch (WsCloseException e) {
      throw new SocketFailure(e.closeCode(), "frame refused");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The framework's answer to an operation that it does not know.
      throw new SocketFailure(CloseCode.PROTOCOL_ERROR, "frame refused");
    }
  }

  /// {@return the unmasked payload}
  static byte[] payload(ClientWsFrame frame) {
    BufferData data = frame.payloadData();
    var bytes = new byte[data.available()];
    data.read(bytes);
    return bytes;
  }
}
