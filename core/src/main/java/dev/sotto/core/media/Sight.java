// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

/// What is to be seen under one name when both the catalogue and the object store are looked at.
sealed interface Sight {
  /// Both have it.
  ///
  /// @param size how many bytes there are
  record Whole(MediaObject object, long size) implements Sight {}

  /// The catalogue has it, the store has not.
  record Entry(MediaObject object) implements Sight {}

  /// The store has it, the catalogue has not.
  record Bytes(String name, long size) implements Sight {}
}
