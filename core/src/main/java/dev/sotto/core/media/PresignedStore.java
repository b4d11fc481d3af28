// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.net.URI;
import java.time.Instant;

/// An object store that clients reach by themselves, with URLs that its adapter signs: bytes do not
/// pass through this server. Safe for use by many threads.
///
/// The store itself refuses another method, key or type, a wrong signature, and requests after the
/// time; a size it refuses only where it is told so below. Whoever holds what was signed may use it
/// again until its time is over, also to replace the object. A time that has passed already makes
/// something that is refused.
public non-sealed interface PresignedStore extends ObjectStore {
  /// {@return where one `PUT` uploads the object; bound to key, type, an exact size, and the time}
  ///
  /// The request has the type as its `Content-Type`. A size that is not exact cannot be bound: the
  /// caller looks at what has come.
  ///
  /// @param until within seven days
  URI uploadUrl(ObjectKey key, MediaType type, ObjectSize size, Instant until);

  /// {@return what a browser posts instead; bound to key, type, size, exact or not, and the time}
  ///
  /// @param until within seven days
  UploadForm uploadForm(ObjectKey key, MediaType type, ObjectSize size, Instant until);

  /// {@return where `GET` finds the bytes; bound to the key and the time}
  ///
  /// @param until within seven days
  URI downloadUrl(ObjectKey key, Instant until);
}
