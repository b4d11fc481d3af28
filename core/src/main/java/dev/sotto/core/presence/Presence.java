// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.PortException;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.concurrent.Timers;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Knows who is online: an account with at least one connection on any node, and for five seconds
/// after its last one closed, so that a phone that changes networks does not flicker. All are
/// offline when the first node starts.
///
/// Safe for use by many threads.
public final class Presence {
  /// How long an account stays online without a connection.
  public static final Duration GRACE = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(Presence.class.getName());

  /// When watchers who could not be looked up are told.
  private static final Duration LATER = Duration.ofSeconds(5);

  private final ConnectionRegistry connections;
  private final RosterSync roster;
  private final PresenceNotifier announcer;
  private final InstantSource clock;
  private final Timers timers;
  private final Runnable onDeath;
  private final Map<AccountId, Online> online = new ConcurrentHashMap<>();
  private final StalePresenceDetector lost;

  /// @param connections those of this node
  /// @param onDeath told that another node has died, whatever it was about to do; must not block
  public Presence(
      ConnectionRegistry connections,
      Roster roster,
      PresenceNotifier announcer,
      InstantSource clock,
      Timers timers,
      Runnable onDeath) {
    this.onDeath = onDeath;
    this.connections = connections;
    this.roster = new RosterSync(roster, connections, online::containsKey, timers::nanoTime);
    this.announcer = announcer;
    this.clock = clock;
    this.timers = timers;
    this.lost = new StalePresenceDetector(this.roster, announcer, timers, this::announce);
  }

  /// Adds a connection. If its account was offline, its watchers are told.
  public void connected(DeviceConnection connection) {
    connections.add(connection);
    AccountId account = connection.device().account();
    Instant now = now();
    var came = new boolean[1];
    online.compute(
        account,
        (_, before) -> {
          came[0] = before == null;
          if (before == null) {
            return new Online(now, Optional.empty());
          }
          before.leaving().ifPresent(Timers.Timer::cancel);
          return new Online(before.since(), Optional.empty());
        });
    boolean elsewhere = roster.write(account);
    if (came[0] && !elsewhere) {
      announce(account);
    }
  }

  /// Removes a connection. If it was the last one of its account at this node, the account is no
  /// longer online here after [#GRACE].
  public void disconnected(DeviceConnection connection) {
    AccountId account = connection.device().account();
    if (connections.remove(connection)) {
      online.computeIfPresent(
          account,
          (_, before) -> {
            before.leaving().ifPresent(Timers.Timer::cancel);
            return new Online(
                before.since(), Optional.of(timers.after(GRACE, () -> leave(account))));
          });
    }
    roster.write(account);
  }

  /// {@return whether the account is shown as online}
  public boolean isOnline(AccountId account) {
    return !online(List.of(account)).isEmpty();
  }

  /// {@return which of `accounts` are shown as online}
  public Set<AccountId> online(Collection<AccountId> accounts) {
    var found = new HashSet<AccountId>();
    var unknown = new HashSet<AccountId>();
    accounts.forEach(account -> (online.containsKey(account) ? found : unknown).add(account));
    if (!unknown.isEmpty()) {
      found.addAll(roster.elsewhere(unknown));
    }
    return found;
  }

  /// {@return when the account was last seen: for one online, when it came}
  public Instant lastSeen(Account account) {
    Online now = online.get(account.id());
    return now == null ? account.lastSeen() : now.since();
  }

  /// Tells the other nodes that this one lives, and the watchers of accounts whose node has died.
  /// Called every [Roster#RENEWAL].
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when the roster is away
  public void renew() {
    Roster.Renewal renewal = roster.renew(online.keySet());
    if (renewal.buries()) {
      onDeath.run();
    }
    Set<AccountId> orphans = renewal.orphans();
    // Not here: telling many watchers takes longer than this node has until it counts as dead.
    if (!orphans.isEmpty()) {
      timers.after(Duration.ZERO, () -> orphans.forEach(this::announceIfOffline));
    }
    if (renewal.buried()) {
      // Another node has told that all of this one's accounts are offline. Where the list was only
      // away, or lost, nobody has, and nobody hears twice that they are online.
      List<AccountId> here = List.copyOf(online.keySet());
      timers.after(Duration.ZERO, () -> here.forEach(this::announce));
    }
    lost.renewed(renewal.forgotten() && !renewal.buried());
  }

  private void announceIfOffline(AccountId account) {
    if (!isOnline(account)) {
      announce(account);
    }
  }

  private void leave(AccountId account) {
    var left = new boolean[1];
    online.computeIfPresent(
        account,
        (_, before) -> {
          left[0] = before.leaving().isPresent() && !connections.has(account);
          return left[0] ? null : before;
        });
    if (left[0] && !roster.write(account)) {
      announce(account);
    }
  }

  /// Tells the watchers how things stand, again if they have changed meanwhile: whoever tells last
  /// tells the truth, also when an account leaves and comes on two threads at once. While the
  /// storage is away they are told later.
  private void announce(AccountId account) {
    try {
      boolean told;
      do {
        told = isOnline(account);
        announcer.announce(account, told, now());
      } while (isOnline(account) != told);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "watchers cannot be looked up now; they will be told later", e);
      timers.after(LATER, () -> announce(account));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// @param leaving the timer that runs since the last connection closed
  private record Online(Instant since, Optional<Timers.Timer> leaving) {}
}
