// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.time.Duration;
import java.time.Instant;

/// Keeps token buckets. A bucket that has never been used is full; full buckets may be forgotten.
/// Safe for use by many threads.
public interface BucketStore {
  /// Takes one token out of the bucket `key`. Atomic.
  ///
  /// {@return zero if there was one, else how long until there is one}
  Duration take(String key, Limit limit, Instant now);
}
