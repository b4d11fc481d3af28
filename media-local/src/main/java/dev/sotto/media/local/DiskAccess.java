// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.local;

import dev.sotto.core.PortException;
import java.io.IOException;

/// Tells failures of the disk from those of a client that breaks off: both are [IOException]s.
final class DiskAccess {
  private DiskAccess() {}

  /// {@return the answer}
  ///
  /// @param what for the message, as `media-read`
  /// @throws PortException.Unavailable when the disk fails, or is full
  static <T> T ask(String what, Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new PortException.Unavailable(
          "%s: the folder of media does not answer (%s)"
              .formatted(what, e.getClass().getSimpleName()),
          e);
    }
  }

  @FunctionalInterface
  interface Question<T> {
    T answer() throws IOException;
  }
}
