// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.relay;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps relayed messages for the devices of their recipients, in memory, each until its own end at
/// the latest, whether or not somebody asks. Safe for use by many threads.
///
/// All methods throw [dev.sotto.core.PortException.Unavailable] when the store does not answer.
public interface RelayStore {
  /// The most messages that wait for one account, each until all its devices have taken it.
  int MAX_WAITING = Bound.RELAY_MESSAGES.most();

  /// The most bytes of their bodies.
  long MAX_WAITING_BYTES = Bound.RELAY_BYTES.most();

  /// Keeps a message for each of `devices` until it expires: as long after `now` as its lifetime is
  /// long, whatever clock its lifetime was stamped by. A second call with the same sending account,
  /// recipient and client message id before that keeps nothing, also when the first one was taken
  /// by all devices meanwhile, or when there was none to take it. Atomic.
  ///
  /// Of what waits for an account, in messages and in bytes, no sender gets more, beyond its first
  /// message, than is left for all others.
  ///
  /// @param devices of the recipient; without any only the name is kept
  /// @param digest tells a repeated send from another one under the same client message id {@return
  ///   [RelayResult.Kept], [RelayResult.Conflict] or [RelayResult.Full]}
  RelayResult put(
      RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now);

  /// {@return whether a send under this name is recognised as a repeat: [#put] has kept it, and it
  /// has not expired by `now`}
  boolean knows(AccountId sender, AccountId recipient, ClientMessageId id, Instant now);

  /// {@return up to `limit` messages that wait for `device`, in the order in which they came,
  /// without those that have expired by `now`}
  ///
  /// @param limit 1 to [#MAX_WAITING]
  List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now);

  /// Drops a message for one device; once it waits for no device any more, its body is gone.
  /// {@return whether it was waiting for the device}
  boolean remove(DeviceAddress device, RelayedMessageId id, Instant now);
}
