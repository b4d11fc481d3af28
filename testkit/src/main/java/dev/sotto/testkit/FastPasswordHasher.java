// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/// A [PasswordHasher] for tests that must not wait: its hashes contain the password and protect
/// nothing. Safe for use by many threads.
public final class FastPasswordHasher implements PasswordHasher {
  private final AtomicLong salts = new AtomicLong();

  /// Has nothing to set up.
  public FastPasswordHasher() {}

  @Override
  public PasswordHash hash(Password password) {
    return hash(salts.incrementAndGet(), password.prepared());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    String[] parts = hash.text().split("\\$", -1);
    return parts.length == 3
        && password.forms().stream()
            .anyMatch(form -> hash(Long.parseLong(parts[1]), form).equals(hash));
  }

  private static PasswordHash hash(long salt, String form) {
    byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
    return new PasswordHash("insecure$" + salt + '$' + Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public void pretend(Password password) {
    // Takes no time, as a check does.
  }

  @Override
  public int atOnce() {
    return 1;
  }
}
