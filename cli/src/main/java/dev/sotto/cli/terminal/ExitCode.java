// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

/// The exit status of a command, for scripts.
public enum ExitCode {
  /// It did what it was asked to do.
  DONE(0),
  /// It could not; the same command may succeed another time.
  FAILED(1),
  /// The command line or the configuration is wrong; the same command fails again.
  USAGE(2),
  /// It has done all that it was asked to do, and something is wrong that it has not repaired.
  FOUND(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /// {@return the exit status of the process}
  public int status() {
    return status;
  }
}
