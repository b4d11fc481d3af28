// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.socket;

import dev.sotto.core.limit.ByteBudget;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseException;
import org.jspecify.annotations.Nullable;

/// Reads the frames of one socket (RFC 6455 §5.2). Whatever is no frame that a client may send ends
/// as a [SocketFailure] with the code that the RFC asks for. Not safe for use by many threads.
final class FrameReader {
  private static final int MAX_CONTROL_BYTES = 125;

  /// What every socket may have come in without asking for room.
  private static final int FREE = 4 * 1024;

  /// What has come is there as it came, as the message that it becomes, as what is read out of
  /// that, and for a moment as its characters, which take two bytes each.
  private static final int COPIES = 6;

  private final ConnectionContext context;
  private final ByteBudget.Lease memory;
  private final DataReader reader = DataReader.create(this::more);
  private int pending;

  /// @param memory for messages that are not whole yet
  FrameReader(ConnectionContext context, ByteBudget memory) {
    this.context = context;
    this.memory = memory.lease();
  }

  private byte @Nullable [] more() {
    byte[] some = context.serverSocket().get();
    if (some == null) {
      return null;
    }
    pending += some.length;
    if (pending > FREE && !memory.grow((long) COPIES * some.length)) {
      throw new SocketFailure(CloseCode.TRY_AGAIN_LATER, "there is no room for the message now");
    }
    return some;
  }

  /// Nothing is kept any more of what has come.
  void release() {
    pending = 0;
    memory.close();
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
      return ClientWsFrame.read(context, reader, TextAssembler.MAX_BYTES);
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
