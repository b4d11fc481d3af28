// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.password;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// A [PasswordHasher] of which one part may be replaced.
record BrokenPasswordHasher(
    Function<Password, PasswordHash> hashing,
    BiPredicate<Password, PasswordHash> matching,
    Consumer<Password> pretending,
    int atOnce)
    implements PasswordHasher {
  static BrokenPasswordHasher over(PasswordHasher real) {
    return new BrokenPasswordHasher(real::hash, real::matches, real::pretend, real.atOnce());
  }

  BrokenPasswordHasher hashing(Function<Password, PasswordHash> other) {
    return new BrokenPasswordHasher(other, matching, pretending, atOnce);
  }

  BrokenPasswordHasher matching(BiPredicate<Password, PasswordHash> other) {
    return new BrokenPasswordHasher(hashing, other, pretending, atOnce);
  }

  BrokenPasswordHasher pretending(Consumer<Password> other) {
    return new BrokenPasswordHasher(hashing, matching, other, atOnce);
  }

  BrokenPasswordHasher atOnce(int other) {
    return new BrokenPasswordHasher(hashing, matching, pretending, other);
  }

  @Override
  public PasswordHash hash(Password password) {
    return hashing.apply(password);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    return matching.test(password, hash);
  }

  @Override
  public void pretend(Password password) {
    pretending.accept(password);
  }
}
