// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.bound;

import java.util.HashMap;
import java.util.Map;

/// Something of which there is only so much for all clients together: bytes of memory, places,
/// files. Who wants some takes a [Lease] first and gives it back; nobody waits: without room it is
/// refused and may be repeated. Safe for use by many threads.
///
/// One address may not take what all share: beyond the first piece, nobody gets more than is left
/// for all others ([Bound#SHARE]). That binds only when the pool is getting short. Whoever is the
/// only one gets half of it, and some that are greedy leave as much to everybody else as each of
/// them has.
///
/// ```java
/// try (var lease = memory.lease(client)) {
///   if (!lease.grow(page.bytes())) {
///     // 503, Retry-After
///   }
/// }
/// ```
public final class SharedPool {
  private static final SharedPool OF_HEAP =
      new SharedPool(Runtime.getRuntime().maxMemory() / Bound.MEMORY.most());

  private static final SharedPool OF_QUEUES =
      new SharedPool(Runtime.getRuntime().maxMemory() / Bound.SOCKET_QUEUES.most());

  private static final long NOBODY = -1;

  private final long most;

  /// What each group has, of those that have something.
  private final Map<String, Long> held = new HashMap<>();

  private long taken;

  /// @param most that may be held at once
  public SharedPool(long most) {
    this.most = most;
  }

  /// {@return the one pool of memory of this process, the part of its heap that [Bound#MEMORY]
  /// names}
  public static SharedPool ofHeap() {
    return OF_HEAP;
  }

  /// {@return the one pool of what this process keeps for sockets that read slowly, the part of its
  /// heap that [Bound#SOCKET_QUEUES] names}
  public static SharedPool ofQueues() {
    return OF_QUEUES;
  }

  /// {@return how much may be held at once}
  public long most() {
    return most;
  }

  /// {@return how much is held now}
  public synchronized long taken() {
    return taken;
  }

  /// {@return whether more than half of it is held}
  public boolean isShort() {
    return taken() > most / 2;
  }

  /// {@return a lease of nothing yet}
  public Lease lease(PoolClient who) {
    return new Lease(who);
  }

  /// @param own what who asks has already; when nobody else has anything, there is always room
  private synchronized boolean tryTake(PoolClient who, long more, boolean shared, long own) {
    boolean alone = taken == own;
    if (!alone && (more > most - taken || (shared && !mayHave(who, more, most - taken - more)))) {
      return false;
    }
    add(who, more);
    taken += more;
    return true;
  }

  /// @param part of what is left, which `own` and `more` together may be
  private synchronized boolean tryTakePart(PoolClient who, long more, long own, int part) {
    boolean room = taken == 0 || own + more <= (most - taken) / part;
    return room && tryTake(who, more, true, 0);
  }

  /// @param left for all others afterwards
  private boolean mayHave(PoolClient who, long more, long left) {
    for (PoolClient.Group group : who.groups()) {
      long has = held.getOrDefault(group.name(), 0L);
      if (has != 0 && has + more > group.times() * left) {
        return false;
      }
    }
    return true;
  }

  private void add(PoolClient who, long more) {
    for (PoolClient.Group group : who.groups()) {
      long now = held.getOrDefault(group.name(), 0L) + more;
      if (now == 0) {
        held.remove(group.name());
      } else {
        held.put(group.name(), now);
      }
    }
  }

  private synchronized void giveBack(PoolClient who, long count) {
    add(who, -count);
    taken -= count;
  }

  private synchronized boolean pass(PoolClient from, PoolClient to, long count) {
    add(from, -count);
    boolean may = count == 0 || mayHave(to, count, most - taken);
    add(may ? to : from, count);
    return may;
  }

  /// The share that one client holds for one purpose. Not safe for use by many threads at once.
  public final class Lease implements AutoCloseable {
    private PoolClient who;
    private long count;

    private Lease(PoolClient who) {
      this.who = who;
    }

    /// {@return how much it is}
    public long count() {
      return count;
    }

    /// {@return whether there was room for so much more, which is then held}
    public boolean grow(long more) {
      return take(more, true, NOBODY);
    }

    /// As [#grow], but for a moment that no client can make longer: only what there is in all
    /// decides.
    public boolean growBriefly(long more) {
      return take(more, false, NOBODY);
    }

    /// As [#grow], but whoever is alone gets what it needs: what there is must be had some time.
    public boolean need(long more) {
      return take(more, true, count);
    }

    /// As [#grow], but it is never more than a part of what is left before: of many that take much
    /// and keep it, each leaves room for the next. The first one of all gets what it needs.
    ///
    /// @param part 4 for a quarter
    public boolean growToPart(long more, int part) {
      return note(more, tryTakePart(who, more, count, part));
    }

    private boolean take(long more, boolean shared, long own) {
      return note(more, tryTake(who, more, shared, own));
    }

    private boolean note(long more, boolean taken) {
      if (taken) {
        count += more;
      }
      return taken;
    }

    /// Gives some of it back.
    ///
    /// @param less at most [#count]
    public void shrink(long less) {
      if (less > 0) {
        giveBack(who, less);
        count -= less;
      }
    }

    /// From now on somebody else holds it. {@return whether that is within the share; else nothing
    /// changes}
    public boolean passTo(PoolClient next) {
      if (next.equals(who)) {
        return true;
      }
      boolean may = pass(who, next, count);
      if (may) {
        who = next;
      }
      return may;
    }

    /// Gives everything back. Once is enough.
    @Override
    public void close() {
      shrink(count);
    }
  }
}
