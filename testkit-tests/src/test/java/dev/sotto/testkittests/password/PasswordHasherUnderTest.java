// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.password;

import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.account.PasswordHasherContract;
import java.util.function.UnaryOperator;

/// As [StorageUnderTest][dev.sotto.testkittests.storage.StorageUnderTest], for password hashers:
/// the one of the tests.
final class PasswordHasherUnderTest implements PasswordHasherContract {
  /// The defect of every adapter made in this scope.
  static final ScopedValue<UnaryOperator<PasswordHasher>> DEFECT = ScopedValue.newInstance();

  private final PasswordHasher hasher =
      DEFECT.orElse(UnaryOperator.identity()).apply(new FastPasswordHasher());

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
