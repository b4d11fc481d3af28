// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.http.Problem;
import dev.sotto.api.surface.Surface;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.function.LongConsumer;

/// Reads from a connection. The web server holds a chunk of a body (RFC 9112 §7.1) in memory as a
/// whole and knows one bound for all bodies; large uploads must not make it the bound for chunks.
final class BoundedReader extends DataReader {
  private boolean exceeded;

  /// @param moved hears of bytes just read
  @SuppressWarnings("removal") // there is no other way to a subclass
  BoundedReader(DataReader reader, LongConsumer moved) {
    super(
        () -> {
          reader.ensureAvailable();
          byte[] bytes = reader.readBytes(reader.available());
          moved.accept(bytes.length);
          return bytes;
        });
  }

  @Override
  public BufferData readBuffer(int length) {
    if (length > Surface.LARGEST_BODY) {
      exceeded = true;
      throw tooLarge();
    }
    return super.readBuffer(length);
  }

  /// Closing a body reads on: what follows is not looked at any more.
  @Override
  public String readLine() {
    if (exceeded) {
      throw tooLarge();
    }
    return super.readLine();
  }

  private static RequestException tooLarge() {
    return RequestException.builder()
        .type(DirectHandler.EventType.BAD_REQUEST)
        .status(Status.REQUEST_ENTITY_TOO_LARGE_413)
        .message(Problem.TOO_LARGE.title())
        .setKeepAlive(false)
        .build();
  }
}
