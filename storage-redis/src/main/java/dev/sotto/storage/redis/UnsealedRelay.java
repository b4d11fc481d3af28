// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.Text.bytes;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.relay.RelayId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What nodes of the first generation, which sealed nothing, have left to be relayed. For one
/// thread.
final class UnsealedRelay {
  private static final Script READ = Script.ofList("relay-read");
  private static final Script DIGEST = Script.ofList("relay-digest");
  private static final Script REMOVE = Script.ofNumber("relay-remove");

  /// What waits for a device: the place in the order of its account, and the message.
  private static final Pattern MEMBER = Pattern.compile("(\\d{16}):(.+)");

  private final Keys keys;
  private final RedisLink link;
  private final Seal seal;

  /// @param keys of the first generation
  UnsealedRelay(Keys keys, RedisLink link, Seal seal) {
    this.keys = keys;
    this.link = link;
    this.seal = seal;
  }

  /// Moves what waits into a store, in its order. Safe to repeat when it was interrupted.
  ///
  /// @return how many messages were moved
  /// @throws PortException.Unavailable when Redis does not answer
  int moveTo(RelayStore store, Instant now) {
    int moved = 0;
    for (Map.Entry<Waiting, List<DeviceAddress>> entry : waiting().entrySet()) {
      if (move(entry.getKey(), entry.getValue(), store, now)) {
        moved++;
      }
    }
    return moved;
  }

  private Map<Waiting, List<DeviceAddress>> waiting() {
    var waiting = new TreeMap<Waiting, List<DeviceAddress>>();
    for (String name : link.keys(keys.relayedToAny())) {
      keys.deviceOf(name).ifPresent(device -> collect(device, name, waiting));
    }
    return waiting;
  }

  private void collect(
      DeviceAddress device, String name, Map<Waiting, List<DeviceAddress>> waiting) {
    for (byte[] member : link.members(name)) {
      Matcher parts = MEMBER.matcher(Text.of(member));
      if (parts.matches() && RelayId.isValid(parts.group(2))) {
        var key =
            new Waiting(
                device.account().value(),
                Long.parseLong(parts.group(1)),
                new RelayId(parts.group(2)));
        waiting.computeIfAbsent(key, _ -> new ArrayList<>()).add(device);
      } else {
        seal.refuse();
      }
    }
  }

  private boolean move(
      Waiting waiting, List<DeviceAddress> devices, RelayStore store, Instant now) {
    DeviceAddress one = devices.getFirst();
    String name = keys.relayed(one.account(), waiting.id());
    Optional<RelayedMessage> found =
        message(name)
            .filter(message -> message.recipient().equals(one.account()))
            .filter(message -> message.id().equals(waiting.id()))
            .filter(message -> message.lifetime().expiresAt().isAfter(now));
    if (found.isPresent()
        && store.put(found.get(), devices, digest(found.get()), now) instanceof RelayResult.Full) {
      return false;
    }
    for (DeviceAddress device : devices) {
      link.number(
          REMOVE,
          List.of(keys.relayedTo(device), name),
          bytes(now.toEpochMilli()),
          bytes(waiting.id().text()));
    }
    return found.isPresent();
  }

  private Optional<RelayedMessage> message(String name) {
    byte[] found = (byte[]) link.list(READ, List.of(name)).getFirst();
    if (found.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(RelayedBytes.read(found));
    } catch (PortException.Corrupt e) {
      seal.refuse();
      return Optional.empty();
    }
  }

  private byte[] digest(RelayedMessage message) {
    String send =
        keys.relayedSend(message.recipient(), message.sender().account(), message.clientId());
    List<Object> found = link.list(DIGEST, List.of(send));
    return found.isEmpty() ? new byte[0] : (byte[]) found.getFirst();
  }

  /// A message that waits, in the order in which those of its account came.
  private record Waiting(long account, long number, RelayId id) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      int byAccount = Long.compare(account, other.account);
      int byNumber = byAccount == 0 ? Long.compare(number, other.number) : byAccount;
      return byNumber == 0 ? id.text().compareTo(other.id.text()) : byNumber;
    }
  }
}
