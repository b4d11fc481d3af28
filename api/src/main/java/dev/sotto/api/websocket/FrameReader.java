// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.api.http1.ConnectionControl;
import dev.sotto.core.bound.SharedPool;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.ClientWsFrame;
import io.helidon.websocket.WsCloseException;
import io.helidon.websocket.WsOpCode;
import org.jspecify.annotations.Nullable;

/// Reads the frames of one socket (RFC 6455 §5.2). Whatever is no frame that a client may send ends
/// as a [CloseSocketException] with the code that the RFC asks for; so does a message that does not
/// come at a pace. Not safe for use by many threads.
final class FrameReader {
  private static final int MAX_CONTROL_BYTES = 125;

  /// What every socket may have come in without asking for room.
  private static final int FREE = 4 * 1024;

  /// While a message comes, what has come is there as it came and as the message that it becomes.
  private static final int COPIES_COMING = 2;

  /// Once it is whole, also as what is read out of that, and for a moment as its characters, which
  /// take two bytes each.
  private static final int COPIES_WHOLE = 4;

  private static final int MASK_BYTES = 4;

  private final ConnectionContext context;
  private final SharedPool.Lease memory;
  private final DataReader reader = DataReader.create(this::more);

  /// What has come of a message that is not whole yet.
  private int pending;

  private boolean awaiting;

  /// Whether what is waited for next has not been waited for before.
  private boolean fresh;

  private boolean skipping;

  /// @param memory for messages that are not whole yet
  FrameReader(ConnectionContext context, SharedPool.Lease memory) {
    this.context = context;
    this.memory = memory;
  }

  /// Waits for bytes when there are none. A socket waits here nearly always, so what a deep stack
  /// would take is taken for each of them.
  void await() {
    if (reader.available() == 0) {
      sayWhatIsAwaited();
      ConnectionControl.awaitBytes(context);
    }
  }

  private void sayWhatIsAwaited() {
    if (fresh || awaiting != pending > 0) {
      fresh = false;
      awaiting = pending > 0;
      ConnectionControl.awaitsMessage(context, awaiting);
    }
  }

  private byte @Nullable [] more() {
    sayWhatIsAwaited();
    byte[] some = context.serverSocket().get();
    if (some == null) {
      if (ConnectionControl.isLate(context)) {
        throw new CloseSocketException(
            CloseCode.TRY_AGAIN_LATER, "the message has not come in time");
      }
      return null;
    }
    pending += some.length;
    if (!skipping) {
      hold(some.length);
    }
    return some;
  }

  private void hold(int come) {
    orNoRoom(pending <= FREE || memory.grow((long) COPIES_COMING * come));
  }

  /// A message is whole: what becomes of it takes memory, for as long as the server needs.
  void whole() {
    orNoRoom(pending <= FREE || memory.growBriefly((long) COPIES_WHOLE * pending));
  }

  private static void orNoRoom(boolean room) {
    if (!room) {
      throw new CloseSocketException(
          CloseCode.TRY_AGAIN_LATER, "there is no room for the message now");
    }
  }

  /// Nothing is kept any more of what has come, but for what belongs to the next message, which is
  /// waited for anew.
  void release() {
    memory.close();
    fresh = true;
    pending = reader.available();
    hold(pending);
  }

  /// {@return the next frame, once it is there}
  ///
  /// @param most bytes of a message that are kept; of a frame that has more nothing is
  Frame next(int most) {
    int tooLong = lengthBeyond(most);
    if (tooLong > 0) {
      return skipped(tooLong);
    }
    ClientWsFrame frame = read();
    switch (frame.opCode()) {
      case TEXT, BINARY, CONTINUATION -> {}
      case PING, PONG, CLOSE -> {
        if (!frame.fin() || frame.payloadLength() > MAX_CONTROL_BYTES) {
          throw new CloseSocketException(CloseCode.PROTOCOL_ERROR, "malformed control frame");
        }
      }
    }
    byte[] payload = payload(frame);
    return new Frame(frame.opCode(), frame.fin(), payload, payload.length);
  }

  /// {@return how long the next frame is, if it is a sound one that belongs to a message and has
  /// more than `most` bytes, but not more than any may have; else 0}
  private int lengthBeyond(int most) {
    BufferData start = reader.getBuffer(2);
    int first = start.get(0);
    int second = start.get(1);
    boolean ofMessage = (first & 0x70) == 0 && (first & 0x0f) <= WsOpCode.BINARY.code();
    if (!ofMessage || (second & 0x80) == 0 || (second & 0x7f) < 126) {
      return 0;
    }
    int bytes = lengthBytes(second);
    BufferData header = reader.getBuffer(2 + bytes);
    long length = 0;
    for (int i = 0; i < bytes; i++) {
      length = length << 8 | (header.get(2 + i) & 0xff);
    }
    return length > most && length <= FragmentAssembler.MAX_BYTES ? (int) length : 0;
  }

  private static int lengthBytes(int second) {
    return (second & 0x7f) == 126 ? 2 : 8;
  }

  private Frame skipped(int length) {
    int first = reader.read();
    reader.skip(1 + lengthBytes(reader.lookup()) + MASK_BYTES);
    skipping = true;
    for (int left = length; left > 0; ) {
      reader.ensureAvailable();
      int some = Math.min(left, reader.available());
      reader.skip(some);
      left -= some;
    }
    skipping = false;
    WsOpCode code =
        switch (first & 0x0f) {
          case 0 -> WsOpCode.CONTINUATION;
          case 1 -> WsOpCode.TEXT;
          default -> WsOpCode.BINARY;
        };
    return new Frame(code, (first & 0x80) != 0, new byte[0], length);
  }

  private ClientWsFrame read() {
    try {
      return ClientWsFrame.read(context, reader, FragmentAssembler.MAX_BYTES);
    } catch (WsCloseException e) {
      throw new CloseSocketException(e.closeCode(), "frame refused");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The framework's answer to an operation that it does not know.
      throw new CloseSocketException(CloseCode.PROTOCOL_ERROR, "frame refused");
    }
  }

  private static byte[] payload(ClientWsFrame frame) {
    BufferData data = frame.payloadData();
    var bytes = new byte[data.available()];
    data.read(bytes);
    return bytes;
  }

  /// A frame that a client has sent.
  static final class Frame {
    private final WsOpCode opCode;
    private final boolean fin;
    private final byte[] payload;
    private final int length;

    /// @param payload unmasked; nothing when it was not kept
    /// @param length of the payload
    private Frame(WsOpCode opCode, boolean fin, byte[] payload, int length) {
      this.opCode = opCode;
      this.fin = fin;
      this.payload = payload;
      this.length = length;
    }

    WsOpCode opCode() {
      return opCode;
    }

    boolean fin() {
      return fin;
    }

    byte[] payload() {
      return payload;
    }

    int length() {
      return length;
    }

    boolean isKept() {
      return payload.length == length;
    }
  }
}
