// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Keeps, in memory only, the calls that wait for a callee who is being woken: per caller and
/// callee one offer and its candidates. Safe for use by many threads.
public interface CallCache {
  /// How long a call waits, counted from its offer, or from its first candidate while there is no
  /// offer.
  Duration LIFETIME = Duration.ofSeconds(90);

  /// The most candidates kept of one call; later ones are dropped.
  int MAX_CANDIDATES = 64;

  /// Keeps an offer or a candidate. An offer that follows an earlier offer of the same caller
  /// begins a new call: the earlier offer and its candidates are dropped. Candidates often come
  /// before their offer and are kept for it.
  void put(CallSignal signal, Instant now);

  /// Takes what waits for `callee`: of the newest call whose offer is present and not older than
  /// [#LIFETIME], first all candidates, then the offer. Everything kept for the callee is
  /// forgotten. Atomic: of many callers one gets it.
  List<CallSignal> take(AccountId callee, Instant now);

  /// Forgets the calls that have waited too long.
  void sweep(Instant now);
}
