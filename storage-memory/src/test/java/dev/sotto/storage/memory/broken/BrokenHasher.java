// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// A [PasswordHasher] of which one part may be replaced.
record BrokenHasher(
    Function<Password, PasswordHash> hashing,
    BiPredicate<Password, PasswordHash> matching,
    Consumer<Password> pretending,
    int atOnce)
    implements PasswordHasher {
  static BrokenHasher over(PasswordHasher real) {
    return new BrokenHasher(real::hash, real::matches, real::pretend, real.atOnce());
  }

  BrokenHasher hashing(Function<Password, PasswordHash> other) {
    return new BrokenHasher(other, matching, pretending, atOnce);
  }

  BrokenHasher matching(BiPredicate<Password, PasswordHash> other) {
    return new BrokenHasher(hashing, other, pretending, atOnce);
  }

  BrokenHasher pretending(Consumer<Password> other) {
    return new BrokenHasher(hashing, matching, other, atOnce);
  }

  BrokenHasher atOnce(int other) {
    return new BrokenHasher(hashing, matching, pretending, other);
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
