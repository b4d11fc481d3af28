// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.storage.memory.coordination.MemoryCoordination.Stores;
import java.time.InstantSource;

/// The shared state of nodes in one process: as much of an installation as fits into memory. Safe
/// for use by many threads.
final class MemoryHub {
  private final HubSubscriptions topics = new HubSubscriptions();
  private final HubRoster roster;
  private final HubSeats seats;
  private final MemorySignalCache calls = new MemorySignalCache();
  private final MemoryTokenBucketStore buckets = new MemoryTokenBucketStore();
  private final MemoryRelayStore relay = new MemoryRelayStore();
  private int open;

  MemoryHub(InstantSource clock) {
    roster = new HubRoster(clock);
    seats = new HubSeats(clock);
  }

  /// {@return the coordination of one more node}
  ///
  /// @param onClose run once when it is closed
  synchronized MemoryCoordination join(Runnable onClose) {
    open++;
    var bus = new HubBusView(topics);
    var close =
        new RunOnce(
            () -> {
              bus.close();
              onClose.run();
            });
    return new MemoryCoordination(
        new Stores(calls, buckets, relay),
        bus,
        new HubRosterView(roster),
        new HubSeatsView(seats),
        close);
  }

  /// Notes that a node has gone. {@return whether it was the last one}
  synchronized boolean leave() {
    open--;
    return open == 0;
  }

  /// Forgets who is online and in which room, as a shared store that was wiped.
  void wipe() {
    roster.wipe();
    seats.wipe();
  }
}
