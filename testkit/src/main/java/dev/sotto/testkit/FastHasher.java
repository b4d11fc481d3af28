// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit;

import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A [PasswordHasher] for tests that must not wait: its hashes contain the password and protect
/// nothing. Safe for use by many threads.
public final class FastHasher implements PasswordHasher {
  /// Has nothing to set up.
  public FastHasher() {}

  @Override
  public PasswordHash hash(Password password) {
    return hash(password.prepared());
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    return password.forms().stream().anyMatch(form -> hash(form).equals(hash));
  }

  private static PasswordHash hash(String form) {
    byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
    return new PasswordHash("insecure$" + Base64.getEncoder().encodeToString(bytes));
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
