// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.relay;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingRelayStore extends RelayStore {
  RelayStore real();

  @Override
  default RelayResult put(
      RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
    return real().put(message, devices, digest, now);
  }

  @Override
  default boolean knows(AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
    return real().knows(sender, recipient, id, now);
  }

  @Override
  default List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
    return real().waiting(device, limit, now);
  }

  @Override
  default boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
    return real().remove(device, id, now);
  }
}
