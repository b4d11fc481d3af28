// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import dev.sotto.core.PortException;
import dev.sotto.core.limit.RateLimit.WhenUnknown;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Says whether somebody may go on. Safe for use by many threads.
public final class RateLimiter {
  private static final System.Logger LOG = System.getLogger(RateLimiter.class.getName());

  private final TokenBucketStore buckets;
  private final InstantSource clock;
  private final boolean enabled;
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

  /// @param enabled false lets all that [#take] counts pass, for measuring
  public RateLimiter(TokenBucketStore buckets, InstantSource clock, boolean enabled) {
    this.buckets = buckets;
    this.clock = clock;
    this.enabled = enabled;
  }

  /// {@return whether anybody is held to a limit; false while the server is measured}
  public boolean isOn() {
    return enabled;
  }

  /// Counts one use of `limit` by `subject`.
  ///
  /// @param subject an address, an account, a pair; not stored in clear for longer than the bucket
  ///   lives {@return zero if it may go on, else how long it must wait}
  public Duration take(RateLimit limit, String subject) {
    return enabled ? takeAlways(limit, subject) : Duration.ZERO;
  }

  /// Counts one use also while limits are off: for limits that spare people and not the server.
  ///
  /// @param subject as for [#take] {@return zero if it may go on, else how long it must wait}
  public Duration takeAlways(RateLimit limit, String subject) {
    Duration wait = ask(limit, subject);
    if (!wait.isZero()) {
      refusals.computeIfAbsent(limit.name(), _ -> new LongAdder()).increment();
    }
    return wait;
  }

  /// Gives one use of `limit` by `subject` back: it turned out not to count. When the store of the
  /// buckets does not answer it stays counted.
  public void giveBack(RateLimit limit, String subject) {
    if (!enabled) {
      return;
    }
    try {
      buckets.giveBack(limit.name() + ' ' + subject, limit, clock.instant());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "limit {0} cannot be given back", limit.name());
    }
  }

  /// {@return how often each limit has refused somebody since the server started, by name}
  public Map<String, Long> refusals() {
    return refusals.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  private Duration ask(RateLimit limit, String subject) {
    try {
      return buckets.take(limit.name() + ' ' + subject, limit, clock.instant());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "limit {0} cannot be checked: {1}", limit.name(), limit.whenUnknown());
      return limit.whenUnknown() == WhenUnknown.ALLOW ? Duration.ZERO : limit.refillOfOne();
    }
  }
}
