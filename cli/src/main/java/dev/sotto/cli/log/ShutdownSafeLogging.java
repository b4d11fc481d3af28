// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import java.util.logging.LogManager;

/// Keeps the handlers while the process ends. The JDK's own log manager takes them away as soon as
/// the process is told to stop, and what a stopping server has to say would be lost.
///
/// Public because the JDK makes it, by the name in the system property `java.util.logging.manager`.
public final class ShutdownSafeLogging extends LogManager {
  /// For the JDK.
  public ShutdownSafeLogging() {}

  /// Does nothing; [Logging] replaces handlers itself.
  @Override
  public void reset() {
    // See the type comment.
  }
}
