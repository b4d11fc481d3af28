// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;

/// The same thing of both programs.
///
/// @param <T> what it is
record ProgramPair<T>(T base, T now) {
  /// {@return what `making` gives of the one and of the other}
  static <T> ProgramPair<T> make(Making<T> making) throws IOException, InterruptedException {
    return new ProgramPair<>(making.make(ComparedProgram.BASE), making.make(ComparedProgram.NOW));
  }

  T of(ComparedProgram side) {
    return switch (side) {
      case BASE -> base;
      case NOW -> now;
    };
  }

  /// A factory of what each program has.
  ///
  /// @param <T> what it is
  @FunctionalInterface
  interface Making<T> {
    T make(ComparedProgram side) throws IOException, InterruptedException;
  }
}
