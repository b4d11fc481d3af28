// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.concurrent.Timers;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushSender.Outcome;
import dev.sotto.core.push.PushTokenStore.Cursor;
import dev.sotto.core.push.WakeUpCounts.Ending;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Wakes devices that have no open connection. Off the path of sending: a slow or failing push
/// service never delays or fails a message. Safe for use by many threads.
///
/// What waits is bounded and lives in memory. What was told to a push service is noted in the
/// storage: a wake-up for a message that a crash, a stop or the bound has lost is made up for by
/// [#catchUp]. One for a call or a knock may be lost: it would come too late.
public final class WakeUps {
  /// A device is woken at most this often for the same reason; what happens in between is told by
  /// one more wake-up at the end.
  public static final Duration REST = Duration.ofSeconds(5);

  /// Wake-ups that wait, rest or are on their way; further ones are dropped.
  public static final int MAX_PENDING = Bound.WAKE_UPS.most();

  /// How long a push service may take at the first attempt, so that some that never answer do not
  /// keep other phones asleep; later ones have [PushServices#PATIENCE].
  public static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

  /// The lane of what asks the storage.
  private static final String STORAGE = "";

  private static final int PAGE = 500;

  private static final System.Logger LOG = System.getLogger(WakeUps.class.getName());

  private final PushTokenStore tokens;
  private final Roster roster;
  private final ConnectionRegistry connections;
  private final PushServices services;
  private final FairExecutor lanes;
  private final Timers timers;
  private final WakeUpCounts counts = new WakeUpCounts();
  private final Map<Reason, RetryState> pending = new ConcurrentHashMap<>();

  /// Whether devices may wait that nobody has on the list; nobody knows at the start.
  private final AtomicBoolean behind = new AtomicBoolean(true);

  /// @param workers run what may block; may reject it
  public WakeUps(
      PushTokenStore tokens,
      Roster roster,
      ConnectionRegistry connections,
      PushServices services,
      Executor workers,
      Timers timers) {
    this.tokens = tokens;
    this.roster = roster;
    this.connections = connections;
    this.services = services;
    this.lanes = new FairExecutor(workers, timers::nanoTime);
    this.timers = timers;
  }

  /// Wakes a device soon, unless it turns out to be connected to another node. Wake-ups for the
  /// same reason join one that waits. Returns at once.
  public void wake(DeviceAddress device, WakeUp wakeUp) {
    var reason = new Reason(device, wakeUp);
    if (pending.size() >= MAX_PENDING && !pending.containsKey(reason)) {
      drop();
      return;
    }
    while (!join(reason)) {
      if (pending.putIfAbsent(reason, RetryState.fresh()) == null) {
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

  /// Notes that devices may wait of which this node does not know: another node has died before it
  /// told a push service, or the storage did not say whether a device must be woken. Returns at
  /// once; the next [#catchUp] looks.
  public void fallBehind() {
    behind.set(true);
  }

  /// Wakes the devices that were not woken for what waits for them: after the start, and when
  /// wake-ups were dropped or may have been. Called now and then.
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when the storage does not answer
  public void catchUp() {
    if (!behind.getAndSet(false)) {
      return;
    }
    try {
      var cursor = Cursor.FIRST;
      while (pending.size() <= MAX_PENDING / 2) {
        List<DeviceAddress> page = tokens.notWoken(cursor, PAGE);
        page.stream()
            .filter(device -> !connections.has(device))
            .forEach(device -> wake(device, new WakeUp.Message()));
        if (page.size() < PAGE) {
          return;
        }
        cursor = Cursor.after(page.getLast());
      }
      behind.set(true);
    } catch (PortException e) {
      behind.set(true);
      throw e;
    }
  }

  private void enqueue(Reason reason) {
    lanes.submit(STORAGE, () -> look(reason), () -> refused(reason));
  }

  /// Asks the storage how the device is reached.
  private void look(Reason reason) {
    RetryState now = pending.computeIfPresent(reason, (_, before) -> before.underWay());
    if (now == null) {
      return;
    }
    try {
      Optional<PushToken> found = tokens.find(reason.device());
      if (found.isEmpty()) {
        pending.remove(reason);
        return;
      }
      long end = tokens.endOfMailbox(reason.device());
      PushToken token = found.get();
      lanes.submit(
          services.place(token),
          () -> attempt(reason, now, new Target(token, end)),
          () -> refused(reason));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "wake-up put off: the storage does not answer", e);
      // It may not answer for longer than a wake-up is tried.
      fallBehind();
      retry(reason, Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "wake-up failed", e);
      end(reason, Ending.FAILED);
    }
  }

  private void attempt(Reason reason, RetryState now, Target target) {
    try {
      if (isConnected(reason.device(), now)) {
        pending.remove(reason);
        return;
      }
      Duration patience = now.attempts() == 0 ? FIRST_PATIENCE : PushServices.PATIENCE;
      conclude(reason, target, services.send(target.token(), reason.wakeUp(), patience));
    } catch (PortException e) {
      LOG.log(Level.WARNING, "wake-up put off: the storage does not answer", e);
      // It may not answer for longer than a wake-up is tried.
      fallBehind();
      retry(reason, Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "wake-up failed", e);
      end(reason, Ending.FAILED);
    }
  }

  private void refused(Reason reason) {
    pending.remove(reason);
    drop();
  }

  /// Not for good: [#catchUp] finds the device.
  private void drop() {
    counts.add(Ending.DROPPED);
    behind.set(true);
  }

  private void note(Reason reason, Target target) {
    if (!(reason.wakeUp() instanceof WakeUp.Message)) {
      return;
    }
    try {
      tokens.noteWoken(reason.device(), target.end());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not noted that a device was woken; a start wakes it once more", e);
    }
  }

  private void conclude(Reason reason, Target target, Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> {
        counts.add(Ending.SENT);
        note(reason, target);
        if (!later(REST, () -> rested(reason))) {
          pending.remove(reason);
        }
      }
      case Outcome.Unregistered _ -> {
        tokens.remove(reason.device(), target.token());
        end(reason, Ending.UNREGISTERED);
      }
      case Outcome.TryLater later -> retry(reason, later.after());
      case Outcome.Refused _ -> end(reason, Ending.FAILED);
      case Outcome.NotConfigured _ -> end(reason, Ending.UNCONFIGURED);
    }
  }

  private void retry(Reason reason, Duration asked) {
    RetryState now = pending.getOrDefault(reason, RetryState.fresh());
    Duration pause = now.pause(asked, reason.device().hashCode());
    if (now.isHopeless(pause, reason.wakeUp().lifetime())) {
      end(reason, Ending.FAILED);
      return;
    }
    counts.add(Ending.RETRIED);
    pending.computeIfPresent(reason, (_, before) -> before.failed(pause));
    if (!later(pause, () -> enqueue(reason))) {
      refused(reason);
    }
  }

  /// {@return whether the work will be done; not while the server stops, after which the next start
  /// catches up}
  private boolean later(Duration pause, Runnable work) {
    try {
      timers.after(pause, work);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "nobody keeps the time any more", e);
      return false;
    }
  }

  private void rested(Reason reason) {
    RetryState next =
        pending.computeIfPresent(reason, (_, before) -> before.again() ? RetryState.fresh() : null);
    if (next != null) {
      enqueue(reason);
    }
  }

  private void end(Reason reason, Ending ending) {
    pending.remove(reason);
    counts.add(ending);
  }

  /// The first attempt comes right after the sender found no connection here, or one that died.
  private boolean isConnected(DeviceAddress device, RetryState now) {
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

  /// @param end the last place of the mailbox that the wake-up is for
  private record Target(PushToken token, long end) {}
}
