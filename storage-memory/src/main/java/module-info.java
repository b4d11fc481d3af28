// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// Keeps everything in memory: the reference implementation of every storage port, and what a
/// single node, or several in one process, coordinate themselves with.
///
/// @provides dev.sotto.core.spi.StorageProvider under the scheme `memory`
/// @provides dev.sotto.core.spi.CoordinationProvider under the scheme `memory`
/// @provides dev.sotto.core.spi.MediaProvider under the scheme `memory`
@NullMarked
module dev.sotto.storage.memory {
  requires static org.jspecify;
  requires dev.sotto.core;

  provides dev.sotto.core.spi.StorageProvider with
      dev.sotto.storage.memory.MemoryStorageProvider;
  provides dev.sotto.core.spi.CoordinationProvider with
      dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
  provides dev.sotto.core.spi.MediaProvider with
      dev.sotto.storage.memory.MemoryMediaProvider;
}
