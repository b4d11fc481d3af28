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
  /// What every specimen made in this scope suffers from.
  static final ScopedValue<UnaryOperator<PasswordHasher>> DEFECT = ScopedValue.newInstance();

  private final PasswordHasher hasher =
      DEFECT.orElse(UnaryOperator.identity()).apply(new FastPasswordHasher());

  @Override
  public PasswordHasher hasher() {
    return hasher;
  }
}
