// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.presigned;

import dev.sotto.core.media.object.Checksum;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/// Bytes of a client on their way to the store. When there are fewer or more than announced, the
/// request never ends, so that the store keeps nothing.
final class SizedRequestBody extends RequestBody {
  private static final int CHUNK = 64 * 1_024;

  private final long size;
  private final InputStream bytes;
  private final MessageDigest digest = Checksum.digest();
  private @Nullable IOException failure;

  SizedRequestBody(long size, InputStream bytes) {
    this.size = size;
    this.bytes = bytes;
  }

  /// Throws what went wrong with the bytes themselves, if anything did.
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /// {@return the checksum of what was written; asked once, after everything was}
  Checksum checksum() {
    return Checksum.of(digest);
  }

  /// {@return nothing: the request has the header already}
  @Override
  public @Nullable MediaType contentType() {
    return null;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long missing = size;
    while (missing > 0) {
      int count = next(chunk, (int) Math.min(chunk.length, missing), missing);
      digest.update(chunk, 0, count);
      sink.write(chunk, 0, count);
      missing -= count;
    }
  }

  private int next(byte[] chunk, int most, long missing) throws IOException {
    try {
      int count = bytes.read(chunk, 0, most);
      // Asked before the last byte goes out.
      if (count < 0 || (count == missing && bytes.read() >= 0)) {
        throw new EOFException("expected just %d bytes".formatted(size));
      }
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
