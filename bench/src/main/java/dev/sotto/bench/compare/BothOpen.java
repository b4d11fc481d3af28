// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;

/// Something of both programs that is to be closed together.
///
/// @param <T> what it is
record BothOpen<T extends BothOpen.Closing>(Both<T> both) implements AutoCloseable {
  /// {@return what `opening` gives of the one and of the other}
  static <T extends Closing> BothOpen<T> open(Both.Making<T> opening)
      throws IOException, InterruptedException {
    T base = opening.make(Side.BASE);
    try {
      return new BothOpen<>(new Both<>(base, opening.make(Side.NOW)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      base.close();
      throw e;
    }
  }

  T of(Side side) {
    return both.of(side);
  }

  @Override
  public void close() throws IOException {
    try (T _ = both.base();
        T _ = both.now()) {
      // Both, whatever happens to the other.
    }
  }

  /// Something that may be closed.
  interface Closing extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
