// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.media;

import java.io.IOException;
import java.io.InputStream;

/// Looks for malware in the bytes of objects. Safe for use by many threads.
public interface Scanner extends AutoCloseable {
  /// {@return what it says of `bytes`, read to their end as a rule; takes little memory, however
  /// many there are}
  ///
  /// @throws IOException when `bytes` fails
  /// @throws dev.sotto.core.PortException.Unavailable when the scanner does not answer in time
  Verdict scan(InputStream bytes) throws IOException;

  /// Asks the scanner whether it can scan now.
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when it cannot
  void check();

  @Override
  void close();

  /// What a scanner says of an object.
  sealed interface Verdict {
    /// It has read everything and found nothing.
    record Clean() implements Verdict {}

    /// It has found something.
    ///
    /// @param malware what the scanner calls it
    record Infected(String malware) implements Verdict {}

    /// It answers, but cannot judge these bytes: there are too many of them for it, say. Scanning
    /// them again would not help.
    ///
    /// @param reason for the operator, in the scanner's words
    record Undecided(String reason) implements Verdict {}
  }
}
