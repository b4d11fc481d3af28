// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Libraries that are preloaded into a process by the dynamic linker, and compiled with the
/// system's `cc` when they are needed.
final class PreloadLibrary {
  private PreloadLibrary() {}

  /// {@return the library made of `bench/src/main/c/<name>.c`, in `folder`; empty when this system
  /// cannot do that}
  static Optional<Path> compile(String name, Path folder) throws IOException, InterruptedException {
    Path source =
        Path.of(System.getProperty("sotto.bench.root", "."), "bench/src/main/c", name + ".c");
    Path library = folder.resolve(name + ".so");
    return Files.exists(library) || compile(source, library)
        ? Optional.of(library)
        : Optional.empty();
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
