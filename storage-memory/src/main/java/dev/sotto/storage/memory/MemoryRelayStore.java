// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Relayed messages in maps, guarded by the monitor of the store. What has expired is dropped with
/// the next call, whatever that asks for.
final class MemoryRelayStore implements RelayStore {
  private final Map<Key, Send> sends = new HashMap<>();
  private final Map<DeviceAddress, Map<RelayId, RelayedMessage>> waiting = new HashMap<>();
  private final PriorityQueue<Send> byExpiry =
      new PriorityQueue<>(Comparator.comparing(send -> send.kept().expiresAt()));

  @Override
  public synchronized RelayResult put(
      RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
    sweep(now);
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
    for (DeviceAddress device : devices) {
      waiting.computeIfAbsent(device, _ -> new LinkedHashMap<>()).put(message.id(), message);
    }
    var send = new Send(key, RelayResult.Kept.of(message, false), List.copyOf(devices), digest);
    sends.put(key, send);
    byExpiry.add(send);
    return send.kept();
  }

  @Override
  public synchronized boolean knows(
      AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
    sweep(now);
    return sends.containsKey(new Key(sender, recipient, id));
  }

  @Override
  public synchronized List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
    sweep(now);
    return of(device).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized boolean remove(DeviceAddress device, RelayId id, Instant now) {
    sweep(now);
    return drop(device, id);
  }

  private Map<RelayId, RelayedMessage> of(DeviceAddress device) {
    return waiting.getOrDefault(device, Map.of());
  }

  private boolean drop(DeviceAddress device, RelayId id) {
    Map<RelayId, RelayedMessage> messages = of(device);
    if (!messages.containsKey(id)) {
      return false;
    }
    messages.remove(id);
    if (messages.isEmpty()) {
      waiting.remove(device);
    }
    return true;
  }

  private void sweep(Instant now) {
    for (Send send = byExpiry.peek();
        send != null && !send.kept().expiresAt().isAfter(now);
        send = byExpiry.peek()) {
      byExpiry.remove();
      sends.remove(send.key());
      for (DeviceAddress device : send.devices()) {
        drop(device, send.kept().id());
      }
    }
  }

  private record Key(AccountId sender, AccountId recipient, ClientMessageId clientId) {}

  /// A send that may be repeated until it expires; it holds no body.
  @SuppressWarnings("ArrayRecordComponent") // Compared by content where it is compared.
  private record Send(Key key, RelayResult.Kept kept, List<DeviceAddress> devices, byte[] digest) {
    RelayResult.Kept repeated() {
      return new RelayResult.Kept(kept.id(), kept.sentAt(), kept.expiresAt(), true);
    }
  }
}
