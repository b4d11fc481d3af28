// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

import java.util.Locale;

/// The calls at which the power may fail, as `power-failure.c` names them.
public enum DiskSyscall {
  /// A write to the write-ahead log.
  LOG_WRITE,
  /// The log begins anew, or is cut.
  LOG_RESET,
  /// The log is synced.
  LOG_SYNC,
  /// A write to the database file, as checkpoints make them.
  FILE_WRITE,
  /// The database file is synced.
  FILE_SYNC;

  /// {@return its name in plans and of snapshots}
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
