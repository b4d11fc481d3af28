// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import dev.sotto.core.bound.Bound;

/// The rate limit of the pings and pongs of one client: each costs a write or a look at the
/// storage. Not safe for use by many threads.
final class ControlFrameLimit {
  /// At once; browsers send none, libraries one every few seconds.
  static final int BURST = Bound.SOCKET_PINGS.most();

  /// In the long run.
  static final int PER_SECOND = 10;

  private static final long SECOND = 1_000_000_000L;

  private long tokens = BURST * SECOND;
  private long last;

  /// @param now of [System#nanoTime]
  ControlFrameLimit(long now) {
    last = now;
  }

  /// Notes one more.
  ///
  /// @throws CloseSocketException when it is one too many
  void take(long now) {
    tokens = Math.min(BURST * SECOND, tokens + Math.max(0, now - last) * PER_SECOND);
    last = now;
    if (tokens < SECOND) {
      throw new CloseSocketException(CloseCode.RATE_LIMITED, "too many pings");
    }
    tokens -= SECOND;
  }
}
