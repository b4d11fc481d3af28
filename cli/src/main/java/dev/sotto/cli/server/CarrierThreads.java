// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The carriers of virtual threads: two more than there are processors.
///
/// A virtual thread that is in SQLite keeps its carrier, and the carriers look for sockets that
/// have become ready only when they have nothing else to do. With one for each processor a few who
/// read long lists are served again and again, and others wait a hundred times as long
/// (`docs/decisions/0095`).
final class CarrierThreads {
  /// Of the virtual machine. Whoever sets it is not corrected.
  static final String PROPERTY = "jdk.virtualThreadScheduler.parallelism";

  private static final int MORE = 2;

  private CarrierThreads() {}

  /// Sets their number, unless the virtual machine was told it.
  static void ensure() {
    if (System.getProperty(PROPERTY) == null) {
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class)
          .setParallelism(Runtime.getRuntime().availableProcessors() + MORE);
    }
  }
}
