// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.media.Scanner;
import dev.sotto.testkit.media.PatternScanner;
import dev.sotto.testkit.media.ScannerContract;
import java.util.function.UnaryOperator;

/// As [StorageSpecimen], for scanners: the one of the tests.
final class ScannerSpecimen implements ScannerContract {
  /// What every specimen made in this scope suffers from.
  static final ScopedValue<UnaryOperator<Scanner>> DEFECT = ScopedValue.newInstance();

  private static final int LARGEST = 1 << 20;

  private final Scanner scanner = broken(new PatternScanner(LARGEST));
  private final Scanner unreachable = broken(away());

  @Override
  public Scanner scanner() {
    return scanner;
  }

  @Override
  public Scanner unreachable() {
    return unreachable;
  }

  @Override
  public int largest() {
    return LARGEST;
  }

  private static Scanner broken(Scanner sound) {
    return DEFECT.orElse(UnaryOperator.identity()).apply(sound);
  }

  private static Scanner away() {
    var scanner = new PatternScanner();
    scanner.goAway();
    return scanner;
  }
}
