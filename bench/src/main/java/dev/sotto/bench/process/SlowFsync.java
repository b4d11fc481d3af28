// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import dev.sotto.bench.command.ConsoleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Makes the disk of a process slower: a preloaded library that delays each `fsync` and
/// `fdatasync`.
public final class SlowFsync {
  private SlowFsync() {}

  /// {@return the environment under which a process syncs `micros` µs slower; empty when this
  /// system cannot do that, which is said on the console}
  public static Optional<Map<String, String>> environment(Path folder, int micros)
      throws IOException, InterruptedException {
    if (micros == 0) {
      return Optional.of(Map.of());
    }
    Optional<Path> library = PreloadLibrary.compile("slow-sync", folder);
    if (library.isEmpty()) {
      ConsoleReport.line(
          "skipped: a delay of %,d µs a sync needs Linux and a C compiler (cc)", micros);
    }
    return library.map(
        path ->
            Map.of("LD_PRELOAD", path.toString(), "SLOW_SYNC_MICROS", Integer.toString(micros)));
  }
}
