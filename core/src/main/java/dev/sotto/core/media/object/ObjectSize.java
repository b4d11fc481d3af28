// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// Number of bytes that an object has, or may have.
///
/// @param bytes 1 or more
/// @param exact whether it has just so many; else it has so many at most
public record ObjectSize(long bytes, boolean exact) {
  public ObjectSize {
    if (bytes < 1) {
      throw new IllegalArgumentException("object size: %d (expected: 1 or more)".formatted(bytes));
    }
  }

  /// {@return just so many bytes}
  public static ObjectSize exactly(long bytes) {
    return new ObjectSize(bytes, true);
  }

  /// {@return so many bytes at most}
  public static ObjectSize upTo(long bytes) {
    return new ObjectSize(bytes, false);
  }

  /// {@return whether an object of `count` bytes is as large as it should be}
  public boolean allows(long count) {
    return exact ? count == bytes : count >= 1 && count <= bytes;
  }
}
