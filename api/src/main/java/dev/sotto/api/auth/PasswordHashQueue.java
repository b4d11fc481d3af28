// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import dev.sotto.core.account.PasswordHasher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Turns at hashing passwords, which is slow on purpose: few at once, round robin by address, and
/// alternately for addresses and devices that are known and for all others. So neither many
/// requests nor many addresses keep others from their turn. Safe for use by many threads.
///
/// Bounded in number and in time: who waits too long, or is one too many of its address, is told to
/// come again. Of a full queue the address with most requests loses one.
final class PasswordHashQueue {
  private final int atOnce;
  private final int mostWaiting;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Lane known = new Lane();
  private final Lane others = new Lane();
  private int running;
  private boolean othersNext;
  private long arrived;

  /// @param atOnce how many hash at once
  /// @param mostWaiting how many may wait
  /// @param patience how long each
  public PasswordHashQueue(int atOnce, int mostWaiting, Duration patience) {
    this.atOnce = atOnce;
    this.mostWaiting = mostWaiting;
    this.patienceNanos = patience.toNanos();
  }

  /// Runs `work` when it is its turn. {@return what it returns}
  ///
  /// @throws PasswordHasher.Busy when too many wait, or for too long
  public <T> T take(String address, boolean isKnown, Supplier<T> work) {
    await(address, isKnown ? known : others);
    try {
      return work.get();
    } finally {
      release();
    }
  }

  /// {@return how many wait}
  int waiting() {
    lock.lock();
    try {
      return known.size + others.size;
    } finally {
      lock.unlock();
    }
  }

  /// {@return how many have ever had to wait}
  long arrived() {
    lock.lock();
    try {
      return arrived;
    } finally {
      lock.unlock();
    }
  }

  private void await(String address, Lane lane) {
    lock.lock();
    try {
      if (running < atOnce) {
        running++;
        return;
      }
      if (known.size + others.size >= mostWaiting && !makeRoomFor(address, lane)) {
        throw new PasswordHasher.Busy();
      }
      var waiter = new Waiter(lock.newCondition());
      lane.add(address, waiter);
      arrived++;
      waitFor(waiter, address, lane);
    } finally {
      lock.unlock();
    }
  }

  private void waitFor(Waiter waiter, String address, Lane lane) {
    long left = patienceNanos;
    try {
      while (waiter.state == State.WAITING && left > 0) {
        left = waiter.wake.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (waiter.state == State.WAITING) {
      lane.remove(address, waiter);
      waiter.state = State.REFUSED;
    }
    if (waiter.state == State.REFUSED) {
      throw new PasswordHasher.Busy();
    }
  }

  /// Refuses the last one of the address that has most, unless that is the one who asks.
  private boolean makeRoomFor(String address, Lane lane) {
    Lane fuller = others.size > 0 ? others : known;
    String greedy = fuller.fullest();
    boolean better =
        (lane == known && fuller == others)
            || (fuller.count(greedy) > 1 && fuller.count(greedy) > lane.count(address) + 1);
    if (better) {
      Waiter last = fuller.removeLast(greedy);
      last.state = State.REFUSED;
      last.wake.signal();
    }
    return better;
  }

  private void release() {
    lock.lock();
    try {
      Lane first = othersNext ? others : known;
      Lane second = othersNext ? known : others;
      Optional<Waiter> next = first.next().or(second::next);
      othersNext = !othersNext;
      if (next.isEmpty()) {
        running--;
      } else {
        next.get().state = State.RUNNING;
        next.get().wake.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private enum State {
    WAITING,
    RUNNING,
    REFUSED
  }

  /// Guarded by the lock.
  private static final class Waiter {
    private final Condition wake;
    private State state = State.WAITING;

    Waiter(Condition wake) {
      this.wake = wake;
    }
  }

  /// Those who wait, by address, the address whose turn is next first. Guarded by the lock.
  private static final class Lane {
    private final Map<String, Deque<Waiter>> queues = new LinkedHashMap<>();
    private int size;

    void add(String address, Waiter waiter) {
      queues.computeIfAbsent(address, _ -> new ArrayDeque<>()).addLast(waiter);
      size++;
    }

    int count(String address) {
      Deque<Waiter> queue = queues.get(address);
      return queue == null ? 0 : queue.size();
    }

    String fullest() {
      return queues.entrySet().stream()
          .max(Comparator.comparingInt(entry -> entry.getValue().size()))
          .orElseThrow()
          .getKey();
    }

    Waiter removeLast(String address) {
      Waiter last = queueOf(address).getLast();
      remove(address, last);
      return last;
    }

    private Deque<Waiter> queueOf(String address) {
      return Objects.requireNonNull(queues.get(address), "somebody of this address waits");
    }

    void remove(String address, Waiter waiter) {
      Deque<Waiter> queue = queueOf(address);
      if (queue.removeLastOccurrence(waiter)) {
        size--;
      }
      if (queue.isEmpty()) {
        queues.remove(address);
      }
    }

    /// Takes out the first one of the next address, which comes last from now on.
    Optional<Waiter> next() {
      Iterator<Map.Entry<String, Deque<Waiter>>> entries = queues.entrySet().iterator();
      if (!entries.hasNext()) {
        return Optional.empty();
      }
      Map.Entry<String, Deque<Waiter>> entry = entries.next();
      String address = entry.getKey();
      Deque<Waiter> queue = entry.getValue();
      entries.remove();
      Waiter first = queue.removeFirst();
      size--;
      if (!queue.isEmpty()) {
        queues.put(address, queue);
      }
      return Optional.of(first);
    }
  }
}
