// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import static dev.sotto.storage.redis.RedisText.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import dev.sotto.storage.redis.connection.RedisKeys;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Four keys, which only scripts change: when each node has renewed, whether its whole part is
/// written, who is online where, and the same by node. The clock is that of Redis.
///
/// All of them expire when no node has renewed for [#KEPT], so an installation that has moved away
/// leaves nothing behind.
final class RedisRoster implements Roster {
  private static final Duration KEPT = Duration.ofHours(1);

  /// How many accounts one script takes from dead nodes: a few milliseconds' worth.
  private static final int BURIED_AT_ONCE = 1_000;

  private static final LuaScript PUT = LuaScript.ofNumber("roster-put");
  private static final LuaScript REMOVE = LuaScript.ofNumber("roster-remove");
  private static final LuaScript ONLINE = LuaScript.ofList("roster-online");
  private static final LuaScript CONNECTED = LuaScript.ofList("roster-connected");
  private static final LuaScript RENEW = LuaScript.ofList("roster-renew");

  private final ValueAuthenticator seal;
  private final String name;
  private final byte[] node;
  private final List<String> keys;
  private final RedisCommandExecutor link;

  /// Which renewal Redis must remember for our part to be whole; empty before the first one.
  private volatile String known = "";

  private long renewals;

  RedisRoster(String node, RedisKeys keys, RedisCommandExecutor link, ValueAuthenticator seal) {
    this.seal = seal;
    name = node;
    this.node = bytes(node);
    this.keys = keys.roster();
    this.link = link;
  }

  @Override
  public boolean put(AccountId account, Set<DeviceId> connected) {
    String devices =
        connected.stream()
            .map(device -> Integer.toString(device.value()))
            .collect(Collectors.joining(","));
    return link.number(
            PUT,
            keys,
            node,
            lease(),
            bytes(KEPT.toMillis()),
            bytes(account.value()),
            bytes(devices + "," + mark(name, account.value(), devices)))
        == 1;
  }

  @Override
  public boolean remove(AccountId account) {
    return link.number(REMOVE, keys, node, lease(), bytes(account.value())) == 1;
  }

  @Override
  public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
    if (accounts.isEmpty()) {
      return Set.of();
    }
    var arguments = new ArrayList<byte[]>(accounts.size() + 2);
    arguments.add(node);
    arguments.add(lease());
    accounts.forEach(account -> arguments.add(bytes(account.value())));
    List<Object> answer = link.list(ONLINE, keys, arguments.toArray(byte[][]::new));
    return ScriptReplies.read(
        ONLINE,
        seal,
        () -> {
          var online = new HashSet<AccountId>();
          for (int i = 0; i < answer.size(); i += 2) {
            AccountId account = account(answer.get(i));
            if (devices(account, answer.get(i + 1)).isPresent()) {
              online.add(account);
            }
          }
          return online;
        });
  }

  @Override
  public Set<DeviceId> connectedElsewhere(AccountId account) {
    List<Object> answer = link.list(CONNECTED, keys, node, lease(), bytes(account.value()));
    return ScriptReplies.read(
        CONNECTED,
        seal,
        () ->
            answer.stream()
                .flatMap(entry -> devices(account, entry).stream())
                .flatMap(Set::stream)
                .collect(Collectors.toSet()));
  }

  /// {@return the devices of an account at one node; empty when the entry is not ours}
  ///
  /// @param entry as `node=device,device,mark`
  private Optional<Set<DeviceId>> devices(AccountId account, Object entry) {
    String text = RedisText.of(entry);
    int equals = text.indexOf('=');
    int last = text.lastIndexOf(',');
    if (equals < 0 || last < equals) {
      seal.refuse();
      return Optional.empty();
    }
    String devices = text.substring(equals + 1, last);
    String mark = mark(text.substring(0, equals), account.value(), devices);
    if (!MessageDigest.isEqual(
        mark.getBytes(US_ASCII), text.substring(last + 1).getBytes(US_ASCII))) {
      seal.refuse();
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(devices.split(",", -1))
            .filter(device -> !device.isEmpty())
            .map(device -> new DeviceId(Integer.parseInt(device)))
            .collect(Collectors.toSet()));
  }

  private String mark(String node, long account, String devices) {
    return seal.digits("roster " + node + " " + account, devices);
  }

  /// A renewal whose answer is lost is as good as none: the next one tells again that the list was
  /// forgotten. Only orphans of that moment are told to nobody.
  @Override
  public synchronized Renewal renew() {
    var orphans = new HashSet<AccountId>();
    boolean forgotten = false;
    boolean buried = false;
    boolean buries = false;
    boolean more;
    do {
      renewals++;
      String next = Long.toString(renewals);
      List<Object> answer;
      try {
        answer =
            link.list(
                RENEW,
                keys,
                node,
                lease(),
                bytes(KEPT.toMillis()),
                bytes(known),
                bytes(next),
                bytes(BURIED_AT_ONCE),
                bytes(LATE.toMillis()));
      } catch (Unavailable e) {
        if (forgotten || buries) {
          break;
        }
        throw e;
      }
      long lost = (Long) answer.getFirst();
      if (lost != 0) {
        forgotten = true;
        buried |= lost == 2;
        known = next;
      }
      more = (Long) answer.get(1) == 1;
      buries |= (Long) answer.get(2) == 1;
      answer.subList(3, answer.size()).forEach(orphan -> addTo(orphans, orphan));
    } while (more);
    return new Renewal(forgotten, buried, buries, orphans);
  }

  /// Who is told of a lost account that was never there, hears nothing wrong: presence is looked up
  /// before it is announced.
  private void addTo(Set<AccountId> orphans, Object orphan) {
    try {
      orphans.add(account(orphan));
    } catch (IllegalArgumentException e) {
      seal.refuse();
    }
  }

  private static byte[] lease() {
    return bytes(LEASE.toMillis());
  }

  private static AccountId account(Object answer) {
    return new AccountId(Long.parseLong(RedisText.of(answer)));
  }
}
