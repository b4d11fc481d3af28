// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/// Opens the coordination of an installation in one process. `memory:` is for one node, which is
/// alone; coordinations opened by one provider as `memory:name` are nodes that know each other.
public final class MemoryCoordinationProvider implements CoordinationProvider {
  private final InstantSource clock;
  private final ConcurrentHashMap<String, MemoryHub> hubs = new ConcurrentHashMap<>();

  /// For `ServiceLoader`. Leases are measured from the start of the program.
  public MemoryCoordinationProvider() {
    this(sinceStart());
  }

  /// @param clock says when the lease of a node is over
  public MemoryCoordinationProvider(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public void check(AdapterUrl url) {
    if (!url.rest().chars().allMatch(MemoryCoordinationProvider::isLetterOrDigit)) {
      throw new AdapterUrl.InvalidUrl(
          "memory: takes nothing after the colon, or a name of letters and digits");
    }
  }

  /// @param key not needed: nobody else can write into the memory of this process
  @Override
  public Coordination open(AdapterUrl url, SecretKey key) {
    return open(url);
  }

  /// The same without a key.
  public Coordination open(AdapterUrl url) {
    check(url);
    return url.rest().isEmpty() ? MemoryCoordination.alone() : join(url.rest());
  }

  /// Forgets who is online and in which room in the hub of this name, if there is one.
  public void wipe(String name) {
    MemoryHub hub = hubs.get(name);
    if (hub != null) {
      hub.wipe();
    }
  }

  private Coordination join(String name) {
    var joined = new MemoryCoordination[1];
    hubs.compute(
        name,
        (_, before) -> {
          MemoryHub hub = before == null ? new MemoryHub(clock) : before;
          joined[0] = hub.join(() -> leave(name));
          return hub;
        });
    return joined[0];
  }

  private void leave(String name) {
    hubs.computeIfPresent(name, (_, hub) -> hub.leave() ? null : hub);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static InstantSource sinceStart() {
    long start = System.nanoTime();
    return () -> Instant.EPOCH.plus(Duration.ofNanos(System.nanoTime() - start));
  }
}
