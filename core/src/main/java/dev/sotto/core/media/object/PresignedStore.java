// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media.object;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;

/// An object store that clients reach by themselves, with URLs that its adapter signs: bytes do not
/// pass through this server. Safe for use by many threads.
///
/// The store itself refuses another method, key or type, a wrong signature, and requests after the
/// time; a size it refuses only where it is told so below. A time that has passed already makes
/// something that is refused.
///
/// What clients upload is not an object yet: it waits apart until [#accept], and nobody can
/// download it. Whoever holds what was signed may use it again until its time is over and replace
/// what waits; the object itself no signed URL can change. All other methods speak of objects only.
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
  PresignedPost uploadForm(ObjectKey key, MediaType type, ObjectSize size, Instant until);

  /// {@return where `GET` finds the bytes; bound to the key and the time}
  ///
  /// @param until within seven days
  URI downloadUrl(ObjectKey key, Instant until);

  /// Makes an object of what has been uploaded, if its size is allowed. Atomic: of many that accept
  /// at once, all speak of the same bytes, and these stay as they are. An object that is there
  /// already stays, whatever has been uploaded since.
  ///
  /// @return how many bytes the object has; when `declared` does not allow them, how many have
  ///   come, and there is no object; empty when nothing has come, or it is being replaced all the
  ///   time
  OptionalLong accept(ObjectKey key, ObjectSize declared);
}
