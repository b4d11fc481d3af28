// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The calls of the system that a process makes, counted by a library that is preloaded into it:
/// all that go through the C library, which are not those of locks and of the virtual machine's own
/// memory.
public final class SystemCallCounter {
  private final Path counters;
  private final Map<String, String> environment;

  private SystemCallCounter(Path counters, Map<String, String> environment) {
    this.counters = counters;
    this.environment = Map.copyOf(environment);
  }

  /// {@return counts for one process; empty when this system cannot do that}
  ///
  /// @param folder where library and counters go
  /// @param databasePort of the database whose sends are counted; 0 for none
  public static Optional<SystemCallCounter> in(Path folder, int databasePort)
      throws IOException, InterruptedException {
    Optional<Path> library = PreloadLibrary.compile("call-counts", folder);
    if (library.isEmpty()) {
      return Optional.empty();
    }
    Path counters = folder.resolve("counters");
    Files.write(counters, new byte[Counter.values().length * Long.BYTES]);
    var environment = new HashMap<String, String>();
    environment.put("LD_PRELOAD", library.get().toString());
    environment.put("CALL_COUNTS", counters.toString());
    environment.put("CALL_COUNTS_PORT", Integer.toString(databasePort));
    return Optional.of(new SystemCallCounter(counters, environment));
  }

  /// {@return what the process must be started with}
  public Map<String, String> environment() {
    return environment;
  }

  /// {@return all counters}
  public Map<Counter, Long> read() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(counters)).order(ByteOrder.nativeOrder());
    var values = new EnumMap<Counter, Long>(Counter.class);
    for (Counter counter : Counter.values()) {
      values.put(counter, bytes.getLong(counter.slot * Long.BYTES));
    }
    return values;
  }

  /// Lets the longest sync be found anew.
  public void forgetLongestSync() throws IOException {
    try (FileChannel file = FileChannel.open(counters, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.allocate(Long.BYTES), (long) Counter.LONGEST_SYNC.slot * Long.BYTES);
    }
  }

  /// The counters, as in `call-counts.c`.
  public enum Counter {
    /// All calls.
    CALLS(0),
    /// Calls of `pwrite`.
    FILE_WRITES(1),
    /// Bytes that those have written.
    FILE_BYTES(2),
    /// Calls of `pread`.
    FILE_READS(3),
    /// Calls of `fsync` and `fdatasync`.
    SYNCS(4),
    /// Nanoseconds of those together.
    SYNC_NANOS(5),
    /// Nanoseconds of the longest of them.
    LONGEST_SYNC(6),
    /// Pages written to the write-ahead log of SQLite.
    WAL_FRAMES(7),
    /// Pages written to the database file of SQLite.
    CHECKPOINT_PAGES(8),
    /// Writes to the sockets of the database.
    DATABASE_SENDS(9),
    /// Reads from there that brought something.
    DATABASE_RECEIVES(10);

    private final int slot;

    Counter(int slot) {
      this.slot = slot;
    }
  }
}
