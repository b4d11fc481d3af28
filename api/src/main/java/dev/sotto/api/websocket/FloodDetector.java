// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.Bound;

/// Notices a client that goes on although its frames are refused. Not safe for use by many threads.
public final class FloodDetector {
  /// Refused frames, less those admitted, after which the socket ends.
  public static final int MAX = Bound.SOCKET_REFUSALS.most();

  private int excess;

  /// Nothing was refused yet.
  public FloodDetector() {}

  /// Notes a frame that was within its limit.
  public void admitted() {
    excess = Math.max(0, excess - 1);
  }

  /// Notes a frame beyond its limit. {@return whether it is one too many}
  public boolean refused() {
    excess++;
    return excess > MAX;
  }
}
