// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Relayed messages per device, in the order in which they came, and what recognises a repeated
/// send. Each call looks at everything for what has expired: right for an example, slow for a
/// crowd.
final class ExampleRelayStore implements RelayStore {
  private final Map<Key, Send> sends = new HashMap<>();
  private final Map<DeviceAddress, Map<RelayedMessageId, Held>> waiting = new HashMap<>();

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
    if (!devices.isEmpty() && !hasRoom(message)) {
      return new RelayResult.Full();
    }
    var lifetime = message.lifetime();
    Instant until = now.plus(Duration.between(lifetime.sentAt(), lifetime.expiresAt()));
    var send = new Send(RelayResult.Kept.of(message, false), until, digest);
    sends.put(key, send);
    devices.forEach(device -> of(device).put(message.id(), new Held(message, until)));
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
    return of(device).values().stream().limit(limit).map(Held::message).toList();
  }

  @Override
  public synchronized boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
    forgetExpired(now);
    return of(device).keySet().remove(id);
  }

  private boolean hasRoom(RelayedMessage message) {
    List<RelayedMessage> all =
        waiting.entrySet().stream()
            .filter(entry -> entry.getKey().account().equals(message.recipient()))
            .flatMap(entry -> entry.getValue().values().stream())
            .map(Held::message)
            .collect(Collectors.toMap(RelayedMessage::id, each -> each, (one, _) -> one))
            .values()
            .stream()
            .toList();
    List<RelayedMessage> own =
        all.stream()
            .filter(other -> other.sender().account().equals(message.sender().account()))
            .toList();
    return fits(own.size(), 1, MAX_WAITING - all.size())
        && fits(bytes(own), message.body().length(), MAX_WAITING_BYTES - bytes(all));
  }

  /// Beyond its first piece nobody gets more than is left for all others afterwards.
  private static boolean fits(long own, long more, long left) {
    return more <= left && (own == 0 || own + more <= left - more);
  }

  private static long bytes(List<RelayedMessage> messages) {
    return messages.stream().mapToLong(message -> message.body().length()).sum();
  }

  private Map<RelayedMessageId, Held> of(DeviceAddress device) {
    return waiting.computeIfAbsent(device, _ -> new LinkedHashMap<>());
  }

  private void forgetExpired(Instant now) {
    sends.values().removeIf(send -> !send.until().isAfter(now));
    waiting
        .values()
        .forEach(messages -> messages.values().removeIf(held -> !held.until().isAfter(now)));
    waiting.values().removeIf(Map::isEmpty);
  }

  private record Key(AccountId sender, AccountId recipient, ClientMessageId clientId) {}

  private record Held(RelayedMessage message, Instant until) {}

  @SuppressWarnings("ArrayRecordComponent") // Compared by content where it is compared.
  private record Send(RelayResult.Kept kept, Instant until, byte[] digest) {
    RelayResult.Kept repeated() {
      return new RelayResult.Kept(kept.id(), kept.sentAt(), kept.expiresAt(), true);
    }
  }
}
