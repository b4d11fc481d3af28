// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

/// Notices a client that goes on although its frames are refused. Not safe for use by many threads.
final class Flood {
  /// Refused frames, less those admitted, after which the socket ends.
  static final int MAX = 600;

  private int excess;

  /// Notes a frame that was within its limit.
  void admitted() {
    excess = Math.max(0, excess - 1);
  }

  /// Notes a frame beyond its limit. {@return whether it is one too many}
  boolean refused() {
    excess++;
    return excess > MAX;
  }
}
