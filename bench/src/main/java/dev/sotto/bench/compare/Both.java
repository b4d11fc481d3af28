// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;

/// The same thing of both programs.
///
/// @param <T> what it is
record Both<T>(T base, T now) {
  /// {@return what `making` gives of the one and of the other}
  static <T> Both<T> make(Making<T> making) throws IOException, InterruptedException {
    return new Both<>(making.make(Side.BASE), making.make(Side.NOW));
  }

  T of(Side side) {
    return switch (side) {
      case BASE -> base;
      case NOW -> now;
    };
  }

  /// How it is made.
  ///
  /// @param <T> what it is
  @FunctionalInterface
  interface Making<T> {
    T make(Side side) throws IOException, InterruptedException;
  }
}
