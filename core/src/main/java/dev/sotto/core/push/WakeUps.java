// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.live.Roster;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Wakes devices that have no open connection. Off the path of sending: a slow or failing push
/// service never delays or fails a message. Safe for use by many threads.
public final class WakeUps {
  private static final System.Logger LOG = System.getLogger(WakeUps.class.getName());

  private final PushTokenStore tokens;
  private final Roster roster;
  private final PushSender sender;
  private final Executor executor;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

  /// @param executor runs wake-ups elsewhere; may reject them when it is full
  public WakeUps(PushTokenStore tokens, Roster roster, PushSender sender, Executor executor) {
    this.tokens = tokens;
    this.roster = roster;
    this.sender = sender;
    this.executor = executor;
  }

  /// Wakes a device soon, unless it turns out to be connected to another node. While a wake-up of
  /// the same kind waits, further ones for the device join it. Returns at once.
  public void wake(DeviceAddress device, WakeUp wakeUp) {
    var entry = new Waiting(device, wakeUp);
    if (!waiting.add(entry)) {
      return;
    }
    try {
      executor.execute(() -> send(entry));
    } catch (RejectedExecutionException e) {
      waiting.remove(entry);
      LOG.log(Level.DEBUG, "wake-up dropped: too many wait", e);
    }
  }

  private void send(Waiting entry) {
    waiting.remove(entry);
    try {
      Optional<PushToken> token = tokens.find(entry.device());
      if (token.isPresent()
          && !isConnectedElsewhere(entry.device())
          && sender.send(token.get(), entry.wakeUp()) == PushSender.Outcome.UNREGISTERED) {
        tokens.remove(entry.device(), token.get());
      }
    } catch (PortException e) {
      LOG.log(Level.WARNING, "wake-up failed", e);
    }
  }

  private boolean isConnectedElsewhere(DeviceAddress device) {
    try {
      return roster.connectedElsewhere(device.account()).contains(device.device());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the roster is away: better a wake-up too many", e);
      return false;
    }
  }

  private record Waiting(DeviceAddress device, WakeUp wakeUp) {}
}
