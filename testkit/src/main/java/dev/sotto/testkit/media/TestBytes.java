// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sotto.core.media.object.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What the contracts of object stores write, and under which keys.
final class TestBytes {
  private TestBytes() {}

  static ObjectKey key(int number) {
    return new ObjectKey("media/7/00000000-0000-4000-8000-%012d.jpeg".formatted(number));
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /// {@return what is read from a client that has gone}
  static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        throw new IOException("connection reset");
      }
    };
  }
}
