// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Relayed messages per device, in the order in which they came, and what recognises a repeated
/// send. Each call looks at everything for what has expired: right for an example, slow for a
/// crowd.
final class ExampleRelayStore implements RelayStore {
  private final Map<Key, Send> sends = new HashMap<>();
  private final Map<DeviceAddress, Map<RelayId, RelayedMessage>> waiting = new HashMap<>();

  @Override
  public synchronized RelayResult put(
      RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
    forgetExpired(now);
    var key = new Key(message.sender().account(), message.recipient(), message.clientId());
    Send earlier = sends.get(key);
    if (earlier != null) {
      return Arrays.equals(earlier.digest(), digest)
          ? earlier.repeated()
          : new RelayResult.Conflict();
    }
    if (devices.stream().anyMatch(device -> of(device).size() >= MAX_WAITING)) {
      return new RelayResult.Full();
    }
    var send = new Send(RelayResult.Kept.of(message, false), digest);
    sends.put(key, send);
    devices.forEach(device -> of(device).put(message.id(), message));
    return send.kept();
  }

  @Override
  public synchronized boolean knows(
      AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
    forgetExpired(now);
    return sends.containsKey(new Key(sender, recipient, id));
  }

  @Override
  public synchronized List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
    forgetExpired(now);
    return of(device).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized boolean remove(DeviceAddress device, RelayId id, Instant now) {
    forgetExpired(now);
    return of(device).keySet().remove(id);
  }

  private Map<RelayId, RelayedMessage> of(DeviceAddress device) {
    return waiting.computeIfAbsent(device, _ -> new LinkedHashMap<>());
  }

  private void forgetExpired(Instant now) {
    sends.values().removeIf(send -> !send.kept().expiresAt().isAfter(now));
    waiting
        .values()
        .forEach(
            messages -> messages.values().removeIf(m -> !m.lifetime().expiresAt().isAfter(now)));
    waiting.values().removeIf(Map::isEmpty);
  }

  private record Key(AccountId sender, AccountId recipient, ClientMessageId clientId) {}

  @SuppressWarnings("ArrayRecordComponent") // Compared by content where it is compared.
  private record Send(RelayResult.Kept kept, byte[] digest) {
    RelayResult.Kept repeated() {
      return new RelayResult.Kept(kept.id(), kept.sentAt(), kept.expiresAt(), true);
    }
  }
}
