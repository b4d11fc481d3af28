// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.transfer.table.TransferException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;

/// An archive that is being written, beside its place and under a lock, for its owner only. It goes
/// when it is closed, or the process is told to end, before it has taken its place; what a process
/// that was killed has left is known by having no lock. For one thread.
final class ArchivePartFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ArchivePartFile.class.getName());

  /// An empty draft may be about to be locked.
  private static final Duration JUST_MADE = Duration.ofSeconds(10);

  private final Path file;
  private final FileChannel channel;
  private final Thread discarding = Thread.ofPlatform().unstarted(this::discard);
  private boolean moved;

  private ArchivePartFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    Runtime.getRuntime().addShutdownHook(discarding);
  }

  /// {@return a new draft}
  ///
  /// @throws TransferException when another export writes it, or something else than a file is in
  ///   the way
  static ArchivePartFile create(Path file) throws IOException {
    ArchiveDestination.requireReplaceable(file);
    removeAbandoned(file);
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    }
    boolean locked = false;
    try {
      locked = isLocked(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw taken(file);
    }
    return new ArchivePartFile(file, channel);
  }

  private static void removeAbandoned(Path file) throws IOException {
    try {
      Object before = key(file);
      try (FileChannel there =
          FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        if (isJustMade(file) || !isLocked(there) || !Objects.equals(before, key(file))) {
          throw taken(file);
        }
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      // There is none, or it has become an archive meanwhile.
    }
  }

  private static Object key(Path file) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return Objects.requireNonNullElse(attributes.fileKey(), file);
  }

  private static boolean isJustMade(Path file) throws IOException {
    return Files.size(file) == 0
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isAfter(InstantSource.system().instant().minus(JUST_MADE));
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another export of this process.
      return false;
    }
  }

  private static TransferException taken(Path file) {
    return new TransferException(
        "%s is being written by another export: wait for it, or name another file".formatted(file));
  }

  /// {@return where it is written to}
  OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /// Makes what was written durable.
  void sync() throws IOException {
    channel.force(true);
  }

  /// {@return what was written, from its beginning; the draft stays when that is closed}
  InputStream read() throws IOException {
    channel.position(0);
    // Not by its name: some systems let go of all locks on a file when it is closed once.
    return new FilterInputStream(Channels.newInputStream(channel)) {
      @Override
      public void close() {
        // With the draft.
      }
    };
  }

  /// Gives it the name of the archive, whose file it replaces.
  void moveTo(Path archive) throws IOException {
    ArchiveDestination.requireReplaceable(archive);
    Files.move(file, archive, StandardCopyOption.ATOMIC_MOVE);
    moved = true;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!moved) {
        discard();
      }
      boolean _ = Runtime.getRuntime().removeShutdownHook(discarding);
    } catch (IllegalStateException e) {
      LOG.log(Level.TRACE, "the process ends, and removes the draft itself", e);
    } finally {
      channel.close();
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} is left over, delete it: {1}", file, e.getMessage());
    }
  }
}
