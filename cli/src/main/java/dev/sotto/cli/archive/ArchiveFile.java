// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.transfer.Reading;
import dev.sotto.core.transfer.Summary;
import dev.sotto.core.transfer.Table;
import dev.sotto.core.transfer.TransferException;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// An archive on the disk. It appears under its name when it is complete, synced and read back; it
/// holds password hashes, so only its owner may read it.
public final class ArchiveFile {
  private final Path path;
  private final Path part;

  public ArchiveFile(Path path) {
    this.path = path.toAbsolutePath();
    part = this.path.resolveSibling(path.getFileName() + ".part");
  }

  /// {@return what stands under its name}
  public Place place() {
    return Place.of(path);
  }

  /// Writes everything in `source`, and replaces the file that is there. {@return what was written}
  ///
  /// @throws UncheckedIOException when the disk does not take it
  /// @throws TransferException when something else than a file is in the way
  public Summary write(TransferSource source, TransferProgress progress) {
    try {
      requireReplaceable(part);
      Files.deleteIfExists(part);
      Summary written;
      try (FileChannel channel = create(part)) {
        written = ArchiveWriter.write(source, Channels.newOutputStream(channel), progress);
        channel.force(true);
      }
      verify(written, progress);
      requireReplaceable(path);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(path), e);
    }
  }

  /// {@return the archive, to be read once}
  ///
  /// @throws UncheckedIOException when it is not there
  /// @throws TransferException when it is none
  public TransferSource open() {
    return open(path);
  }

  private TransferSource open(Path file) {
    try {
      InputStream in = Files.newInputStream(file);
      try {
        return ArchiveReader.open(String.valueOf(path.getFileName()), in);
      } catch (RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  private void verify(Summary written, TransferProgress progress) {
    try (TransferSource archive = open(part)) {
      var reading = new Reading(archive, progress, TransferProgress.Phase.VERIFY);
      for (Table table : archive.layout().tables()) {
        reading.next(table, _ -> {});
      }
      if (!reading.end(archive.lastMessageId()).equals(written)) {
        throw new TransferException("the archive is not what was written: check the disk");
      }
    }
  }

  private static void requireReplaceable(Path file) {
    Place place = Place.of(file);
    if (place != Place.FREE && place != Place.FILE) {
      throw new TransferException("%s %s".formatted(file, place.reason()));
    }
  }

  private static FileChannel create(Path file) throws IOException {
    try {
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new TransferException(
          "%s is being written by another export: wait for it".formatted(file), e);
    }
  }

  private void syncFolder() throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
