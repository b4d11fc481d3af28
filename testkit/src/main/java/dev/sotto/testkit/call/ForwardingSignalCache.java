// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.SignalCache;
import java.time.Instant;
import java.util.List;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingSignalCache extends SignalCache {
  SignalCache real();

  @Override
  default boolean put(AccountSignal signal, Instant now) {
    return real().put(signal, now);
  }

  @Override
  default List<AccountSignal> take(AccountId callee, Instant now) {
    return real().take(callee, now);
  }

  @Override
  default void keep(PartySignal signal, Instant now) {
    real().keep(signal, now);
  }

  @Override
  default List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
    return real().kept(call, from, to, now);
  }

  @Override
  default void sweep(Instant now) {
    real().sweep(now);
  }
}
