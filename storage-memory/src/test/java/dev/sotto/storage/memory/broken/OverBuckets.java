// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.limit.BucketStore;
import dev.sotto.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;

/// Buckets over others: a defect overrides what it gets wrong.
interface OverBuckets extends BucketStore {
  BucketStore real();

  @Override
  default Duration take(String key, Limit limit, Instant now) {
    return real().take(key, limit, now);
  }

  @Override
  default void giveBack(String key, Limit limit, Instant now) {
    real().giveBack(key, limit, now);
  }
}
