// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.PortException;
import dev.sotto.core.Timers;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.live.Connections;
import dev.sotto.core.live.Roster;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.WakeUpCounts.Ending;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Wakes devices that have no open connection. Off the path of sending: a slow or failing push
/// service never delays or fails a message. Safe for use by many threads.
///
/// What waits is bounded and lives in memory: a wake-up may be lost, the message never is.
public final class WakeUps {
  /// A device is woken at most this often for the same reason; what happens in between is told by
  /// one more wake-up at the end.
  public static final Duration REST = Duration.ofSeconds(5);

  /// Wake-ups that wait, rest or are on their way; further ones are dropped.
  public static final int MAX_PENDING = 10_000;

  /// Wake-ups at push services at the same time.
  public static final int MAX_AT_ONCE = 32;

  private static final System.Logger LOG = System.getLogger(WakeUps.class.getName());

  private final PushTokenStore tokens;
  private final Roster roster;
  private final Connections connections;
  private final PushServices services;
  private final Executor lanes;
  private final Timers timers;
  private final WakeUpCounts counts = new WakeUpCounts();
  private final Map<Reason, Progress> pending = new ConcurrentHashMap<>();

  /// @param workers run what may block; may reject it when they are full
  public WakeUps(
      PushTokenStore tokens,
      Roster roster,
      Connections connections,
      PushServices services,
      Executor workers,
      Timers timers) {
    this.tokens = tokens;
    this.roster = roster;
    this.connections = connections;
    this.services = services;
    this.lanes = new Lanes(workers, MAX_AT_ONCE);
    this.timers = timers;
  }

  /// Wakes a device soon, unless it turns out to be connected to another node. Wake-ups for the
  /// same reason join one that waits. Returns at once.
  public void wake(DeviceAddress device, WakeUp wakeUp) {
    var reason = new Reason(device, wakeUp);
    if (pending.size() >= MAX_PENDING && !pending.containsKey(reason)) {
      counts.add(Ending.DROPPED);
      return;
    }
    while (!join(reason)) {
      if (pending.putIfAbsent(reason, Progress.fresh()) == null) {
        enqueue(reason);
        return;
      }
    }
  }

  private boolean join(Reason reason) {
    return pending.computeIfPresent(reason, (_, before) -> before.joined()) != null;
  }

  /// {@return how many wake-ups were `sent`, `retried`, `failed` (given up), `unregistered` (the
  /// token was dropped), `unconfigured` or `dropped` (too many waited) since the start}
  public Map<String, Long> counts() {
    return counts.all();
  }

  /// {@return how many wake-ups wait, rest or are on their way; at most [#MAX_PENDING], and some}
  public int waiting() {
    return pending.size();
  }

  private void enqueue(Reason reason) {
    try {
      lanes.execute(() -> attempt(reason));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "wake-up dropped: no worker is free", e);
      end(reason, Ending.DROPPED);
    }
  }

  private void attempt(Reason reason) {
    Progress now = pending.computeIfPresent(reason, (_, before) -> before.underWay());
    if (now == null) {
      return;
    }
    try {
      Optional<PushToken> token = tokens.find(reason.device());
      if (token.isEmpty() || isConnected(reason.device(), now)) {
        pending.remove(reason);
        return;
      }
      conclude(reason, token.get(), services.send(token.get(), reason.wakeUp()));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "wake-up put off: the storage does not answer", e);
      retry(reason, Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "wake-up failed", e);
      end(reason, Ending.FAILED);
    }
  }

  private void conclude(Reason reason, PushToken token, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> {
        counts.add(Ending.SENT);
        timers.after(REST, () -> rested(reason));
      }
      case Outcome.Unregistered _ -> {
        tokens.remove(reason.device(), token);
        end(reason, Ending.UNREGISTERED);
      }
      case Outcome.TryLater later -> retry(reason, later.after());
      case Outcome.Refused _ -> end(reason, Ending.FAILED);
      case Outcome.NotConfigured _ -> end(reason, Ending.UNCONFIGURED);
    }
  }

  private void retry(Reason reason, Duration asked) {
    Progress now = pending.getOrDefault(reason, Progress.fresh());
    Duration pause = now.pause(asked, reason.device().hashCode());
    if (now.isHopeless(pause, reason.wakeUp().lifetime())) {
      end(reason, Ending.FAILED);
      return;
    }
    counts.add(Ending.RETRIED);
    pending.computeIfPresent(reason, (_, before) -> before.failed(pause));
    timers.after(pause, () -> enqueue(reason));
  }

  private void rested(Reason reason) {
    Progress next =
        pending.computeIfPresent(reason, (_, before) -> before.again() ? Progress.fresh() : null);
    if (next != null) {
      enqueue(reason);
    }
  }

  private void end(Reason reason, Ending ending) {
    pending.remove(reason);
    counts.add(ending);
  }

  /// The first attempt comes right after the sender found no connection here, or one that died.
  private boolean isConnected(DeviceAddress device, Progress now) {
    return (now.attempts() > 0 && connections.has(device)) || isConnectedElsewhere(device);
  }

  private boolean isConnectedElsewhere(DeviceAddress device) {
    try {
      return roster.connectedElsewhere(device.account()).contains(device.device());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the roster is away: better a wake-up too many", e);
      return false;
    }
  }

  private record Reason(DeviceAddress device, WakeUp wakeUp) {}
}
