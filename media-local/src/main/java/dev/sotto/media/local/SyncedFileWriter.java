// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.media.object.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;

/// A file that takes what a client sends. Synced when it is closed, so that what the client is told
/// to have arrived is there after a crash as well. For one thread.
final class SyncedFileWriter implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final FileChannel file;
  private final MessageDigest digest = Checksum.digest();

  /// Creates the file where it is missing and the options say so, for its owner only.
  SyncedFileWriter(Path path, OpenOption... options) {
    file =
        DiskAccess.ask(
            "media-open",
            () -> FileChannel.open(path, Set.of(options), OwnerOnlyPermissions.file(path)));
  }

  /// Takes everything. {@return how many bytes came; more than `most` when there were more, which
  /// are not read}
  ///
  /// @throws IOException when the client breaks off; what has come is kept
  long take(InputStream bytes, long most) throws IOException {
    var chunk = new byte[CHUNK];
    long taken = 0;
    for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
      taken += count;
      if (taken > most) {
        return taken;
      }
      digest.update(chunk, 0, count);
      write(ByteBuffer.wrap(chunk, 0, count));
    }
    return taken;
  }

  /// {@return the checksum of what was taken; asked once}
  Checksum checksum() {
    return Checksum.of(digest);
  }

  private void write(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      DiskAccess.ask("media-write", () -> file.write(bytes));
    }
  }

  @Override
  public void close() {
    DiskAccess.ask(
        "media-sync",
        () -> {
          try (file) {
            file.force(true);
          }
          return file;
        });
  }
}
