// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.installation.LockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// Storages and data folders on which no server runs until this is closed. For one thread.
public final class OfflineLocks implements AutoCloseable {
  private final Closer locks = new Closer();

  private OfflineLocks() {}

  /// Locks the files of storages, the folders around them and the data folder, as far as they are
  /// there. Locks nothing when no storage has files.
  ///
  /// The folders only because servers of before 0.2 lock nothing else.
  ///
  /// @throws InstallationInUseException when a server runs on one of them
  public static OfflineLocks lock(Path data, List<TransferEndpoint> storages) {
    var folders = new TreeSet<Path>();
    var files = new TreeSet<Path>();
    for (TransferEndpoint storage : storages) {
      storage.folder().ifPresent(folder -> folders.add(plain(folder)));
      storage.file().ifPresent(files::add);
    }
    if (!folders.isEmpty()) {
      folders.add(plain(data));
    }
    folders.removeIf(folder -> !Files.isDirectory(folder));
    files.removeIf(file -> !Files.isDirectory(plain(file).resolveSibling("")));
    var quiet = new OfflineLocks();
    try {
      for (Path file : files) {
        LockFile lock = LockFile.ofStorage(file);
        quiet.locks.add(lock::close);
      }
      for (Path folder : folders) {
        LockFile lock = DataFolder.at(folder).lock();
        quiet.locks.add(lock::close);
      }
      return quiet;
    } catch (RuntimeException e) {
      quiet.close();
      throw e;
    }
  }

  private static Path plain(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    locks.close();
  }
}
