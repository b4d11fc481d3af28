// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.backend;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/// The open parts of a server, closed in reverse order. A part that cannot be closed does not keep
/// the others open. For one thread at a time.
public final class Closer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Closer.class.getName());

  private final Deque<Part> parts = new ArrayDeque<>();

  /// Closes `part` before everything that was added earlier.
  public void add(Part part) {
    parts.push(part);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private static void close(Part part) {
    try {
      part.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a part of the server did not close cleanly", e);
    }
  }

  /// Something that closes without a checked exception.
  public interface Part {
    void close();
  }
}
