// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A temporary file that has no name any more: it goes when it is closed, and also when this
/// process ends without that. Not safe for use by many threads.
final class SpooledFile implements AutoCloseable {
  private final FileChannel channel;
  private final Runnable released;
  private long size;
  private boolean closed;

  private SpooledFile(FileChannel channel, Runnable released) {
    this.channel = channel;
    this.released = released;
  }

  /// @param released is run once when the file is closed
  static SpooledFile create(Runnable released) throws IOException {
    Path path = Files.createTempFile("sotto-upload-", ".part");
    try {
      var channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new SpooledFile(channel, released);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /// Bytes count from the moment on in which they are given, also when they cannot be written.
  void append(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  long size() {
    return size;
  }

  /// {@return the bytes from the first one on, to be read once}
  InputStream bytes() throws IOException {
    channel.position(0);
    return Channels.newInputStream(channel);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      released.run();
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
