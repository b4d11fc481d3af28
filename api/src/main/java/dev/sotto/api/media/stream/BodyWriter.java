// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.function.LongConsumer;

/// Sends bytes in chunks: the memory taken does not grow with what is sent.
public final class BodyWriter {
  private static final System.Logger LOG = System.getLogger(BodyWriter.class.getName());
  private static final int CHUNK = 64 * 1024;

  private BodyWriter() {}

  /// Sends `count` bytes as the body.
  ///
  /// @param meter is told how many go, again and again
  /// @throws CloseConnectionException when the client is gone, or there are fewer: it must not take
  ///   a part for the whole
  public static void send(
      InputStream bytes, long count, ServerResponse response, LongConsumer meter) {
    var chunk = new byte[CHUNK];
    OutputStream out = response.outputStream();
    long left = count;
    while (left > 0) {
      int read = read(bytes, chunk, (int) Math.min(chunk.length, left));
      // Before, so that a client that has them all finds them counted.
      meter.accept(read);
      write(out, chunk, read);
      left -= read;
    }
    finish(out);
  }

  private static int read(InputStream bytes, byte[] chunk, int most) {
    try {
      int read = bytes.read(chunk, 0, most);
      if (read > 0) {
        return read;
      }
      LOG.log(Level.WARNING, "an object has fewer bytes than the catalogue says");
    } catch (IOException e) {
      LOG.log(Level.WARNING, "an object cannot be read", e);
    }
    throw new CloseConnectionException("the object ends too early");
  }

  private static void write(OutputStream out, byte[] chunk, int count) {
    try {
      out.write(chunk, 0, count);
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the client is gone", e);
    }
  }

  private static void finish(OutputStream out) {
    try {
      out.close();
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the client is gone", e);
    }
  }
}
