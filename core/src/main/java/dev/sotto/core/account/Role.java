// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

/// What an account may do beyond its own affairs. Nobody, the administrator included, can read
/// content.
public enum Role {
  USER,
  MODERATOR,
  ADMIN
}
