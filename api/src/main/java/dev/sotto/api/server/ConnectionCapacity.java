// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sotto.core.bound.Bound;
import java.lang.management.ManagementFactory;

/// The number of connections that the file descriptors of the process allow.
final class ConnectionCapacity {
  /// For files, databases, other nodes and push services, beside those that are open at the start.
  private static final int RESERVE = 96;

  private static final int FEWEST = 128;

  private ConnectionCapacity() {}

  /// {@return how many connections this process can hold}
  ///
  /// @throws TooFewFileDescriptorsException when they are too few to serve anybody
  static int ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? of(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
        : Bound.CONNECTIONS.most();
  }

  /// {@return how many transfers of files there may be at once; they take what is kept back from
  /// connections}
  static int transfersOfThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? transfers(unix.getMaxFileDescriptorCount())
        : Integer.MAX_VALUE;
  }

  /// @param limit of descriptors
  static int transfers(long limit) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(RESERVE / 2, limit / Bound.TRANSFERS.most()));
  }

  /// @param limit of descriptors
  /// @param open of them at the start
  static int of(long limit, long open) {
    // A transfer of a file has two.
    long reserve = open + Math.max(RESERVE, limit / 8);
    long places = Math.min(Bound.CONNECTIONS.most(), limit - reserve);
    if (places < FEWEST) {
      throw new TooFewFileDescriptorsException(
          ("the process may open %d files, which is too few: at least %d are needed; raise the"
                  + " limit (ulimit -n, or LimitNOFILE= of the service)")
              .formatted(limit, reserve + FEWEST));
    }
    return (int) places;
  }
}
