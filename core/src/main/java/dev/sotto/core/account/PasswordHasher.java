// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// Turns passwords into hashes and checks them. Slow on purpose, so it runs on threads of its own,
/// few enough that a storm of log-ins leaves processor time for messages. Safe for use by many
/// threads.
public interface PasswordHasher {
  /// {@return a new salted hash}
  ///
  /// @throws Busy when too many callers wait already
  PasswordHash hash(Password password);

  /// {@return whether `hash` was made from `password`; false for a hash in an unknown format}
  ///
  /// @throws Busy when too many callers wait already
  boolean matches(Password password, PasswordHash hash);

  /// Spends the time of one [#matches], so that an unknown handle cannot be told from a wrong
  /// password.
  ///
  /// @throws Busy when too many callers wait already
  void pretend(Password password);

  /// {@return how many passwords are worked on at once; all others wait}
  int atOnce();

  /// Too many log-ins at once; try again shortly.
  final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Busy() {
      super("the queue of password checks is full");
    }
  }
}
