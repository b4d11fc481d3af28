// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// How the installation regards an account.
///
/// @param enabled whether it may log in, send and receive
public record Standing(Role role, boolean enabled) {
  /// What everyone starts with.
  public static final Standing MEMBER = new Standing(Role.USER, true);

  /// {@return the same role, admitted}
  public Standing admitted() {
    return new Standing(role, true);
  }

  /// {@return the same role, no longer admitted}
  public Standing disabled() {
    return new Standing(role, false);
  }
}
