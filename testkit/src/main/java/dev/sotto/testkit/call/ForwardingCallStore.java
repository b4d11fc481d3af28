// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingCallStore extends CallStore {
  CallStore real();

  @Override
  default Written write(CallWrite write) {
    return real().write(write);
  }

  @Override
  default Optional<Call> find(CallId id) {
    return real().find(id);
  }

  @Override
  default Optional<Call> earlier(AccountId caller, ClientCallId id) {
    return real().earlier(caller, id);
  }

  @Override
  default List<Call> due(Instant now, int limit) {
    return real().due(now, limit);
  }

  @Override
  default List<Call> live(AccountId account, int limit) {
    return real().live(account, limit);
  }

  @Override
  default List<Call> livePage(String after, int limit) {
    return real().livePage(after, limit);
  }

  @Override
  default List<Call> history(AccountId account, CallCursor before, int limit) {
    return real().history(account, before, limit);
  }

  @Override
  default int sweep(Instant endedBefore, int limit) {
    return real().sweep(endedBefore, limit);
  }
}
