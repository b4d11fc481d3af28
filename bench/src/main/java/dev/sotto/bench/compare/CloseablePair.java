// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import java.io.IOException;

/// Something of both programs that is to be closed together.
///
/// @param <T> what it is
record CloseablePair<T extends CloseablePair.Closing>(ProgramPair<T> both)
    implements AutoCloseable {
  /// {@return what `opening` gives of the one and of the other}
  static <T extends Closing> CloseablePair<T> open(ProgramPair.Making<T> opening)
      throws IOException, InterruptedException {
    T base = opening.make(ComparedProgram.BASE);
    try {
      return new CloseablePair<>(new ProgramPair<>(base, opening.make(ComparedProgram.NOW)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      base.close();
      throw e;
    }
  }

  T of(ComparedProgram side) {
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
