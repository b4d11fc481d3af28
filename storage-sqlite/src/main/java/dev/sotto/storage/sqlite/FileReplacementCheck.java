// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.PortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Notices that a database file, or its log, was deleted or replaced while it was open: whatever is
/// written then is written into a file that nobody finds again. Safe for use by many threads.
///
/// A question is two looks at the file system, some microseconds; a commit takes hundreds.
final class FileReplacementCheck {
  private final Path file;
  private final Path log;
  private volatile @Nullable Object fileKey;
  private volatile @Nullable Object logKey;

  FileReplacementCheck(Path file) {
    this.file = file;
    log = file.resolveSibling(file.getFileName() + "-wal");
  }

  /// Takes what is there now for the right one, the first time only: a writer that is opened again
  /// must not continue in another file.
  void remember() {
    if (fileKey == null) {
      fileKey = key(file);
    }
    require();
  }

  /// @throws PortException.Unavailable when the file is another than the one that was opened
  void require() {
    Object known = fileKey;
    if (known == null) {
      return;
    }
    if (!known.equals(key(file))) {
      throw replaced(file);
    }
    Object knownLog = logKey;
    Object log = key(this.log);
    if (knownLog == null) {
      // It comes into being with the first transaction.
      logKey = log;
    } else if (!knownLog.equals(log)) {
      throw replaced(this.log);
    }
  }

  private static PortException.Unavailable replaced(Path file) {
    return new PortException.Unavailable(
        "%s was deleted or replaced while the server ran; nothing more is stored: stop the server, put the file back or restore a backup, and start it again"
            .formatted(file));
  }

  /// {@return what tells the file from every other one; null when it is not there, or the system
  /// has no such thing}
  private static @Nullable Object key(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new PortException.Unavailable(file + " cannot be looked at; check its rights", e);
    }
  }
}
