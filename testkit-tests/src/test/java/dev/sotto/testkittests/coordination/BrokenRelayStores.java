// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayResult.Kept;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.testkit.relay.ForwardingRelayStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// What can be wrong with relayed messages.
final class BrokenRelayStores {
  private BrokenRelayStores() {}

  /// The newest message comes first.
  record Backwards(RelayStore real) implements ForwardingRelayStore {
    @Override
    public List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
      return real.waiting(device, limit, now).reversed();
    }
  }

  /// What waits is told from another moment.
  record WaitsAt(RelayStore real, UnaryOperator<Instant> clock) implements ForwardingRelayStore {
    @Override
    public List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
      return real.waiting(device, limit, clock.apply(now));
    }
  }

  /// Whether a send is a repeated one is told from another moment.
  record RetriesAt(RelayStore real, UnaryOperator<Instant> clock) implements ForwardingRelayStore {
    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      AccountId sender = message.sender().account();
      boolean told = real.knows(sender, message.recipient(), message.clientId(), clock.apply(now));
      boolean known = real.knows(sender, message.recipient(), message.clientId(), now);
      if (told == known) {
        return real.put(message, devices, digest, now);
      }
      return told ? Kept.of(message, true) : real.put(renamed(message), devices, digest, now);
    }
  }

  /// What is known is known from another moment.
  record KnowsAt(RelayStore real, UnaryOperator<Instant> clock) implements ForwardingRelayStore {
    @Override
    public boolean knows(AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
      return real.knows(sender, recipient, id, clock.apply(now));
    }
  }

  /// What is dropped is dropped from another moment.
  record RemovesAt(RelayStore real, UnaryOperator<Instant> clock) implements ForwardingRelayStore {
    @Override
    public boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
      return real.remove(device, id, clock.apply(now));
    }
  }

  /// A retry is kept once more.
  record RetryDuplicates(RelayStore real) implements ForwardingRelayStore {
    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      RelayResult result = real.put(message, devices, digest, now);
      return result instanceof Kept kept && kept.repeated()
          ? real.put(renamed(message), devices, digest, now)
          : result;
    }
  }

  /// Another body under the same client message id is taken for a retry.
  record ConflictUntold(RelayStore real) implements ForwardingRelayStore {
    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      return real.put(message, devices, new byte[1], now);
    }
  }

  /// Client message ids are told apart by sender only, not by recipient too.
  record RecipientsMixed(RelayStore real, Map<ClientMessageId, AccountId> recipients)
      implements ForwardingRelayStore {
    RecipientsMixed(RelayStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      AccountId first = recipients.computeIfAbsent(message.clientId(), _ -> message.recipient());
      return first.equals(message.recipient())
          ? real.put(message, devices, digest, now)
          : new RelayResult.Conflict();
    }
  }

  /// A retry from another device of the sender is kept once more.
  record DevicesApart(RelayStore real, Map<RelayedMessageId, DeviceAddress> senders)
      implements ForwardingRelayStore {
    DevicesApart(RelayStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      RelayResult result = real.put(message, devices, digest, now);
      if (!(result instanceof Kept kept)) {
        return result;
      }
      DeviceAddress first = senders.computeIfAbsent(kept.id(), _ -> message.sender());
      return first.equals(message.sender())
          ? result
          : real.put(renamed(message), devices, digest, now);
    }
  }

  /// What one device has taken is gone for the others too.
  record TakenForAll(RelayStore real, Set<DeviceAddress> known) implements ForwardingRelayStore {
    TakenForAll(RelayStore real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      known.addAll(devices);
      return real.put(message, devices, digest, now);
    }

    @Override
    public boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
      boolean waited = real.remove(device, id, now);
      known.forEach(other -> real.remove(other, id, now));
      return waited;
    }
  }

  /// Places and bytes are not shared between senders.
  record Unshared(RelayStore real, AtomicLong senders) implements ForwardingRelayStore {
    Unshared(RelayStore real) {
      this(real, new AtomicLong(1_000_000));
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      var other =
          new RelayedMessage(
              message.id(),
              DeviceAddress.of(senders.incrementAndGet(), 1),
              message.recipient(),
              message.clientId(),
              message.body(),
              message.lifetime());
      return real.put(other, devices, digest, now);
    }
  }

  /// Who was refused once is refused for ever.
  record NothingGivenBack(RelayStore real, Set<AccountId> refused) implements ForwardingRelayStore {
    NothingGivenBack(RelayStore real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      AccountId sender = message.sender().account();
      RelayResult result =
          refused.contains(sender)
              ? new RelayResult.Full()
              : real.put(message, devices, digest, now);
      if (result instanceof RelayResult.Full) {
        refused.add(sender);
      }
      return result;
    }
  }

  /// The clock that has stamped a message is believed.
  record StampsBelieved(RelayStore real) implements ForwardingRelayStore {
    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      return real.put(message, devices, digest, message.lifetime().sentAt());
    }
  }

  /// What no device was there to take leaves no name.
  record NamelessWithoutDevices(RelayStore real) implements ForwardingRelayStore {
    @Override
    public RelayResult put(
        RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
      return devices.isEmpty() ? Kept.of(message, false) : real.put(message, devices, digest, now);
    }
  }

  private static RelayedMessage renamed(RelayedMessage message) {
    return new RelayedMessage(
        message.id(),
        message.sender(),
        message.recipient(),
        new ClientMessageId("again-" + message.id().text()),
        message.body(),
        message.lifetime());
  }
}
