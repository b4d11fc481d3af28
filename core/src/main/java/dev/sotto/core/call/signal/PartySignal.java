// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.connection.Event;
import dev.sotto.core.device.DeviceAddress;

/// A message from one party of a call to another so that their devices find each other.
///
/// @param from the device that sends it, as proved by its token
/// @param payload session description, candidate or state in the words of the clients; opaque to
///   the server
/// @param replayed whether it was kept for a party that rings instead of passed on at once
public record PartySignal(
    CallId call, DeviceAddress from, AccountId to, Kind kind, String payload, boolean replayed)
    implements Event {
  /// The longest payload in UTF-16 units. Offers with video have about 32,000.
  public static final int MAX_PAYLOAD = 65_536;

  public PartySignal {
    if (payload.length() > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "signal: %d chars (expected: at most %d)".formatted(payload.length(), MAX_PAYLOAD));
    }
  }

  /// The same signal, told later than it was sent.
  public PartySignal asReplayed() {
    return new PartySignal(call, from, to, kind, payload, true);
  }

  @Override
  public int weight() {
    return 250 + payload.length();
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
    CANDIDATE,
    /// What the sender shows: muted, camera off.
    MEDIA
  }
}
