// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.bound.SharedPool.Lease;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Relayed messages in maps, guarded by the monitor of the store. What has expired is dropped with
/// the next call, whatever that asks for.
///
/// All that is kept draws on one pool of memory: names until they expire, messages until their last
/// device has taken them.
final class MemoryRelayStore implements RelayStore {
  /// About what a name costs, in bytes, and what a message costs beside its body, once and for each
  /// device.
  private static final int NAME = 768;

  private static final int MESSAGE = 512;
  private static final int DEVICE = 160;

  private final SharedPool memory;
  private final Map<Key, Send> sends = new HashMap<>();
  private final Map<DeviceAddress, Map<RelayedMessageId, Held>> waiting = new HashMap<>();
  private final Map<AccountId, RelayQuota> inboxes = new HashMap<>();
  private final PriorityQueue<Send> byExpiry =
      new PriorityQueue<>(Comparator.comparing(Send::until));

  /// A store that takes its part of the heap.
  MemoryRelayStore() {
    this(new SharedPool(Runtime.getRuntime().maxMemory() / Bound.RELAY.most()));
  }

  /// @param memory in bytes
  MemoryRelayStore(SharedPool memory) {
    this.memory = memory;
  }

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
    Lease name = memory.lease(sharer(message));
    if (!name.grow(NAME + (long) DEVICE * devices.size()) || !keep(message, devices)) {
      name.close();
      return new RelayResult.Full();
    }
    var lifetime = message.lifetime();
    Instant until = now.plus(Duration.between(lifetime.sentAt(), lifetime.expiresAt()));
    var kept = RelayResult.Kept.of(message, false);
    var send = new Send(key, kept, until, List.copyOf(devices), digest, name);
    sends.put(key, send);
    byExpiry.add(send);
    return kept;
  }

  /// {@return whether there was room}
  private boolean keep(RelayedMessage message, Collection<DeviceAddress> devices) {
    if (devices.isEmpty()) {
      return true;
    }
    Optional<List<Lease>> room = room(message);
    room.ifPresent(
        leases -> {
          var held = new Held(message, leases, devices.size());
          for (DeviceAddress device : devices) {
            waiting.computeIfAbsent(device, _ -> new LinkedHashMap<>()).put(message.id(), held);
          }
        });
    return room.isPresent();
  }

  private Optional<List<Lease>> room(RelayedMessage message) {
    PoolClient sender = sharer(message);
    int length = message.body().length();
    Lease bytes = memory.lease(sender);
    if (!bytes.grow(MESSAGE + (long) length)) {
      return Optional.empty();
    }
    RelayQuota inbox = inboxes.computeIfAbsent(message.recipient(), _ -> new RelayQuota());
    Optional<List<Lease>> room = inbox.take(sender, length);
    if (room.isEmpty()) {
      bytes.close();
      return room;
    }
    var all = new ArrayList<Lease>(room.get());
    all.add(bytes);
    return Optional.of(all);
  }

  private static PoolClient sharer(RelayedMessage message) {
    return PoolClient.EXEMPT.forAccount(message.sender().account().value());
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
    return of(device).values().stream().limit(limit).map(Held::message).toList();
  }

  @Override
  public synchronized boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
    sweep(now);
    return drop(device, id);
  }

  private Map<RelayedMessageId, Held> of(DeviceAddress device) {
    return waiting.getOrDefault(device, Map.of());
  }

  private boolean drop(DeviceAddress device, RelayedMessageId id) {
    Map<RelayedMessageId, Held> messages = of(device);
    Held held = messages.get(id);
    if (held == null) {
      return false;
    }
    messages.remove(id);
    if (messages.isEmpty()) {
      waiting.remove(device);
    }
    held.takenByOne();
    inboxes.computeIfPresent(device.account(), (_, inbox) -> inbox.isEmpty() ? null : inbox);
    return true;
  }

  private void sweep(Instant now) {
    for (Send send = byExpiry.peek();
        send != null && !send.until().isAfter(now);
        send = byExpiry.peek()) {
      byExpiry.remove();
      sends.remove(send.key());
      for (DeviceAddress device : send.devices()) {
        drop(device, send.kept().id());
      }
      send.name().close();
    }
  }

  private record Key(AccountId sender, AccountId recipient, ClientMessageId clientId) {}

  /// A send that may be repeated until it expires; it holds no body.
  ///
  /// @param until when it expires by the clock of the store's callers
  /// @param name the memory that this takes
  @SuppressWarnings("ArrayRecordComponent") // Compared by content where it is compared.
  private record Send(
      Key key,
      RelayResult.Kept kept,
      Instant until,
      List<DeviceAddress> devices,
      byte[] digest,
      Lease name) {
    RelayResult.Kept repeated() {
      return new RelayResult.Kept(kept.id(), kept.sentAt(), kept.expiresAt(), true);
    }
  }

  /// A message that waits, with the room that it takes until its last device has taken it.
  private static final class Held {
    private final RelayedMessage message;
    private final List<Lease> room;
    private int devices;

    Held(RelayedMessage message, List<Lease> room, int devices) {
      this.message = message;
      this.room = room;
      this.devices = devices;
    }

    RelayedMessage message() {
      return message;
    }

    void takenByOne() {
      devices--;
      if (devices == 0) {
        room.forEach(Lease::close);
      }
    }
  }
}
