// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.connection;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// All open connections of this node, by account. Safe for use by many threads; no method waits for
/// a socket.
public final class ConnectionRegistry {
  /// The most of one account; one more ends the oldest, as [CloseReason#REPLACED].
  public static final int MAX_PER_ACCOUNT = Bound.SOCKETS_OF_ACCOUNT.most();

  private final Map<AccountId, List<DeviceConnection>> byAccount = new ConcurrentHashMap<>();
  private volatile Watcher watcher = Watcher.NOBODY;

  /// No connection is open yet.
  public ConnectionRegistry() {}

  /// Says who is told of accounts that come and go. Called before the first connection is added.
  public void watch(Watcher told) {
    watcher = told;
  }

  /// Adds a connection; from now on events reach it.
  ///
  /// {@return whether it is the only one of its account}
  public boolean add(DeviceConnection connection) {
    List<DeviceConnection> now =
        byAccount.compute(
            connection.device().account(),
            (account, before) -> {
              if (before == null) {
                watcher.occupied(account);
                return List.of(connection);
              }
              return with(before, connection);
            });
    if (now.size() > MAX_PER_ACCOUNT) {
      // Its socket removes it when it is gone; until then it takes nothing.
      now.stream()
          .limit(now.size() - MAX_PER_ACCOUNT)
          .forEach(oldest -> oldest.close(CloseReason.REPLACED));
    }
    return now.size() == 1;
  }

  /// Removes a connection. {@return whether it was the last one of its account}
  public boolean remove(DeviceConnection connection) {
    var last = new boolean[1];
    byAccount.computeIfPresent(
        connection.device().account(),
        (account, before) -> {
          List<DeviceConnection> now = without(before, connection);
          last[0] = now.isEmpty();
          if (now.isEmpty()) {
            watcher.vacated(account);
            return null;
          }
          return now;
        });
    return last[0];
  }

  /// {@return whether the account has an open connection}
  public boolean has(AccountId account) {
    return byAccount.containsKey(account);
  }

  /// {@return whether the device has an open connection}
  public boolean has(DeviceAddress device) {
    for (DeviceConnection connection : of(device.account())) {
      if (connection.device().equals(device)) {
        return true;
      }
    }
    return false;
  }

  /// {@return the open connections of the account}
  public List<DeviceConnection> of(AccountId account) {
    return byAccount.getOrDefault(account, List.of());
  }

  /// {@return the sessions that have opened them}
  public Set<SessionId> sessions(AccountId account) {
    return of(account).stream().map(DeviceConnection::session).collect(Collectors.toSet());
  }

  /// {@return all open connections}
  public List<DeviceConnection> all() {
    return byAccount.values().stream().flatMap(List::stream).toList();
  }

  /// {@return how many accounts have an open connection}
  public int accounts() {
    return byAccount.size();
  }

  /// Hands a mailbox entry to the connections of its device. {@return whether there was one}
  public boolean deliver(DeviceAddress device, SequencedEvent entry) {
    boolean taken = false;
    for (DeviceConnection connection : of(device.account())) {
      if (connection.device().equals(device)) {
        taken |= connection.deliver(entry);
      }
    }
    return taken;
  }

  /// Tells the connections of a device that its mailbox has been filled up to `sequence`, so that
  /// they read what they do not have.
  public void hint(DeviceAddress device, long sequence) {
    for (DeviceConnection connection : of(device.account())) {
      if (connection.device().equals(device)) {
        connection.hint(sequence);
      }
    }
  }

  /// Sends an event to all connections of an account. {@return whether one took it}
  public boolean send(AccountId account, Event event) {
    boolean taken = false;
    for (DeviceConnection connection : of(account)) {
      taken |= connection.send(event);
    }
    return taken;
  }

  /// Sends an event to all connections of a device. {@return whether one took it}
  public boolean send(DeviceAddress device, Event event) {
    boolean taken = false;
    for (DeviceConnection connection : of(device.account())) {
      if (connection.device().equals(device)) {
        taken |= connection.send(event);
      }
    }
    return taken;
  }

  /// Sends an event to all connections of an account but those of one device.
  public void sendToOthers(DeviceAddress device, Event event) {
    for (DeviceConnection connection : of(device.account())) {
      if (!connection.device().equals(device)) {
        connection.send(event);
      }
    }
  }

  /// Ends the connections of a session.
  public void end(SessionId session) {
    for (List<DeviceConnection> connections : byAccount.values()) {
      for (DeviceConnection connection : connections) {
        if (connection.session().equals(session)) {
          connection.close(CloseReason.SESSION_ENDED);
        }
      }
    }
  }

  /// Hears of accounts that get their first connection or lose their last one. Calls about one
  /// account come one after the other, in the order in which it happened; they must return at once
  /// and not call back.
  public interface Watcher {
    Watcher NOBODY =
        new Watcher() {
          @Override
          public void occupied(AccountId account) {}

          @Override
          public void vacated(AccountId account) {}
        };

    void occupied(AccountId account);

    void vacated(AccountId account);
  }

  private static List<DeviceConnection> with(
      List<DeviceConnection> before, DeviceConnection connection) {
    var now = new ArrayList<DeviceConnection>(before.size() + 1);
    now.addAll(before);
    now.add(connection);
    return List.copyOf(now);
  }

  private static List<DeviceConnection> without(
      List<DeviceConnection> before, DeviceConnection connection) {
    return before.stream().filter(other -> other != connection).toList();
  }
}
