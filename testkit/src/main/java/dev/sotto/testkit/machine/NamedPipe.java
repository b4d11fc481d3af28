// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.machine;

import java.io.IOException;
import java.nio.file.Path;

/// A pipe with a name (POSIX `mkfifo`), at which nobody is: who opens it waits.
public final class NamedPipe {
  private NamedPipe() {}

  /// Makes one. {@return its name}
  public static Path make(Path name) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", name.toString()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("mkfifo has ended with " + status);
    }
    return name;
  }
}
