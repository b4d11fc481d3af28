// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.area;

import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.spi.Storage;
import java.util.function.LongConsumer;

/// The state of the storage, for health checks and metrics. Safe for use by many threads.
public final class StorageHealth {
  private final Storage storage;
  private final FreeDiskSpace disk;

  /// @param disk the room on the disk of `storage`
  public StorageHealth(Storage storage, FreeDiskSpace disk) {
    this.storage = storage;
    this.disk = disk;
  }

  /// Asks the storage whether it can read and write now.
  ///
  /// @throws dev.sotto.core.PortException when it cannot
  public void check() {
    storage.check();
  }

  /// {@return whether no more messages are stored, because the disk is nearly full}
  public boolean isDiskLow() {
    return disk.isLow();
  }

  /// Tells `listener` from now on how many nanoseconds each one has waited that found no connection
  /// to the storage free.
  public void onWait(LongConsumer listener) {
    storage.onWait(listener);
  }
}
