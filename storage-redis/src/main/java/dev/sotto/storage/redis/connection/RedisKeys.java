// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis.connection;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.cluster.Topic;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.relay.RelayedMessageId;
import dev.sotto.core.spi.AdapterUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The names of everything that one installation has in Redis. What one script touches has one hash
/// tag, so that a Redis Cluster keeps it in one place.
///
/// Names begin with the prefix and the generation of the format, so that nodes of before (which
/// sign nothing) neither read what later ones write nor the other way round; what they have left
/// expires.
///
/// @param prefix 1 to 32 letters, digits and any of `. _ : -`
/// @param database part of the channels, which know no databases
/// @param generation `2:` is sealed; of the first, which was not, there is nothing in the names
public record RedisKeys(String prefix, int database, String generation) {
  private static final int MAX_PREFIX = 32;
  private static final int HASH_BYTES = 16;

  public RedisKeys {
    if (!prefix.matches("[A-Za-z0-9._:-]{1," + MAX_PREFIX + "}")) {
      throw new AdapterUrl.InvalidUrl(
          "redis: prefix has 1 to 32 letters, digits, dots, colons, dashes or underscores");
    }
  }

  public RedisKeys(String prefix, int database) {
    this(prefix, database, "2:");
  }

  /// {@return the keys of the versions that sealed nothing}
  public RedisKeys unsealed() {
    return new RedisKeys(prefix, database, "");
  }

  /// {@return the keys of the roster in the order in which its scripts take them}
  public List<String> roster() {
    return List.of(
        start() + "{roster}:nodes",
        start() + "{roster}:tokens",
        start() + "{roster}:online",
        start() + "{roster}:held");
  }

  /// {@return the keys of the seats in the order in which their scripts take them}
  public List<String> seats() {
    return Stream.of("nodes", "tokens", "rooms", "held", "news", "counts", "empty")
        .map(name -> start() + "{seats}:" + name)
        .toList();
  }

  public String calls(AccountId callee) {
    return start() + "calls:" + callee.value();
  }

  /// {@return the keys of what `from` has told `to` in a call: the signals, and their bytes}
  public List<String> signals(CallId call, AccountId from, AccountId to) {
    String pair = start() + "{call:%s:%d:%d}:".formatted(call.text(), from.value(), to.value());
    return List.of(pair + "signals", pair + "bytes");
  }

  /// {@return the key of a bucket; nobody can read an address or handle in it}
  public String bucket(String name) {
    return start() + "level:" + hash(name);
  }

  public String relayedSend(AccountId recipient, AccountId sender, ClientMessageId id) {
    return relay(recipient) + "send:" + hash(sender.value() + " " + id.text());
  }

  public String relayCounter(AccountId recipient) {
    return relay(recipient) + "count";
  }

  public String relayed(AccountId recipient, RelayedMessageId id) {
    return relay(recipient) + "message:" + id.text();
  }

  public String relayHeld(AccountId recipient) {
    return relay(recipient) + "held";
  }

  public String relayedTo(DeviceAddress device) {
    return relay(device.account()) + "device:" + device.device().value();
  }

  /// {@return the pattern of [#relayedTo] for all devices}
  public String relayedToAny() {
    return start() + "{relay:*}:device:*";
  }

  /// {@return the device whose [#relayedTo] this is; empty when it is something else}
  public Optional<DeviceAddress> deviceOf(String relayedTo) {
    Matcher found =
        Pattern.compile(Pattern.quote(start()) + "\\{relay:(\\d{1,18})}:device:(\\d{1,3})")
            .matcher(relayedTo);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          DeviceAddress.of(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String start() {
    return prefix + generation;
  }

  private String relay(AccountId recipient) {
    return start() + "{relay:" + recipient.value() + "}:";
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public String channel(Topic topic) {
    return channels() + topic.name();
  }

  private String channels() {
    return start() + database + ":topic:";
  }
}
