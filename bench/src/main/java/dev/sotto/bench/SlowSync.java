// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Makes the disk of a process slower: a library, preloaded by the dynamic linker, that delays each
/// `fsync` and `fdatasync`. Compiled when it is needed, with the system's `cc`.
final class SlowSync {
  private static final String SOURCE = "/src/main/c/slow-sync.c";

  private SlowSync() {}

  /// {@return the environment under which a process syncs `micros` µs slower; empty when this
  /// system cannot do that, which is said on the console}
  static Optional<Map<String, String>> environment(Path folder, int micros)
      throws IOException, InterruptedException {
    if (micros == 0) {
      return Optional.of(Map.of());
    }
    Path source =
        Path.of(System.getProperty("sotto.bench.root", "."), "bench", SOURCE.substring(1));
    Path library = folder.resolve("slow-sync.so");
    if (!Files.exists(library) && !compile(source, library)) {
      Report.line("skipped: a delay of %,d µs a sync needs Linux and a C compiler (cc)", micros);
      return Optional.empty();
    }
    return Optional.of(
        Map.of("LD_PRELOAD", library.toString(), "SLOW_SYNC_MICROS", Integer.toString(micros)));
  }

  private static boolean compile(Path source, Path library)
      throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    try {
      Process process =
          new ProcessBuilder(
                  "cc",
                  "-O2",
                  "-shared",
                  "-fPIC",
                  "-o",
                  library.toString(),
                  source.toString(),
                  "-ldl")
              .redirectErrorStream(true)
              .start();
      try (InputStream output = process.getInputStream()) {
        output.transferTo(System.err);
      }
      return process.waitFor() == 0;
    } catch (IOException e) {
      // No such program.
      return false;
    }
  }
}
