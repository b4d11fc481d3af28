// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/// The addresses from which somebody has lately been let in, by handle. Kept in memory by each node
/// for itself, and lost when it stops: for clients that cannot keep a device token. Safe for use by
/// many threads.
final class KnownAddresses {
  private static final int MAX = 100_000;
  private static final Duration KEPT = Duration.ofDays(30);

  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(KEPT).build();

  void note(String handle, String address) {
    known.put(handle + ' ' + address, true);
  }

  boolean isKnown(String handle, String address) {
    return known.getIfPresent(handle + ' ' + address) != null;
  }
}
