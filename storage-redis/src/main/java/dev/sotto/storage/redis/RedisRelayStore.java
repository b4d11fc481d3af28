// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayResult;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A sorted set of ids by expiry for each device, each message once beside it, each send under a
/// hash of its name. All of an account has one hash tag, and everything expires with its message.
final class RedisRelayStore implements RelayStore {
  /// How many messages one answer of Redis holds.
  private static final int READ_AT_ONCE = 20;

  private static final LuaScript PUT = LuaScript.ofList("relay-put");
  private static final LuaScript LIST = LuaScript.ofList("relay-list");
  private static final LuaScript READ = LuaScript.ofList("relay-read");
  private static final LuaScript KNOWN = LuaScript.ofNumber("relay-known");
  private static final LuaScript REMOVE = LuaScript.ofNumber("relay-remove");

  private final RedisKeys keys;
  private final RedisCommandExecutor link;
  private final ValueAuthenticator seal;
  private final boolean shares;

  RedisRelayStore(RedisKeys keys, RedisCommandExecutor link, ValueAuthenticator seal) {
    this(keys, link, seal, true);
  }

  private RedisRelayStore(
      RedisKeys keys, RedisCommandExecutor link, ValueAuthenticator seal, boolean shares) {
    this.keys = keys;
    this.link = link;
    this.seal = seal;
    this.shares = shares;
  }

  /// {@return the same for messages that wait already, among which none is refused for its sender}
  RedisRelayStore adopting() {
    return new RedisRelayStore(keys, link, seal, false);
  }

  @Override
  public RelayResult put(
      RelayedMessage message, Collection<DeviceAddress> devices, byte[] digest, Instant now) {
    var names = new ArrayList<String>();
    names.add(
        keys.relayedSend(message.recipient(), message.sender().account(), message.clientId()));
    names.add(keys.relayCounter(message.recipient()));
    String name = keys.relayed(message.recipient(), message.id());
    names.add(name);
    names.add(keys.relayHeld(message.recipient()));
    devices.forEach(device -> names.add(keys.relayedTo(device)));
    var lifetime = message.lifetime();
    Instant until = now.plus(Duration.between(lifetime.sentAt(), lifetime.expiresAt()));
    List<Object> answer =
        link.list(
            PUT,
            names,
            bytes(now.toEpochMilli()),
            bytes(lifetime.sentAt().toEpochMilli()),
            bytes(lifetime.expiresAt().toEpochMilli()),
            bytes(until.toEpochMilli()),
            bytes(message.id().text()),
            digest,
            seal.seal(name, RelayedMessageCodec.of(message)),
            bytes(message.sender().account().value()),
            bytes(message.body().length()),
            bytes(MAX_WAITING),
            bytes(MAX_WAITING_BYTES),
            bytes(shares ? 1 : 0));
    return switch (RedisText.of(answer.getFirst())) {
      case "kept" -> RelayResult.Kept.of(message, false);
      case "repeated" ->
          ScriptReplies.read(
              PUT,
              seal,
              () ->
                  new RelayResult.Kept(
                      new RelayedMessageId(RedisText.of(answer.get(1))),
                      instant(answer.get(2)),
                      instant(answer.get(3)),
                      true));
      case "conflict" -> new RelayResult.Conflict();
      case "full" -> new RelayResult.Full();
      default -> throw new IllegalStateException("relay-put answers something else");
    };
  }

  @Override
  public boolean knows(AccountId sender, AccountId recipient, ClientMessageId id, Instant now) {
    return link.number(
            KNOWN, List.of(keys.relayedSend(recipient, sender, id)), bytes(now.toEpochMilli()))
        == 1;
  }

  /// What was not written by this installation does not wait: it stays where it is until it
  /// expires.
  @Override
  public List<RelayedMessage> waiting(DeviceAddress device, int limit, Instant now) {
    List<String> names =
        link
            .list(LIST, List.of(keys.relayedTo(device)), bytes(now.toEpochMilli()), bytes(limit))
            .stream()
            .map(RedisText::of)
            .filter(this::isId)
            .map(id -> keys.relayed(device.account(), new RelayedMessageId(id)))
            .toList();
    var messages = new ArrayList<RelayedMessage>();
    for (int from = 0; from < names.size(); from += READ_AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + READ_AT_ONCE, names.size()));
      List<Object> found = link.list(READ, some);
      for (int i = 0; i < found.size(); i++) {
        byte[] marked = (byte[]) found.get(i);
        if (marked.length > 0) {
          seal.open(some.get(i), marked).map(RelayedMessageCodec::read).ifPresent(messages::add);
        }
      }
    }
    return List.copyOf(messages);
  }

  private boolean isId(String id) {
    boolean valid = RelayedMessageId.isValid(id);
    if (!valid) {
      seal.refuse();
    }
    return valid;
  }

  @Override
  public boolean remove(DeviceAddress device, RelayedMessageId id, Instant now) {
    return link.number(
            REMOVE,
            List.of(
                keys.relayedTo(device),
                keys.relayed(device.account(), id),
                keys.relayHeld(device.account())),
            bytes(now.toEpochMilli()),
            bytes(id.text()))
        == 1;
  }

  private static Instant instant(Object answer) {
    return Instant.EPOCH.plus(Duration.ofMillis(Long.parseLong(RedisText.of(answer))));
  }
}
