// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.maintenance;

import dev.sotto.core.media.object.MediaObject;

/// One name, as the catalogue and the object store have it.
sealed interface ComparedObject {
  /// Both have it.
  ///
  /// @param size how many bytes there are
  record Whole(MediaObject object, long size) implements ComparedObject {}

  /// The catalogue has it, the store has not.
  record Entry(MediaObject object) implements ComparedObject {}

  /// The store has it, the catalogue has not.
  record Bytes(String name, long size) implements ComparedObject {}
}
