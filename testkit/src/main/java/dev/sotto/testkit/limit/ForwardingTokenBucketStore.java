// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.limit;

import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.TokenBucketStore;
import java.time.Duration;
import java.time.Instant;

/// Buckets over others: a defect overrides what it gets wrong.
public interface ForwardingTokenBucketStore extends TokenBucketStore {
  TokenBucketStore real();

  @Override
  default Duration take(String key, RateLimit limit, Instant now) {
    return real().take(key, limit, now);
  }

  @Override
  default void giveBack(String key, RateLimit limit, Instant now) {
    real().giveBack(key, limit, now);
  }
}
