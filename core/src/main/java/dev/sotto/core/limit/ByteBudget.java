// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.limit;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes of the heap that what strangers send, and pages that they ask for, may take together. Who
/// wants to hold such bytes takes a [Lease] first and gives it back when they are gone; nobody
/// waits: without room the request is refused and may be repeated. Safe for use by many threads.
///
/// ```java
/// try (var lease = budget.lease()) {
///   if (!lease.grow(page.bytes())) {
///     // 503, Retry-After
///   }
/// }
/// ```
public final class ByteBudget {
  private static final ByteBudget OF_HEAP =
      new ByteBudget(Runtime.getRuntime().maxMemory() / Bound.MEMORY.most());

  private static final long NOBODY = -1;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  /// @param most bytes that may be held at once
  public ByteBudget(long most) {
    this.most = most;
  }

  /// {@return the one budget of this process, the part of its heap that [Bound#MEMORY] names}
  public static ByteBudget ofHeap() {
    return OF_HEAP;
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

  /// @param own what who asks has already; when nobody else has anything, there is always room
  private boolean tryTake(long bytes, long own) {
    while (true) {
      long now = taken.get();
      if (bytes > most - now && now != own) {
        return false;
      }
      if (taken.compareAndSet(now, now + bytes)) {
        return true;
      }
    }
  }

  /// Bytes that one request holds. Not safe for use by many threads at once.
  public final class Lease implements AutoCloseable {
    private long held;

    private Lease() {}

    /// {@return whether there was room for so many more bytes, which are then held}
    public boolean grow(long bytes) {
      return take(bytes, NOBODY);
    }

    /// As [#grow], but whoever is alone gets what it needs: what there is must be had some time.
    public boolean need(long bytes) {
      return take(bytes, held);
    }

    private boolean take(long bytes, long own) {
      if (!tryTake(bytes, own)) {
        return false;
      }
      held += bytes;
      return true;
    }

    /// Gives everything back. Once is enough.
    @Override
    public void close() {
      taken.addAndGet(-held);
      held = 0;
    }
  }
}
