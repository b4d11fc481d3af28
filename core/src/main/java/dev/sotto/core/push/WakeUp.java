// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import java.time.Duration;
import java.time.Instant;

/// The reason for which a device is woken. Carries nothing of what happened; an adapter passes on
/// no more of it than the client's protocol demands.
public sealed interface WakeUp {
  /// {@return how long it is worth something; push services drop it then}
  Duration lifetime();

  /// Something waits for the device.
  record Message() implements WakeUp {
    @Override
    public Duration lifetime() {
      return Duration.ofDays(1);
    }
  }

  /// Somebody calls.
  ///
  /// @param handle the caller's; passed on only to clients that cannot ring without a name
  record Call(AccountId caller, Handle handle, Media media) implements WakeUp {
    /// The caller gives up by then.
    @Override
    public Duration lifetime() {
      return Duration.ofSeconds(60);
    }
  }

  /// Somebody waits in a room.
  ///
  /// @param room the id of the room, which the client names itself to its user
  /// @param badge in how many rooms somebody waits for the device, 1 or more
  /// @param at since when
  record Knock(String room, int badge, Instant at) implements WakeUp {
    @Override
    public Duration lifetime() {
      return Duration.ofMinutes(5);
    }
  }

  /// The media that a call is about to carry.
  enum Media {
    AUDIO,
    VIDEO
  }
}
