// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.util.concurrent.atomic.AtomicInteger;

/// A [PasswordHasher] that counts how often it does its slow work. Safe for use by many threads.
public final class CountingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger runs = new AtomicInteger();

  /// @param hasher does the work
  public CountingPasswordHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  @Override
  public PasswordHash hash(Password password) {
    runs.incrementAndGet();
    return hasher.hash(password);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    runs.incrementAndGet();
    return hasher.matches(password, hash);
  }

  @Override
  public void pretend(Password password) {
    runs.incrementAndGet();
    hasher.pretend(password);
  }

  @Override
  public int atOnce() {
    return hasher.atOnce();
  }

  /// {@return how many passwords were hashed: to keep the hash, to check it, or in pretence}
  public int runs() {
    return runs.get();
  }
}
