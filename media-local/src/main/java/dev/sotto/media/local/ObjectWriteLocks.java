// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.media.object.ObjectKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One lock for each object that is being written. Nobody waits: a second writer is turned away.
/// Safe for use by many threads.
final class ObjectWriteLocks {
  private final Set<ObjectKey> writing = ConcurrentHashMap.newKeySet();

  /// {@return whether the caller writes the object now, and has to [#leave]}
  boolean enter(ObjectKey key) {
    return writing.add(key);
  }

  void leave(ObjectKey key) {
    writing.remove(key);
  }
}
