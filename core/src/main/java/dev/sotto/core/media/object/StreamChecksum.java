// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Takes the checksum of bytes that somebody else reads, if that one reads all of them. For one
/// thread.
public final class StreamChecksum {
  private final MessageDigest digest = Checksum.digest();
  private long count;

  /// Nothing has been read yet.
  public StreamChecksum() {}

  /// {@return the same bytes}
  public InputStream through(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
          digest.update(buffer, offset, read);
          count += read;
        }
        return read;
      }

      @Override
      public long skip(long most) throws IOException {
        return readNBytes((int) Math.min(most, 1 << 16)).length;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }

  /// {@return the checksum of the object's bytes, unless some of them were not read}
  public Checksum checksum(MediaObject object) {
    boolean whole = count == object.content().size().bytes();
    return whole ? Checksum.of(digest) : Checksum.UNKNOWN;
  }

  /// {@return how many bytes were read}
  public long count() {
    return count;
  }
}
