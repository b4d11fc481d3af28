// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import java.util.Random;
import java.util.random.RandomGenerator;

/// Chance that repeats itself. Not for anything that must be secret.
public final class TestRandom {
  private TestRandom() {}

  /// {@return a generator that draws the same numbers in every run; safe for use by many threads}
  public static RandomGenerator seeded(long seed) {
    return new Random(seed);
  }
}
