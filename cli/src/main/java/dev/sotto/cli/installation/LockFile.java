// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Function;

/// A lock that the operating system lets go of when the process ends, however it ends.
public final class LockFile implements AutoCloseable {
  private final FileChannel channel;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  /// {@return the lock of a data folder}
  static LockFile ofData(Path folder) {
    return take(folder.resolve("sotto.lock"), InstallationInUseException::data);
  }

  /// {@return the lock of a storage that is a file, in a file beside it: whoever works on the same
  /// storage meets it, from whatever data folder}
  public static LockFile ofStorage(Path file) {
    return take(
        file.resolveSibling(file.getFileName() + ".lock"), InstallationInUseException::storage);
  }

  private static LockFile take(Path file, Function<Path, InstallationInUseException> refusal) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UncheckedIOException(
          "%s cannot be locked: it is no file; remove it".formatted(file),
          new FileSystemException(file.toString()));
    }
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      boolean locked = false;
      try {
        locked = isLocked(channel);
      } finally {
        if (!locked) {
          channel.close();
        }
      }
      if (locked) {
        return new LockFile(channel);
      }
      throw refusal.apply(file);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be locked".formatted(file), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another server in this very process.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a lock cannot be released", e);
    }
  }
}
