// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.PortException;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Ends what nobody ends: calls that ring for too long, and the part of devices that have gone
/// without a word. Every node looks; each change is made by one. Safe for use by many threads.
public final class CallTimeouts {
  /// A device that takes part and is connected to no node for this long has left.
  public static final Duration LOST_AFTER = Duration.ofSeconds(60);

  /// How long calls that are over can be read.
  public static final Duration KEPT = Duration.ofDays(90);

  private static final System.Logger LOG = System.getLogger(CallTimeouts.class.getName());
  private static final int PAGE = 200;

  private final CallRegistry ledger;
  private final DeviceLiveness liveness;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  /// Guarded by [#looking].
  private Map<Seat, Instant> missingSince = Map.of();

  /// @param clock one that cannot jump
  public CallTimeouts(CallRegistry ledger, DeviceLiveness liveness, InstantSource clock) {
    this.ledger = ledger;
    this.liveness = liveness;
    this.clock = clock;
  }

  /// Ends the ringing of calls whose time is over.
  public void settleDue() {
    ledger.settleDue();
  }

  /// Looks which devices that take part in a call are connected, and ends the part of those that
  /// were not for [#LOST_AFTER]. While the roster is away nobody is missed.
  public void lookForLost() {
    if (!looking.tryLock()) {
      return;
    }
    try {
      look(clock.instant());
    } finally {
      looking.unlock();
    }
  }

  private void look(Instant now) {
    try {
      missingSince = missing(now);
    } catch (PortException e) {
      missingSince = Map.of();
      LOG.log(Level.DEBUG, "not known who is connected: nobody leaves a call for it", e);
    }
    missingSince.forEach(
        (seat, since) -> {
          if (!now.isBefore(since.plus(LOST_AFTER))) {
            ledger.apply(seat.call(), new CallAction.Lose(seat.device()));
          }
        });
  }

  private Map<Seat, Instant> missing(Instant now) {
    var missing = new HashMap<Seat, Instant>();
    String after = "";
    List<Call> page;
    do {
      page = ledger.livePage(after, PAGE);
      for (Call call : page) {
        after = call.id().text();
        addMissing(call, now, missing);
      }
    } while (page.size() == PAGE);
    return missing;
  }

  private void addMissing(Call call, Instant now, Map<Seat, Instant> missing) {
    for (Party party : call.parties()) {
      if (party.state() == PartyState.JOINED && !liveness.isConnected(party)) {
        var seat = new Seat(call.id(), party.address());
        missing.put(seat, missingSince.getOrDefault(seat, now));
      }
    }
  }

  /// Forgets calls that were over [#KEPT] ago, in bounded steps. {@return how many}
  public int sweep() {
    Instant before = clock.instant().minus(KEPT);
    int all = 0;
    int step;
    do {
      step = ledger.sweep(before, PAGE);
      all += step;
    } while (step == PAGE);
    return all;
  }

  /// The device that takes part for a party.
  private record Seat(CallId call, DeviceAddress device) {}
}
