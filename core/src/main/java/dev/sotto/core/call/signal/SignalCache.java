// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Keeps, in memory only, signals for those who are being woken. Safe for use by many threads.
///
/// Of clients that know no call ids it keeps, per caller and callee, one offer and its candidates,
/// which are taken once. Of calls with ids it keeps what each party tells another while that one
/// rings; all its devices may read it.
public interface SignalCache {
  /// How long a call waits, counted from its offer, or from its first candidate while there is no
  /// offer.
  Duration LIFETIME = Bound.WAITING_CALL.time();

  /// The most candidates kept of one call; later ones are dropped.
  int MAX_CANDIDATES = 64;

  /// The most bytes of what one caller has waiting for one callee, and of what is kept of one party
  /// to another in one call, as the adapter stores them: at least one a character of a payload.
  int MAX_CALL_BYTES = Bound.WAITING_CALL.most();

  /// The most callers that wait for one callee.
  int MAX_CALLERS = Bound.WAITING_CALLERS.most();

  /// The most signals kept of one party to another in one call.
  int MAX_KEPT = 128;

  /// Payloads of this size together are kept, of one caller to one callee, and of one party to
  /// another in one call, while there is room for them.
  int MIN_KEPT_BYTES = 131_072;

  /// Keeps an offer or a candidate. An offer that follows an earlier offer of the same caller
  /// begins a new call: the earlier offer and its candidates are dropped. Candidates often come
  /// before their offer and are kept for it.
  ///
  /// Candidates beyond [#MAX_CANDIDATES] or [#MAX_CALL_BYTES] are dropped; an offer that comes
  /// drops the last of those before it as long as it does not fit. One caller more than
  /// [#MAX_CALLERS] makes the cache forget one that has no offer, else the one that has waited for
  /// longest: nobody who comes later is kept out.
  ///
  /// {@return whether it waits; false when it was dropped}
  boolean put(AccountSignal signal, Instant now);

  /// Takes what waits for `callee`: of the newest call whose offer is present and not older than
  /// [#LIFETIME], first all candidates, then the offer. Everything kept for the callee is
  /// forgotten. Atomic: of many callers one gets it.
  List<AccountSignal> take(AccountId callee, Instant now);

  /// Keeps a signal of a call. Those beyond [#MAX_KEPT] of one party to another are dropped; so are
  /// those beyond [#MAX_CALL_BYTES].
  void keep(PartySignal signal, Instant now);

  /// {@return what `from` has told `to` in this call, in the order in which it was kept, but
  /// nothing that was kept longer than [#LIFETIME] ago}
  List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now);

  /// Forgets what has waited too long.
  void sweep(Instant now);
}
