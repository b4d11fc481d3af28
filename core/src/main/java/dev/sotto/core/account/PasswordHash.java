// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// A salted password hash in the modular crypt format (`$2b$12$…`).
///
/// @param text never logged
public record PasswordHash(String text) {
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
