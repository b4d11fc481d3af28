// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

/// What an object is.
///
/// @param type what its owner says it is
/// @param checksum of its bytes, where they are there and somebody has looked at them
public record Content(MediaType type, ObjectSize size, Checksum checksum) {
  /// Of bytes that nobody has looked at.
  public Content(MediaType type, ObjectSize size) {
    this(type, size, Checksum.UNKNOWN);
  }

  /// {@return the same, with what its bytes have come to}
  Content with(Checksum known) {
    return new Content(type, size, known);
  }
}
