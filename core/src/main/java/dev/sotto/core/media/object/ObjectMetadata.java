// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

/// Type, size and checksum of an object.
///
/// @param type what its owner says it is
/// @param checksum of its bytes, where they are there and somebody has looked at them
public record ObjectMetadata(MediaType type, ObjectSize size, Checksum checksum) {
  /// Of bytes that nobody has looked at.
  public ObjectMetadata(MediaType type, ObjectSize size) {
    this(type, size, Checksum.UNKNOWN);
  }

  /// {@return the same, with what its bytes have come to}
  ObjectMetadata with(Checksum known) {
    return new ObjectMetadata(type, size, known);
  }
}
