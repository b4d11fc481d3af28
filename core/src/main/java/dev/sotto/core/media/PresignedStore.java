// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.net.URI;
import java.time.Instant;

/// An object store that clients reach by themselves, with URLs that its adapter signs: bytes do not
/// pass through this server. Safe for use by many threads.
public non-sealed interface PresignedStore extends ObjectStore {
  /// {@return where one `PUT` uploads the object; bound to key, type, an exact size, and the time}
  ///
  /// @param until within seven days
  URI uploadUrl(ObjectKey key, MediaType type, ObjectSize size, Instant until);

  /// {@return where `GET` finds the bytes; bound to the key and the time}
  ///
  /// @param until within seven days
  URI downloadUrl(ObjectKey key, Instant until);
}
