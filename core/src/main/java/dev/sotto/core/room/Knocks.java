// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.concurrent.Tasks;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.push.PushSender.Outcome;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells the absent one of a room, through its push service, that somebody waits. Off the path of
/// joining, and never visible to the one who waits. Safe for use by many threads.
public final class Knocks {
  private static final System.Logger LOG = System.getLogger(Knocks.class.getName());

  private final Rooms rooms;
  private final KnockSender doorbell;
  private final RateLimiter limiter;
  private final Executor executor;
  private final AtomicInteger underWay = new AtomicInteger();

  /// @param executor runs knocks elsewhere, at once
  public Knocks(Rooms rooms, KnockSender doorbell, RateLimiter limiter, Executor executor) {
    this.rooms = rooms;
    this.doorbell = doorbell;
    this.limiter = limiter;
    this.executor = executor;
  }

  /// Somebody has come into the empty room.
  ///
  /// @param device what it calls itself; empty when it does not say
  public void joined(Room room, String device) {
    knock(room, device, RateLimits.KNOCK_PER_ROOM);
  }

  /// Somebody in the room asks for the other. {@return false when too many knocks are under way}
  public boolean asked(Room room, String device) {
    return knock(room, device, RateLimits.PING_PER_ROOM);
  }

  private boolean knock(Room room, String device, RateLimit limit) {
    Optional<Participant> target = target(room, device);
    if (target.isEmpty() || !(target.get().reach() instanceof PushAddress.Push push)) {
      return true;
    }
    if (underWay.incrementAndGet() > Bound.KNOCKS.most()) {
      // Before the limit of the room, so that it may be tried again at once.
      underWay.decrementAndGet();
      LOG.log(Level.WARNING, "a knock is lost: too many are under way");
      return false;
    }
    Start start = Start.REFUSED;
    try {
      start = start(room, target.get().id(), push, limit);
    } finally {
      if (start != Start.UNDER_WAY) {
        underWay.decrementAndGet();
      }
    }
    return start != Start.REFUSED;
  }

  private Start start(Room room, ParticipantId target, PushAddress.Push push, RateLimit limit) {
    String subject = room.id().text() + ' ' + target.text();
    if (!limiter.takeAlways(limit, subject).isZero()) {
      return Start.ENOUGH;
    }
    Runnable knock =
        () -> {
          try {
            ring(room, target, push);
          } finally {
            underWay.decrementAndGet();
          }
        };
    return Tasks.start(executor, knock) ? Start.UNDER_WAY : Start.REFUSED;
  }

  private void ring(Room room, ParticipantId target, PushAddress.Push push) {
    try {
      int badge = rooms.noteKnock(room.id(), target);
      if (doorbell.ring(push, room.id(), badge) instanceof Outcome.Unregistered) {
        rooms.forget(room.id(), push.token());
      }
    } catch (PortException e) {
      LOG.log(Level.WARNING, "knock failed", e);
    }
  }

  /// Never the one who knocks: one that does not say who it is must be the one without a token.
  private static Optional<Participant> target(Room room, String device) {
    if (ParticipantId.isValid(device)) {
      var participant = new ParticipantId(device);
      return room.has(participant) ? Optional.of(room.peerOf(participant)) : Optional.empty();
    }
    boolean creator = room.creator().reach() instanceof PushAddress.Push;
    boolean guest = room.guest().reach() instanceof PushAddress.Push;
    return creator == guest
        ? Optional.empty()
        : Optional.of(creator ? room.creator() : room.guest());
  }

  /// The outcome of a knock so far.
  private enum Start {
    UNDER_WAY,
    /// The room has had as many as it may.
    ENOUGH,
    /// No thread can be had.
    REFUSED
  }
}
