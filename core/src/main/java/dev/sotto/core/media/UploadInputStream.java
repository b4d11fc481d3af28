// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import dev.sotto.core.media.object.MediaObject;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of an upload on their way in. For one thread.
final class UploadInputStream extends InputStream {
  private final QuotaReservations reservations;
  private final InputStream bytes;
  private MediaObject object;

  UploadInputStream(QuotaReservations reservations, MediaObject object, InputStream bytes) {
    this.reservations = reservations;
    this.object = object;
    this.bytes = bytes;
  }

  /// {@return the object as it is now}
  MediaObject object() {
    return object;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = bytes.read(buffer, offset, length);
    if (read > 0) {
      object = reservations.moveOn(object);
    }
    return read;
  }
}
