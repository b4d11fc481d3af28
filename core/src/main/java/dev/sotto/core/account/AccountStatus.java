// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// The role of an account and whether it is enabled.
///
/// @param enabled whether it may log in, send and receive
public record AccountStatus(Role role, boolean enabled) {
  /// What everyone starts with.
  public static final AccountStatus MEMBER = new AccountStatus(Role.USER, true);

  /// {@return the same role, admitted}
  public AccountStatus admitted() {
    return new AccountStatus(role, true);
  }

  /// {@return the same role, no longer admitted}
  public AccountStatus disabled() {
    return new AccountStatus(role, false);
  }
}
