// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.connection.Event;

/// A step of setting up a call, from one account to another.
///
/// @param caller the account that sends it, as proved by its token
/// @param payload session description or candidate in the words of the clients; opaque to the
///   server
/// @param replayed whether it was kept for the callee instead of passed on at once
public record AccountSignal(
    AccountId caller, AccountId callee, Kind kind, String payload, boolean replayed)
    implements Event {
  /// The same signal, told later than it was sent.
  public AccountSignal asReplayed() {
    return new AccountSignal(caller, callee, kind, payload, true);
  }

  @Override
  public int weight() {
    return 200 + payload.length();
  }

  /// A candidate is one of many, and of no use once the call is set up.
  @Override
  public boolean isEphemeral() {
    return kind == Kind.CANDIDATE;
  }

  /// Others send it, as much as they like: it never ends the connection of who is slow.
  @Override
  public boolean givesWay() {
    return true;
  }

  /// The kinds of signals, in the terms of WebRTC (RFC 8829, RFC 8838).
  public enum Kind {
    OFFER,
    ANSWER,
    CANDIDATE
  }
}
