// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import dev.sotto.bench.command.LatencySamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/// Writes a page to a file of its own and syncs it, again and again, beside a load on the same
/// disk: what the disk itself makes everybody wait for.
public final class DiskProbe implements AutoCloseable {
  private static final int PAGE = 4_096;
  private static final long PAUSE_NANOS = 10_000_000;

  private final LatencySamples syncs = new LatencySamples();
  private final Path file;
  private final Thread thread;
  private volatile boolean going = true;

  private DiskProbe(Path file) {
    this.file = file;
    this.thread = Thread.ofPlatform().daemon().name("disk-probe").start(this::run);
  }

  /// {@return a probe that runs until it is asked}
  ///
  /// @param folder on the disk in question
  public static DiskProbe start(Path folder) throws IOException {
    return new DiskProbe(Files.createTempFile(folder, "probe", ".page"));
  }

  /// Ends the probe. {@return the longest sync, in milliseconds}
  public double slowest() throws InterruptedException {
    going = false;
    thread.join();
    return syncs.percentile(100) / 1e6;
  }

  @Override
  public void close() throws IOException {
    going = false;
    Files.deleteIfExists(file);
  }

  private void run() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (going) {
        channel.write(ByteBuffer.allocate(PAGE), 0);
        long start = System.nanoTime();
        channel.force(false);
        syncs.add(System.nanoTime() - start);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
