// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.spi.OperatorFile;
import dev.sotto.core.transfer.HashingTableReader;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
  public ArchiveDestination place() {
    return ArchiveDestination.of(path);
  }

  /// Writes everything in `source`, and replaces the file that is there. {@return what was written}
  ///
  /// @throws UncheckedIOException when the disk does not take it; nothing is left behind
  /// @throws TransferException when something else than a file is in the way, or another export
  ///   writes the same archive
  public TransferSummary write(TransferSource source, TransferProgress progress) {
    try (ArchivePartFile draft = ArchivePartFile.create(part)) {
      TransferSummary written = ArchiveWriter.write(source, draft.out(), progress);
      draft.sync();
      verify(draft, written, progress);
      draft.moveTo(path);
      syncFolder();
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(path), e);
    }
  }

  /// {@return the archive, to be read once}
  ///
  /// @throws UncheckedIOException when it is not there, or is no file
  /// @throws TransferException when it is no archive
  public TransferSource open() {
    try {
      return open(new OperatorFile(path).open());
    } catch (OperatorFile.Unreadable e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(path), e);
    }
  }

  private TransferSource open(InputStream in) throws IOException {
    try {
      return ArchiveReader.open(String.valueOf(path.getFileName()), in);
    } catch (RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private void verify(ArchivePartFile draft, TransferSummary written, TransferProgress progress)
      throws IOException {
    try (TransferSource archive = open(draft.read())) {
      var reading = new HashingTableReader(archive, progress, TransferProgress.Phase.VERIFY);
      for (Table table : archive.layout().tables()) {
        reading.next(table, _ -> {});
      }
      if (!reading.end(archive.lastMessageId()).equals(written)) {
        throw new TransferException("the archive is not what was written: check the disk");
      }
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
