// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.audit;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.text.OpaqueText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/// The events that an operator should be able to look up. Safe for use by many threads.
public final class AuditLog {
  /// How long entries are kept.
  public static final Duration KEPT = Duration.ofDays(400);

  private static final int AT_ONCE = 1_000;

  private final AuditStore store;
  private final InstantSource clock;
  private final RandomGenerator random;

  public AuditLog(AuditStore store, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /// Adds an entry; too long texts are cut.
  ///
  /// @throws dev.sotto.core.PortException when it cannot be kept
  public void add(AuditEventType event, AccountId account, String subject, String detail) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.append(
        new AuditRecord(
            AuditId.random(now, random), now, event, account, cut(subject), cut(detail)));
  }

  private static String cut(String text) {
    return OpaqueText.beginning(text, AuditRecord.MAX_TEXT);
  }

  /// {@return up to `limit` entries, the latest first}
  public List<AuditRecord> latest(int limit) {
    return store.page(AuditId.smallest(clock.instant().plus(KEPT)), limit);
  }

  /// {@return up to `limit` entries before another one, the latest first}
  public List<AuditRecord> before(AuditId entry, int limit) {
    return store.page(entry, limit);
  }

  /// Deletes what is old, in bounded steps. {@return how many entries went}
  public int sweep() {
    AuditId end = AuditId.smallest(clock.instant().minus(KEPT));
    int swept = 0;
    int step;
    do {
      step = store.sweep(end, AT_ONCE);
      swept += step;
    } while (step == AT_ONCE);
    return swept;
  }
}
