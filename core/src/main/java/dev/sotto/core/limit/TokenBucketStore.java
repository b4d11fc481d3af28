// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.time.Duration;
import java.time.Instant;

/// Keeps token buckets. A bucket that has never been used is full; full buckets may be forgotten. A
/// clock that goes back neither fills nor empties a bucket: how full it was when it was last used
/// still holds. Safe for use by many threads.
public interface TokenBucketStore {
  /// Takes one token out of the bucket `key`. Atomic.
  ///
  /// {@return zero if there was one, else how long until there is one}
  Duration take(String key, RateLimit limit, Instant now);

  /// Puts one token back that was taken for something that turned out not to count. A full bucket
  /// stays as it is. Atomic.
  void giveBack(String key, RateLimit limit, Instant now);
}
