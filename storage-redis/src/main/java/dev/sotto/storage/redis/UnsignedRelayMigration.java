// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.core.spi.CoordinationProvider.Adoption;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Migration of relayed messages that nodes of the first generation, which signed nothing, have
/// left. For one thread.
final class UnsignedRelayMigration {
  private static final System.Logger LOG = System.getLogger(UnsignedRelayMigration.class.getName());

  private static final LuaScript READ = LuaScript.ofList("relay-read");
  private static final LuaScript DIGEST = LuaScript.ofList("relay-digest");
  private static final LuaScript REMOVE = LuaScript.ofNumber("relay-remove");

  private final RedisKeys keys;
  private final RedisCommandExecutor link;

  /// @param keys of the first generation
  UnsignedRelayMigration(RedisKeys keys, RedisCommandExecutor link) {
    this.keys = keys;
    this.link = link;
  }

  /// Moves what waits into a store, in its order. Safe to repeat, and to be repeated when it was
  /// interrupted: what is taken away here is in the store.
  ///
  /// @throws PortException.Unavailable when Redis does not answer
  Adoption moveTo(RelayStore store, Instant now) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Map.Entry<Waiting, List<DeviceAddress>> entry : waiting(counts).entrySet()) {
      counts.merge(move(entry.getKey(), entry.getValue(), store, now), 1, Integer::sum);
    }
    int left = 0;
    for (Outcome outcome : Outcome.LEFT) {
      int count = counts.getOrDefault(outcome, 0);
      if (count > 0) {
        LOG.log(Level.WARNING, outcome.words, Integer.toString(count));
      }
      left += count;
    }
    return new Adoption(counts.getOrDefault(Outcome.MOVED, 0), left);
  }

  private Map<Waiting, List<DeviceAddress>> waiting(Map<Outcome, Integer> counts) {
    var waiting = new TreeMap<Waiting, List<DeviceAddress>>();
    for (String name : link.keys(keys.relayedToAny())) {
      keys.deviceOf(name)
          .ifPresent(
              device -> {
                for (byte[] member : link.members(name)) {
                  Waiting.parse(device, RedisText.of(member))
                      .ifPresentOrElse(
                          key -> waiting.computeIfAbsent(key, _ -> new ArrayList<>()).add(device),
                          () -> counts.merge(Outcome.UNREADABLE, 1, Integer::sum));
                }
              });
    }
    return waiting;
  }

  private Outcome move(
      Waiting waiting, List<DeviceAddress> devices, RelayStore store, Instant now) {
    DeviceAddress one = devices.getFirst();
    String name = keys.relayed(one.account(), waiting.id());
    byte[] bytes = (byte[]) link.list(READ, List.of(name)).getFirst();
    if (bytes.length == 0) {
      return Outcome.OVER;
    }
    Optional<RelayedMessage> found =
        message(bytes)
            .filter(message -> message.recipient().equals(one.account()))
            .filter(message -> message.id().equals(waiting.id()));
    if (found.isEmpty()) {
      return Outcome.UNREADABLE;
    }
    if (!found.get().lifetime().expiresAt().isAfter(now)) {
      return Outcome.OVER;
    }
    Outcome outcome = put(found.get(), devices, store);
    if (outcome == Outcome.MOVED) {
      devices.forEach(device -> remove(device, waiting.id(), name, now));
    }
    return outcome;
  }

  /// What has waited for a while keeps its end: it is put as when it was sent. A send that is known
  /// under the same id was moved before the step was interrupted.
  private Outcome put(RelayedMessage message, List<DeviceAddress> devices, RelayStore store) {
    return switch (store.put(message, devices, digest(message), message.lifetime().sentAt())) {
      case RelayResult.Kept kept when kept.id().equals(message.id()) -> Outcome.MOVED;
      case RelayResult.Kept _, RelayResult.Conflict _ -> Outcome.TAKEN;
      case RelayResult.Full _ -> Outcome.FULL;
      case RelayResult.TooLarge _, RelayResult.NotReachable _ -> Outcome.UNREADABLE;
    };
  }

  private void remove(DeviceAddress device, RelayedMessageId id, String name, Instant now) {
    long _ =
        link.number(
            REMOVE,
            List.of(keys.relayedTo(device), name, keys.relayHeld(device.account())),
            bytes(now.toEpochMilli()),
            bytes(id.text()));
  }

  private static Optional<RelayedMessage> message(byte[] found) {
    try {
      return Optional.of(RelayedMessageCodec.read(found));
    } catch (PortException.Corrupt e) {
      return Optional.empty();
    }
  }

  private byte[] digest(RelayedMessage message) {
    String send =
        keys.relayedSend(message.recipient(), message.sender().account(), message.clientId());
    List<Object> found = link.list(DIGEST, List.of(send));
    return found.isEmpty() ? new byte[0] : (byte[]) found.getFirst();
  }

  /// The outcome for one value that was found.
  private enum Outcome {
    MOVED(""),
    /// It, or what it says, has expired.
    OVER(""),
    TAKEN(
        "messages to be relayed that were left in Redis, because their senders have used their names for others since: {0}"),
    FULL("messages to be relayed that were left in Redis, because too many wait already: {0}"),
    UNREADABLE("entries to be relayed that were left in Redis, because they cannot be read: {0}");

    static final List<Outcome> LEFT = List.of(TAKEN, FULL, UNREADABLE);

    final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  /// A message that waits, in the order in which those of its account came.
  private record Waiting(long account, long number, RelayedMessageId id)
      implements Comparable<Waiting> {
    /// The place in the order of the account, and the message.
    private static final Pattern MEMBER = Pattern.compile("(\\d{16}):(.+)");

    static Optional<Waiting> parse(DeviceAddress device, String member) {
      Matcher parts = MEMBER.matcher(member);
      if (!parts.matches() || !RelayedMessageId.isValid(parts.group(2))) {
        return Optional.empty();
      }
      return Optional.of(
          new Waiting(
              device.account().value(),
              Long.parseLong(parts.group(1)),
              new RelayedMessageId(parts.group(2))));
    }

    @Override
    public int compareTo(Waiting other) {
      int byAccount = Long.compare(account, other.account);
      int byNumber = byAccount == 0 ? Long.compare(number, other.number) : byAccount;
      return byNumber == 0 ? id.text().compareTo(other.id.text()) : byNumber;
    }
  }
}
