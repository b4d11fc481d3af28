// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

/// The only exceptions that leave a port. Adapters translate the exceptions of their drivers into
/// one of the two.
///
/// Messages name the statement or call that failed and ids, never handles, tokens or message text.
public abstract sealed class PortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private PortException(String message, Throwable cause) {
    super(message, cause);
  }

  /// The backing service does not answer; the same call may succeed later.
  public static final class Unavailable extends PortException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }

    public Unavailable(String message) {
      super(message, new IllegalStateException(message));
    }
  }

  /// The backing service answered with something that it should never hold; trying again does not
  /// help.
  public static final class Corrupt extends PortException {
    private static final long serialVersionUID = 1L;

    public Corrupt(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
