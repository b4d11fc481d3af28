// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.concurrent.Tasks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Runs work for many places, a few pieces at a time: one lane for each place, lanes in turn. A
/// place that answers slowly, or has never answered, shares a part of the room with others like it,
/// so that it delays no place that is known to answer. What waits is bounded by whoever hands it
/// over. Safe for use by many threads.
final class FairExecutor {
  /// Pieces of work at the same time.
  static final int MOST = 64;

  /// Pieces of work of one lane at the same time.
  static final int MOST_OF_LANE = Bound.WAKE_UPS_OF_SERVICE.most();

  /// Pieces of work at the same time of all lanes that are not known to be fast.
  static final int MOST_UNPROVEN = 32;

  /// Work that takes longer makes its lane a slow one.
  static final Duration FAST = Duration.ofSeconds(2);

  private static final int MAX_PROVEN = 10_000;

  private final Executor workers;
  private final LongSupplier nanoTime;

  /// In the order of their turns; none is without work.
  private final Map<String, Queue<Work>> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> running = new HashMap<>();
  private final Set<String> proven =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_PROVEN;
            }
          });
  private int all;
  private int unproven;

  /// @param nanoTime as [System#nanoTime]
  FairExecutor(Executor workers, LongSupplier nanoTime) {
    this.workers = workers;
    this.nanoTime = nanoTime;
  }

  /// Runs `work` when it is its turn. Returns at once.
  ///
  /// @param refused run instead when the workers take nothing
  void submit(String lane, Runnable work, Runnable refused) {
    synchronized (this) {
      waiting.computeIfAbsent(lane, _ -> new ArrayDeque<>()).add(new Work(lane, work, refused));
    }
    startNext();
  }

  private void startNext() {
    for (Turn turn = next(); turn != null; turn = next()) {
      Turn started = turn;
      if (!Tasks.start(workers, () -> run(started))) {
        end(started);
        started.work().refused().run();
      }
    }
  }

  private void run(Turn turn) {
    long began = nanoTime.getAsLong();
    try {
      turn.work().task().run();
    } finally {
      note(turn.work().lane(), nanoTime.getAsLong() - began <= FAST.toNanos());
      end(turn);
      startNext();
    }
  }

  private synchronized @Nullable Turn next() {
    if (all == MOST) {
      return null;
    }
    for (Iterator<Map.Entry<String, Queue<Work>>> lanes = waiting.entrySet().iterator();
        lanes.hasNext(); ) {
      Map.Entry<String, Queue<Work>> lane = lanes.next();
      String name = lane.getKey();
      boolean fast = proven.contains(name);
      if (running.getOrDefault(name, 0) == MOST_OF_LANE || (!fast && unproven == MOST_UNPROVEN)) {
        continue;
      }
      Queue<Work> queue = lane.getValue();
      Work work = queue.remove();
      lanes.remove();
      if (!queue.isEmpty()) {
        // Behind the other lanes.
        waiting.put(name, queue);
      }
      running.merge(name, 1, Integer::sum);
      all++;
      unproven += fast ? 0 : 1;
      return new Turn(work, fast);
    }
    return null;
  }

  private synchronized void end(Turn turn) {
    all--;
    unproven -= turn.fast() ? 0 : 1;
    running.computeIfPresent(turn.work().lane(), (_, count) -> count == 1 ? null : count - 1);
  }

  private synchronized void note(String lane, boolean fast) {
    if (fast) {
      proven.add(lane);
    } else {
      proven.remove(lane);
    }
  }

  private record Work(String lane, Runnable task, Runnable refused) {}

  /// @param fast whether the lane was known to be fast when the turn began
  private record Turn(Work work, boolean fast) {}
}
