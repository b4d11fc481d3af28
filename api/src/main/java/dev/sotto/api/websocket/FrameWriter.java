// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.websocket.WsOpCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Writes the frames of one socket, whole, one after the other. Safe for use by many threads.
///
/// A write to the system costs more than all the rest of a small frame, so frames that are known to
/// be followed by others wait for them.
final class FrameWriter {
  private static final int FIN = 0b1000_0000;
  private static final int MAX_HEADER = 10;

  /// How much may wait.
  private static final int KEPT_BYTES = 8 * 1024;

  private final DataWriter out;
  private final LongSupplier nanoTime;
  private final ReentrantLock writing = new ReentrantLock();
  private BufferData kept = BufferData.empty();
  private boolean ended;
  private volatile long started;

  /// @param nanoTime as [System#nanoTime]
  FrameWriter(DataWriter out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /// Writes a close frame, and before it those that were kept. Nothing is written after it (RFC
  /// 6455 §5.5.1): later calls fail.
  void writeLast(byte[] payload) throws IOException {
    writing.lock();
    try {
      kept = append(WsOpCode.CLOSE, payload, 0);
      ended = true;
      writeKept();
    } finally {
      writing.unlock();
    }
  }

  /// Writes a frame, and before it those that were kept.
  void write(WsOpCode code, byte[] payload) throws IOException {
    writing.lock();
    try {
      kept = append(code, payload, 0);
      writeKept();
    } finally {
      writing.unlock();
    }
  }

  /// Keeps a frame until the next one is written or [#flush] is called, unless much is kept
  /// already.
  void keep(WsOpCode code, byte[] payload) throws IOException {
    writing.lock();
    try {
      kept = append(code, payload, KEPT_BYTES);
      if (kept.available() >= KEPT_BYTES) {
        writeKept();
      }
    } finally {
      writing.unlock();
    }
  }

  /// Writes what was kept.
  void flush() throws IOException {
    writing.lock();
    try {
      if (kept.available() > 0) {
        writeKept();
      }
    } finally {
      writing.unlock();
    }
  }

  /// {@return when the write under way began, of [System#nanoTime]; 0 when none is}
  long started() {
    return started;
  }

  /// {@return the frame behind those that are kept}
  ///
  /// @param room for frames to come
  private BufferData append(WsOpCode code, byte[] payload, int room) throws IOException {
    if (ended) {
      throw new IOException("goodbye was said");
    }
    BufferData frames =
        kept.available() > 0 ? kept : BufferData.growing(MAX_HEADER + payload.length + room);
    frames.write(FIN | code.code());
    writeLength(frames, payload.length);
    frames.write(payload);
    return frames;
  }

  private void writeKept() throws IOException {
    BufferData frames = kept;
    kept = BufferData.empty();
    try {
      started = nanoTime.getAsLong();
      out.writeNow(frames);
    } catch (UncheckedIOException | ServerConnectionException e) {
      throw new IOException("socket gone", e);
    } finally {
      started = 0;
    }
  }

  private static void writeLength(BufferData frame, int length) {
    if (length < 126) {
      frame.write(length);
    } else if (length < 1 << 16) {
      frame.write(126);
      frame.writeInt16(length);
    } else {
      frame.write(127);
      frame.writeInt32(0);
      frame.writeInt32(length);
    }
  }
}
