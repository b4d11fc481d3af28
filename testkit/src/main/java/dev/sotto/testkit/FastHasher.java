// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/// A [PasswordHasher] for tests that must not wait: its hashes contain the password and protect
/// nothing. Safe for use by many threads.
public final class FastHasher implements PasswordHasher {
  private final AtomicInteger checks = new AtomicInteger();

  /// Nothing has been checked yet.
  public FastHasher() {}

  @Override
  public PasswordHash hash(Password password) {
    byte[] bytes = password.text().getBytes(StandardCharsets.UTF_8);
    return new PasswordHash("insecure$" + Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    checks.incrementAndGet();
    return hash(password).equals(hash);
  }

  @Override
  public void pretend(Password password) {
    checks.incrementAndGet();
  }

  /// {@return how often a password was checked, in earnest or in pretence}
  public int checks() {
    return checks.get();
  }
}
