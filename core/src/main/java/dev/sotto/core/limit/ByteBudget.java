// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes of the heap that what waits for sockets that read slowly may take together. Who wants to
/// hold such bytes takes a [Lease] first and gives it back when they are gone; nobody waits. What
/// is held for requests and by address is a [SharedPool]. Safe for use by many threads.
///
/// ```java
/// try (var lease = budget.lease()) {
///   if (!lease.share(event.bytes(), 4)) {
///     // closed: too slow
///   }
/// }
/// ```
public final class ByteBudget {
  private static final ByteBudget OF_QUEUES =
      new ByteBudget(Runtime.getRuntime().maxMemory() / Bound.SOCKET_QUEUES.most());

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /// @param most bytes that may be held at once
  public ByteBudget(long most) {
    this.most = most;
  }

  /// {@return the one budget of what this process keeps for sockets that read slowly, the part of
  /// its heap that [Bound#SOCKET_QUEUES] names}
  public static ByteBudget ofQueues() {
    return OF_QUEUES;
  }

  /// {@return bytes that may be held at once}
  public long most() {
    return most;
  }

  /// {@return bytes that are held now}
  public long taken() {
    return taken.get();
  }

  /// {@return a lease of no bytes yet}
  public Lease lease() {
    return new Lease();
  }

  /// {@return a lease of that many bytes, empty when there is no room}
  public Optional<Lease> take(long bytes) {
    var lease = new Lease();
    return lease.grow(bytes) ? Optional.of(lease) : Optional.empty();
  }

  private boolean tryTake(long bytes, Rule rule) {
    while (true) {
      long now = taken.get();
      if (!rule.allows(now, most - now)) {
        return false;
      }
      if (taken.compareAndSet(now, now + bytes)) {
        return true;
      }
    }
  }

  /// Whether somebody may have more.
  private interface Rule {
    /// @param taken bytes that all have
    /// @param left bytes that nobody has; may be negative
    boolean allows(long taken, long left);
  }

  /// Bytes that one request holds. Not safe for use by many threads at once.
  public final class Lease implements AutoCloseable {
    private long held;

    private Lease() {}

    /// {@return whether there was room for so many more bytes, which are then held}
    public boolean grow(long bytes) {
      return take(bytes, (_, left) -> bytes <= left);
    }

    /// As [#grow], but whoever is alone gets what it needs: what there is must be had some time.
    public boolean need(long bytes) {
      return take(bytes, (taken, left) -> bytes <= left || taken == held);
    }

    /// As [#grow], but leaves room for others: nobody gets more than this part of what is left
    /// then; but the first one gets what it needs. So few who take much, and keep it, cannot leave
    /// nothing for those who take little (dynamic thresholds: Choudhury and Hahne, IEEE/ACM
    /// Transactions on Networking 6(2), 1998).
    ///
    /// @param part 4 for a quarter
    public boolean share(long bytes, int part) {
      return take(bytes, (taken, left) -> held + bytes <= left / part || taken == 0);
    }

    /// Gives some bytes back.
    ///
    /// @param bytes at most what is held
    public void shrink(long bytes) {
      taken.addAndGet(-bytes);
      held -= bytes;
    }

    /// {@return bytes that are held}
    public long held() {
      return held;
    }

    private boolean take(long bytes, Rule rule) {
      if (!tryTake(bytes, rule)) {
        return false;
      }
      held += bytes;
      return true;
    }

    /// Gives everything back. Once is enough.
    @Override
    public void close() {
      shrink(held);
    }
  }
}
